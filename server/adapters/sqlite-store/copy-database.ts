import * as sqlite from 'node:sqlite';

/** Pages copied between two turns of the event loop, so that requests come in between. */
const RATE = 256;

/** SQLite's online backup; Node before 22.16 has none, and copies in one go. */
export async function copyDatabase(db: sqlite.DatabaseSync, file: string): Promise<void> {
  if (typeof sqlite.backup === 'function') await sqlite.backup(db, file, { rate: RATE });
  else db.prepare('VACUUM INTO ?').run(file);
}
