import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { copyDatabase } from '../../../server/adapters/sqlite-store/copy-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

function rowsOf(db: DatabaseSync): unknown {
  return db.prepare('SELECT count(*) AS n FROM t').get()?.['n'];
}

it('[D2] a copy waits for the transaction that is open when it begins, and holds all of it', async () => {
  const db = new DatabaseSync(join(temporaryFolder(), 'a.db'));
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)');
  db.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (2)');
  const file = join(temporaryFolder(), 'b.db');
  const copied = copyDatabase(db, file);
  setTimeout(() => db.exec('INSERT INTO t VALUES (3); COMMIT'), 20);
  await copied;
  const copy = new DatabaseSync(file);
  expect(rowsOf(copy)).toBe(3);
  copy.close();
  db.close();
});

it('[D2] a copy that cannot be written says so at once', async () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY)');
  await expect(copyDatabase(db, join(temporaryFolder(), 'missing', 'b.db'))).rejects.toThrow('open');
  db.close();
});
