import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../../server/adapters/sqlite-store/sqlite-store.ts';
import { Sql } from '../../../server/adapters/sqlite-store/sql.ts';
import { DatabaseSync } from 'node:sqlite';
import { storeContract } from '../sync/store-contract.ts';
import { arrival, draft, NOW, publishFirst, SHOP } from '../sync/store-fixtures.ts';
import { temporaryFolder } from './temporary-folder.ts';

function open(path: string): SqliteStore {
  const opened = openSqliteStore(path);
  if (!opened.ok) throw new Error(`did not open: ${opened.error.kind}`);
  return opened.value;
}

storeContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hookflow-'));
  const path = join(folder, 'hookflow.db');
  let { store } = open(path);
  return Promise.resolve({
    store,
    async reopen() {
      await store[Symbol.asyncDispose]();
      ({ store } = open(path));
      return store;
    },
    async end() {
      await store[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  });
});

it('[D2] one process at a time opens the file; it is free again when that one has closed', async () => {
  const path = join(temporaryFolder(), 'hookflow.db');
  const { store } = open(path);
  expect(openSqliteStore(path)).toEqual({ ok: false, error: { kind: 'inUse' } });
  await store[Symbol.asyncDispose]();
  const again = openSqliteStore(path);
  expect(again.ok).toBe(true);
  if (again.ok) await again.value.store[Symbol.asyncDispose]();
});

it('[D2] a file of a newer Hookflow is refused and left as it is', async () => {
  const path = join(temporaryFolder(), 'hookflow.db');
  const { store } = open(path);
  await publishFirst(store);
  await store[Symbol.asyncDispose]();
  const db = new DatabaseSync(path);
  new Sql(db).run('INSERT INTO schema_version (version) VALUES (99)');
  db.close();
  expect(openSqliteStore(path)).toEqual({ ok: false, error: { kind: 'newer', version: 99 } });
});

it('[D2] a file that is no database is refused with a reason', () => {
  const path = temporaryFolder();
  expect(openSqliteStore(path)).toMatchObject({ ok: false, error: { kind: 'unusable' } });
});

it('[D2] what is asked for at the same time is written together, and a failing member undoes only itself', async () => {
  const path = join(temporaryFolder(), 'hookflow.db');
  const { store } = open(path);
  await publishFirst(store);
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const bad = { ...arrival('bad'), occurrence: { ...arrival('bad').occurrence, data: circular as never } };
  const answers = await Promise.allSettled([
    store.append(SHOP, [arrival('a')], NOW),
    store.append(SHOP, [arrival('b'), bad], NOW),
    store.append(SHOP, [arrival('c')], NOW),
    store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'two' }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(await store.append(SHOP, [arrival('a'), arrival('b'), arrival('c')], NOW)).toEqual([
    'duplicate',
    'accepted',
    'duplicate',
  ]);
  await store[Symbol.asyncDispose]();
});
