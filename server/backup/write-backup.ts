import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { sealBackup } from './backup-file.ts';

/** What a data folder holds besides its database. */
export const FOLDER_FILES = ['webhook.key', 'environment.json'] as const;

/**
 * Writes a data folder into one new file for its owner only, and checks what it wrote; answers its size in bytes. `copyTo` copies the
 * database as it is at one moment. Nothing is left behind when it fails.
 */
export async function writeBackup(
  folder: string,
  copyTo: (file: string) => Promise<void>,
  path: string,
): Promise<Result<number, string>> {
  if (existsSync(path)) return err(`${path} is there already, and a backup overwrites nothing.`);
  const fresh = `${path}.${process.pid}.partial`;
  try {
    // Made first, for its owner only.
    closeSync(openSync(fresh, 'wx', 0o600));
    await copyTo(fresh);
    const db = new DatabaseSync(fresh);
    try {
      db.exec('PRAGMA journal_mode = DELETE');
      const verdict = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
      if (verdict !== 'ok') return err(`The copy is not sound (${String(verdict)}), so there is no backup.`);
      db.exec('CREATE TABLE backup_files (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID');
      for (const name of FOLDER_FILES.filter((each) => existsSync(join(folder, each))))
        db.prepare('INSERT INTO backup_files (name, body) VALUES (?, ?)').run(name, readFileSync(join(folder, name)));
    } finally {
      db.close();
    }
    sealBackup(fresh);
    renameSync(fresh, path);
    return ok(statSync(path).size);
  } catch (error) {
    return err(`The backup ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    for (const leftover of [fresh, `${fresh}-journal`, `${fresh}-wal`, `${fresh}-shm`])
      rmSync(leftover, { force: true });
  }
}
