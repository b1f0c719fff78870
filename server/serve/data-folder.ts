import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { openSqliteStore, type SqliteStore } from '../adapters/sqlite-store/sqlite-store.ts';

export const DATABASE_FILE = 'hookflow.db';

export type FolderProblem = { readonly kind: 'inUse' | 'unusable'; readonly message: string };

/** Opens a data folder for this process alone, and makes it, for its owner only, when it is not there (D2). */
export function openDataFolder(
  folder: string,
  o: { readonly logLimit?: number | undefined } = {},
): Result<SqliteStore, FolderProblem> {
  const path = join(folder, DATABASE_FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // SQLite gives its side files the rights of this one.
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ kind: 'unusable', message: `The data folder ${folder} cannot be used: ${reason}.` });
  }
  const opened = openSqliteStore(path, o.logLimit === undefined ? {} : { logLimit: o.logLimit });
  return opened.ok ? ok(opened.value) : err(explained(folder, opened.error));
}

function explained(
  folder: string,
  problem: Extract<ReturnType<typeof openSqliteStore>, { ok: false }>['error'],
): FolderProblem {
  switch (problem.kind) {
    case 'inUse':
      return {
        kind: 'inUse',
        message: `The data folder ${folder} is being used by another process. Stop that server first, or choose another folder.`,
      };
    case 'newer':
      return {
        kind: 'unusable',
        message: `The data folder ${folder} was written by a newer Hookflow (schema ${problem.version}). Update this one.`,
      };
    case 'damaged':
      return {
        kind: 'unusable',
        message: `The data folder ${folder} is damaged, and nothing in it was changed. ${problem.where} Restore a backup with "hookflow restore".`,
      };
    case 'unusable':
      return { kind: 'unusable', message: `The data folder ${folder} cannot be opened: ${problem.reason}.` };
  }
}
