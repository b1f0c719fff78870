import { expect, it } from 'vitest';
import type { Sql } from '../../../server/adapters/sqlite-store/sql.ts';
import { WriteQueue } from '../../../server/adapters/sqlite-store/write-queue.ts';

/** What would be executed; a commit blocks for `commitMs`. */
function recorded(commitMs = 0) {
  const groups: string[][] = [[]];
  const run = (text: string): number => {
    if (text === 'COMMIT') {
      const end = performance.now() + commitMs;
      while (performance.now() < end);
      groups.push([]);
    }
    return 0;
  };
  const queue = new WriteQueue({ run } as unknown as Sql);
  const job = (name: string) => () => void groups.at(-1)?.push(name);
  return { queue, job, groups: () => groups.filter((group) => group.length > 0) };
}

it('[D2] what is asked for together is committed together, the background after those who wait', async () => {
  const { queue, job, groups } = recorded();
  await Promise.all([
    queue.writeInBackground(job('evaluate')),
    queue.write(job('a')),
    queue.write(job('b')),
    queue.writeInBackground(job('settle')),
  ]);
  const [first, ...rest] = groups();
  // The first piece of the background may begin at once: nothing of it was served yet.
  expect([first, ...rest].map((group) => group?.join())).toEqual(['evaluate,settle', 'a,b']);
});

it('[D2] callers whom one commit served are waited for by the next, no longer than a commit takes', async () => {
  const { queue, job, groups } = recorded(4);
  const caller = async (name: string, distance: number): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) {
      await queue.write(job(name));
      // The answer has to travel, and the next request too.
      for (let step = 0; step <= distance; step += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(caller));
  // 24 jobs; a caller's next one would else find the others' under way, and be written with few.
  expect(groups().length).toBeLessThanOrEqual(9);
  const started = performance.now();
  await queue.write(job('alone'));
  expect(performance.now() - started).toBeLessThan(1_000);
});

it('[D2] those who keep asking leave the background its share', async () => {
  const { queue, job, groups } = recorded(1);
  let isOver = false;
  const caller = async (): Promise<void> => {
    while (!isOver) await queue.write(job('a'));
  };
  const callers = [caller(), caller()];
  for (let turn = 0; turn < 5; turn += 1) await queue.writeInBackground(job('evaluate'));
  isOver = true;
  await Promise.all(callers);
  expect(groups().filter((group) => group.includes('evaluate'))).toHaveLength(5);
  expect(groups().filter((group) => group.includes('a')).length).toBeGreaterThan(5);
});

it('[D2] a job that throws fails alone; everything is written when the queue has drained', async () => {
  const { queue, job, groups } = recorded();
  const failing = queue.write(() => {
    throw new Error('no');
  });
  const failed = expect(failing).rejects.toThrow('no');
  void queue.writeInBackground(job('later'));
  void queue.write(job('sooner'));
  await queue.drained();
  await failed;
  expect(groups().flat().sort()).toEqual(['later', 'sooner']);
});
