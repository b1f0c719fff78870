import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../server/adapters/sqlite-store/sqlite-store.ts';
import { runs, sendOccurrences, type SyncTarget } from '../../../shared/sync/client.ts';
import { ADA, purchase, STORE } from '../sync/store-world.ts';
import { eventually, publishExample, targetOf, tokenOf } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const KILLS = 4;

async function child(data: string) {
  const process_ = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'serve-child.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(createInterface(process_.stdout), 'line')) as [string];
  const kill = async (): Promise<void> => {
    process_.kill('SIGKILL');
    if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit');
  };
  return { address, kill };
}

/** Sends until the server is gone, and notes the ids that were acknowledged. */
async function sendUntilGone(target: SyncTarget, round: number, acknowledged: string[]): Promise<void> {
  const sender = async (lane: number): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      const ids = Array.from({ length: 5 }, (_, index) => `r${round}-${lane}-${turn}-${index}`);
      const batch = ids.map((id) => purchase(id, ADA, { total: 1 }));
      const answer = await sendOccurrences(target, JSON.stringify(batch));
      if (answer.kind !== 'ok') return;
      acknowledged.push(...answer.value.results.map((result) => result.id ?? ''));
    }
  };
  await Promise.all([sender(0), sender(1), sender(2)]);
}

it('[I2] after kill -9 every acknowledged occurrence is there, is evaluated once and acts once', async () => {
  const data = join(temporaryFolder(), 'data');
  await tokenOf(data);
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const { address, kill } = await child(data);
    const target = await targetOf({ address, data });
    if (round === 0) expect(await publishExample(target)).toMatchObject({ kind: 'ok' });
    const before = acknowledged.length;
    const sending = sendUntilGone(target, round, acknowledged);
    await eventually(() => Promise.resolve(acknowledged.length >= before + 20 || undefined));
    await new Promise((resolve) => setTimeout(resolve, round * 37));
    await kill();
    await sending;
  }

  const last = await child(data);
  const target = await targetOf({ address: last.address, data });
  await eventually(async () => {
    const ready = await fetch(`${last.address}/readyz`);
    return ((await ready.json()) as { backlog: number }).backlog === 0 || undefined;
  });
  await eventually(async () => {
    const page = await runs(target, { limit: 200 });
    const settled =
      page.kind === 'ok' && page.value.runs.every((run) => run.actions.every((a) => a.state === 'recorded'));
    return settled || undefined;
  });
  await last.kill();

  const opened = openSqliteStore(join(data, 'hookflow.db'));
  if (!opened.ok) throw new Error(opened.error.kind);
  const { store } = opened.value;
  const seen = new Map<string, number>();
  for (let after = '0'; ;) {
    const { items, next } = await store.runs(STORE, { after, limit: 200 });
    for (const run of items) {
      seen.set(run.occurrence, (seen.get(run.occurrence) ?? 0) + 1);
      expect(run.actions.map((action) => [action.kind, action.state])).toEqual([['sendEmail', 'recorded']]);
    }
    if (next === undefined) break;
    after = next;
  }
  expect(acknowledged.filter((id) => !seen.has(id))).toEqual([]);
  expect([...seen.values()].every((times) => times === 1)).toBe(true);
  await store[Symbol.asyncDispose]();
}, 60_000);
