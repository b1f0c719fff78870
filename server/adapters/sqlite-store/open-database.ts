import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { MIGRATIONS } from './migrations.ts';
import { PageSums } from './page-sums.ts';
import { numberOf } from '../stored-row.ts';
import { Sql } from './sql.ts';

export interface OpenedDatabase {
  readonly db: DatabaseSync;
  readonly sql: Sql;
  readonly sums: PageSums;
  readonly close: () => void;
}

export type OpenProblem =
  /** Another process has it open. */
  | { readonly kind: 'inUse' }
  /** Written by a newer Hookflow. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Not as it was written; nothing was changed. The sentence says where. */
  | { readonly kind: 'damaged'; readonly where: string }
  | { readonly kind: 'unusable'; readonly reason: string };

/** `SQLITE_BUSY` of SQLite's result codes. */
const BUSY = 5;

/**
 * Opens or creates the database file for this process alone: SQLite's exclusive locking mode holds the operating system's lock
 * on the file, so it is free again as soon as the process ends, however it ends (D2). Damage is noticed before anything is read from it.
 * `logLimit` is the length of the log at which it is written into the database, in bytes.
 */
export function openDatabase(
  path: string,
  o: { readonly logLimit?: number } = {},
): Result<OpenedDatabase, OpenProblem> {
  let db: DatabaseSync | undefined;
  let file: number | undefined;
  const close = (): void => {
    if (db?.isOpen) db.close();
    // Not earlier: closing any descriptor of the file frees SQLite's locks on it.
    if (file !== undefined) closeSync(file);
  };
  let sums: PageSums | undefined;
  try {
    db = new DatabaseSync(path, { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    const sql = new Sql(db);
    file = openSync(path, 'r');
    sums = new PageSums(path, file, sql, o.logLimit);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA wal_autocheckpoint = 0');
    db.exec('BEGIN IMMEDIATE; COMMIT');
    const where = sums.check() ?? (sums.isNew ? brokenStructure(sql) : undefined);
    const version = where === undefined ? migrate(sql) : undefined;
    if (where === undefined && version === undefined) {
      sums.checkpoint();
      const opened = { db, sql, sums };
      return ok({ ...opened, close: () => (opened.sums.checkpoint(), close()) });
    }
    close();
    return err(where === undefined ? { kind: 'newer', version: version ?? 0 } : { kind: 'damaged', where });
  } catch (error) {
    const isBusy = error instanceof Error && 'errcode' in error && error.errcode === BUSY;
    const where = isBusy ? undefined : noticed(sums);
    close();
    if (isBusy) return err({ kind: 'inUse' });
    if (where !== undefined) return err({ kind: 'damaged', where });
    return err({ kind: 'unusable', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Whether SQLite stumbled over a damage that has a place. */
function noticed(sums: PageSums | undefined): string | undefined {
  try {
    return sums?.check();
  } catch {
    return undefined;
  }
}

/** A database without checksums, of an older Hookflow, is judged by its structure alone. */
function brokenStructure(sql: Sql): string | undefined {
  const row = sql.get('PRAGMA integrity_check(1)');
  const verdict = row?.['integrity_check'];
  return verdict === 'ok' ? undefined : `The database is damaged: ${String(verdict)}.`;
}

/** Brings the schema forward, in one transaction; answers its version when that is newer than this program knows. */
function migrate(sql: Sql): number | undefined {
  sql.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT');
  const row = sql.get('SELECT max(version) AS version FROM schema_version');
  const version = row && row['version'] !== null ? numberOf(row, 'version') : 0;
  if (version > MIGRATIONS.length) return version;
  if (version === MIGRATIONS.length) return undefined;
  sql.exec('BEGIN IMMEDIATE');
  for (const step of MIGRATIONS.slice(version)) sql.exec(step);
  sql.run('INSERT INTO schema_version (version) VALUES (?)', MIGRATIONS.length);
  sql.exec('COMMIT');
  return undefined;
}
