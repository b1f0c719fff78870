import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PendingWrites } from '../../../../electron/files/pending-writes.ts';
import { Journal } from '../../../../electron/journal/journal.ts';
import { VersionStore } from '../../../../electron/versions/version-store.ts';
import { documentText, isWhole } from './saved-text.ts';

const KILLS = 60;
const AT_ONCE = 4;
let root: string;
beforeAll(() => (root = mkdtempSync(path.join(tmpdir(), 'hookflow-kills-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const halfWritten = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

/** Starts a process that saves, and kills it in the middle, `after` milliseconds past its first save's start. */
async function killOne(folder: string, after: number): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', path.join(import.meta.dirname, 'saving-child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, after));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** What the next start of the app finds and does. */
async function nextStart(folder: string): Promise<void> {
  await new PendingWrites(path.join(folder, 'pending')).cleanUp();
  const journal = new Journal(path.join(folder, 'journal'), Date.now);
  await journal.load();
  const { kept, unreadable } = await journal.list();
  expect(unreadable).toEqual([]);
  for (const { id } of kept) {
    const entry = await journal.read(id);
    expect(isWhole(entry?.text ?? '')).toBe(true);
    await journal.discard(id);
  }
  expect((await new VersionStore(path.join(folder, 'versions'), Date.now).list('shop')).unreadable).toEqual([]);
}

it(
  `${KILLS} kills in the middle of saves leave no unreadable file and nothing half-written`,
  { timeout: 60_000 },
  async () => {
    let caught = 0;
    const lane = async (number: number): Promise<void> => {
      const folder = path.join(root, String(number));
      const file = path.join(folder, 'documents/shop.hookflow.json');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, documentText(0));
      for (let kill = 0; kill < KILLS / AT_ONCE; kill += 1) {
        await killOne(folder, ((kill * AT_ONCE + number) * 7) % 41); // spread over several saves
        if (halfWritten(folder).length > 0) caught += 1;
        expect(isWhole(readFileSync(file, 'utf8'))).toBe(true);
        await nextStart(folder);
        expect(halfWritten(folder)).toEqual([]);
      }
      expect(readdirSync(path.dirname(file))).toEqual(['shop.hookflow.json']);
      expect(readdirSync(path.join(folder, 'pending'))).toEqual([]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => lane(number)));
    expect(caught, 'kills that came in the middle of a save').toBeGreaterThan(0);
  },
);
