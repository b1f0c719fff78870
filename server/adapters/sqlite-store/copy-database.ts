import * as sqlite from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

/** Pages copied between two turns of the event loop, so that requests come in between. */
const RATE = 256;

/** A source with a transaction open refuses the first page. Ours are over within a turn of the event loop, so a second is plenty. */
const PAUSE_MS = 5;
const TRIES = 200;

/** SQLite's online backup; Node before 22.16 has none, and copies in one go. */
export async function copyDatabase(db: sqlite.DatabaseSync, file: string): Promise<void> {
  if (typeof sqlite.backup !== 'function') db.prepare('VACUUM INTO ?').run(file);
  else
    for (let left = TRIES; ; left -= 1)
      try {
        await sqlite.backup(db, file, { rate: RATE });
        return;
      } catch (error) {
        if (left === 1 || !isBusyAtStart(error)) throw error;
        await setTimeout(PAUSE_MS);
      }
}

/** Node goes on after a busy page, but tells a busy first one as an error without a code. */
function isBusyAtStart(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 0;
}
