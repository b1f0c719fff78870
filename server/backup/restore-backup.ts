import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { DATABASE_FILE, openDataFolder } from '../serve/data-folder.ts';
import { checkBackup } from './backup-file.ts';
import { FOLDER_FILES } from './write-backup.ts';

/** Makes a data folder from a backup that is as it was written. A folder that holds anything is left alone. */
export async function restoreBackup(path: string, folder: string): Promise<Result<undefined, string>> {
  try {
    const { size } = statSync(path);
    const checked = checkBackup(path, size);
    if (!checked.ok) return checked;
    if (existsSync(folder) && readdirSync(folder).length > 0)
      return err(
        `${folder} is not empty, and a restore overwrites nothing. Choose a new folder, or move that one away.`,
      );
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = join(folder, `${DATABASE_FILE}.partial`);
    copyFileSync(path, fresh);
    truncateSync(fresh, checked.value);
    unpack(fresh, folder);
    renameSync(fresh, join(folder, DATABASE_FILE));
    const opened = openDataFolder(folder);
    if (!opened.ok) return err(opened.error.message);
    await opened.value.store[Symbol.asyncDispose]();
    return ok(undefined);
  } catch (error) {
    return err(`${path} cannot be restored: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Takes the other files out of the database and puts them beside it. */
function unpack(database: string, folder: string): void {
  const db = new DatabaseSync(database);
  try {
    for (const name of FOLDER_FILES) {
      const body = db.prepare('SELECT body FROM backup_files WHERE name = ?').get(name)?.['body'];
      if (body instanceof Uint8Array) writeFileSync(join(folder, name), body, { mode: 0o600, flag: 'wx', flush: true });
    }
    db.exec('DROP TABLE backup_files');
  } finally {
    db.close();
    rmSync(`${database}-journal`, { force: true });
  }
}
