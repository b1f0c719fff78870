import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../../server/adapters/sqlite-store/sqlite-store.ts';
import { Sql } from '../../../server/adapters/sqlite-store/sql.ts';
import { MIGRATIONS } from '../../../server/adapters/sqlite-store/migrations.ts';
import { DatabaseSync } from 'node:sqlite';
import { newToken } from '../../../server/tokens/token.ts';
import { storeContract } from '../sync/store-contract.ts';
import { arrival, claimAll, draft, NOW, publishFirst, SHOP } from '../sync/store-fixtures.ts';
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
  rmSync(`${path}.sums`);
  expect(openSqliteStore(path)).toEqual({ ok: false, error: { kind: 'newer', version: 99 } });
});

it('[D2] a file of the first schema is brought forward with what it holds', async () => {
  const path = join(temporaryFolder(), 'hookflow.db');
  const db = new DatabaseSync(path);
  const sql = new Sql(db);
  sql.exec('CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT');
  sql.exec(MIGRATIONS[0] ?? '');
  sql.run('INSERT INTO schema_version (version) VALUES (1)');
  sql.run(
    "INSERT INTO occurrences (workspace, id, accepted_at, public, body, evaluated) VALUES ('shop', 'a', 1, 0, '{}', 1)",
  );
  sql.run(
    `INSERT INTO runs (workspace, occurrence, event, revision, program_hash, evaluated_at, fired, contact)
     VALUES ('shop', 1, '30552', 1, 'x', 1, '[]', '{}')`,
  );
  sql.run(
    `INSERT INTO actions (key, workspace, run, occurrence, trigger_id, node, kind, params, state, due, at)
     VALUES ('key-a', 'shop', 1, 'a', 't', 'n', 'callWebhook', '{"url":"https://a.example/"}', 'pending', 1, 1)`,
  );
  sql.run(
    `INSERT INTO tokens (id, workspace, name, hash, scopes, public, created_at)
     VALUES ('0123456789ab', 'shop', 'ci', 'ff', '["read"]', 0, 1)`,
  );
  db.close();
  const { store, tokens } = open(path);
  expect(await claimAll(store)).toMatchObject([{ key: 'key-a', target: 'callWebhook', attempt: 1 }]);
  const [token] = await tokens.list();
  expect(token).toMatchObject({ id: '0123456789ab', public: false });
  expect(token).not.toHaveProperty('origins');
  await store[Symbol.asyncDispose]();
});

it('[P7] a public key keeps its origins', async () => {
  const path = join(temporaryFolder(), 'hookflow.db');
  const { store, tokens } = open(path);
  const origins = ['https://shop.example', 'https://www.shop.example'];
  const grant = { workspace: SHOP, scopes: ['ingest' as const], prefixes: ['305'], public: true, origins };
  const { stored } = newToken(grant, NOW);
  await tokens.add(stored);
  expect(await tokens.find(stored.id)).toEqual(stored);
  await store[Symbol.asyncDispose]();
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
