import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import { expect, firstPage, test } from './fixtures.ts';
import { kill } from './kill-app.ts';

test('five kills of the app in the middle of saving: the file is always whole, and nothing half-written stays', async ({
  start,
  userData,
}) => {
  test.setTimeout(180_000);
  const folder = path.join(userData, 'files');
  mkdirSync(folder);
  const file = path.join(folder, 'shop.hookflow.json');
  const text = formatWorkspace(newWorkspace({ id: 'shop', name: 'Shop', timeZone: 'UTC' }));
  writeFileSync(file, text);
  const halfWritten = () => readdirSync(folder).filter((name) => name !== 'shop.hookflow.json');
  let caught = 0;
  for (let round = 1; round <= 5; round += 1) {
    const app = await start([file]);
    const page = await firstPage(app);
    await expect(page.getByRole('button', { name: 'Workspace Shop' })).toBeVisible();
    await expect.poll(halfWritten).toEqual([]); // what the kill before left is gone
    await page.evaluate(
      ([target, body, start]) => {
        let turn = 0;
        const save = (): void => {
          turn += 1;
          const long = `${body}${' '.repeat(4_000_000)}${start}-${turn}`.replace(/(\S+)$/, (mark) =>
            ' '.repeat(mark.length),
          );
          void window.desktop
            .call('file.save', { path: target!, suggestedName: 'a', text: long, expected: null })
            .then(save);
        };
        save();
      },
      [file, text, String(round)],
    );
    // Not before something is being written: then at any point of it.
    const until = Date.now() + 10_000;
    while (halfWritten().length === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 1));
    await kill(app);
    if (halfWritten().length > 0) caught += 1;
    const found = readFileSync(file, 'utf8');
    expect(found.trimEnd()).toBe(text.trimEnd());
    expect([text.length, text.length + 4_000_003, text.length + 4_000_004]).toContain(found.length);
  }
  expect(caught, 'kills that came in the middle of a save').toBeGreaterThan(0);
  const last = await firstPage(await start([file]));
  await expect(last.getByRole('button', { name: 'Workspace Shop' })).toBeVisible();
  await expect.poll(halfWritten).toEqual([]);
  await expect.poll(() => readdirSync(userData).filter((name) => name.includes('.tmp'))).toEqual([]);
  await expect.poll(() => readdirSync(path.join(userData, 'pending-writes'))).toEqual([]);
});
