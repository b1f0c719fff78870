import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { MIGRATIONS } from './migrations.ts';
import { numberOf, Sql } from './sql.ts';

export interface OpenedDatabase {
  readonly sql: Sql;
  readonly close: () => void;
}

export type OpenProblem =
  /** Another process has it open. */
  | { readonly kind: 'inUse' }
  /** Written by a newer Hookflow. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unusable'; readonly reason: string };

/** `SQLITE_BUSY` of SQLite's result codes. */
const BUSY = 5;

/**
 * Opens or creates the database file for this process alone: SQLite's exclusive locking mode holds the operating system's lock
 * on the file, so it is free again as soon as the process ends, however it ends (D2).
 */
export function openDatabase(path: string): Result<OpenedDatabase, OpenProblem> {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: 0 });
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('BEGIN IMMEDIATE; COMMIT');
    const sql = new Sql(db);
    const newer = migrate(sql);
    if (newer !== undefined) {
      db.close();
      return err({ kind: 'newer', version: newer });
    }
    const opened = db;
    return ok({ sql, close: () => opened.close() });
  } catch (error) {
    if (db?.isOpen) db.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return err({ kind: 'inUse' });
    return err({ kind: 'unusable', reason: error instanceof Error ? error.message : String(error) });
  }
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
