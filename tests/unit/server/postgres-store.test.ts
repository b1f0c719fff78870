import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  openPostgresStore,
  type PostgresSettings,
  type PostgresStore,
} from '../../../server/adapters/postgres-store/postgres-store.ts';
import { migrate } from '../../../server/adapters/postgres-store/migrate.ts';
import { MIGRATIONS } from '../../../server/adapters/postgres-store/migrations.ts';
import { openPool } from '../../../server/adapters/postgres-store/open-pool.ts';
import type { Hint } from '../../../shared/sync/executor/store.ts';
import { newToken } from '../../../server/tokens/token.ts';
import { storeContract } from '../sync/store-contract.ts';
import { arrival, claimAll, countingStep, draft, NOW, publishFirst, SHOP, work } from '../sync/store-fixtures.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let postgres: PostgresServer;
let url = '';

async function open(o: Partial<PostgresSettings> = {}): Promise<PostgresStore> {
  const opened = await openPostgresStore({ url, onError: () => undefined, evaluates: true, ...o });
  if (!opened.ok) throw new Error(`schema ${opened.error.version}`);
  return opened.value;
}

/** Empties every table but those that tell the schema's version. */
async function emptied(): Promise<void> {
  const { pool, store } = await open();
  await pool.query(`TRUNCATE hookflow.revisions, hookflow.publish_keys, hookflow.occurrence_ids, hookflow.occurrences,
    hookflow.contacts, hookflow.contact_keys, hookflow.runs, hookflow.actions, hookflow.tokens, hookflow_jobs.job`);
  await store[Symbol.asyncDispose]();
}

describe.skipIf(postgresPrograms() === undefined)('PostgreSQL', () => {
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    url = postgres.database('contract');
  });
  afterAll(() => postgres.stop());

  storeContract('PostgreSQL', async () => {
    await emptied();
    let { store } = await open();
    return {
      store,
      async reopen() {
        await store[Symbol.asyncDispose]();
        ({ store } = await open());
        return store;
      },
      end: async () => store[Symbol.asyncDispose](),
    };
  });

  it('[D3] several processes that start at once bring an empty database forward once', async () => {
    const settings = { url: postgres.database('fresh'), onError: () => undefined };
    const opened = await Promise.all([1, 2, 3].map(() => openPostgresStore(settings)));
    expect(opened.map(({ ok }) => ok)).toEqual([true, true, true]);
    for (const each of opened) if (each.ok) await each.value.store[Symbol.asyncDispose]();
  });

  it('[D3] a newer schema is worked beside when it says so, and refused when not', async () => {
    const pool = openPool({ url: postgres.database('newer'), onError: () => undefined });
    const step = { sql: 'CREATE TABLE later (id integer)', worksWith: MIGRATIONS.length };
    expect(await migrate(pool, [...MIGRATIONS, step])).toEqual({ ok: true, value: 0 });
    expect(await migrate(pool)).toMatchObject({ ok: true });
    const breaking = { sql: 'DROP TABLE later', worksWith: MIGRATIONS.length + 2 };
    expect(await migrate(pool, [...MIGRATIONS, step, breaking])).toMatchObject({ ok: true });
    expect(await migrate(pool)).toEqual({ ok: false, error: { version: MIGRATIONS.length + 2 } });
    await pool.end();
  });

  it('[I4] each contact’s occurrences are evaluated in the order accepted, once, by many processes, whatever key they come with', async () => {
    await emptied();
    const stores = await Promise.all([1, 2, 3].map(() => open()));
    const [{ store: first }] = stores as [PostgresStore];
    await publishFirst(first);
    const people = Array.from({ length: 8 }, (_, index) => `p${index}`);
    const keysOf = (a: ReturnType<typeof arrival>) =>
      Object.entries(a.occurrence.contact).map(([k, v]) => `${k}:${v as string}`);
    const step = (input: Parameters<typeof countingStep>[0]) => {
      const stored = input.contacts.find((contact) => contact !== undefined);
      const before = (stored?.fields['seen'] ?? []) as string[];
      const { purl } = input.arrival.occurrence.data as { purl: string };
      const fields = { seen: [...before, input.arrival.occurrence.id] };
      return {
        ...countingStep(input),
        store: { ...(stored ? { ref: stored.ref } : {}), fields, keys: [`purl:${purl}`, `email:${purl}`] },
      };
    };
    const from = (person: string, turn: number) => {
      const both = { purl: person, email: person };
      const contact = turn === 0 ? both : turn % 2 === 0 ? { purl: person } : { email: person };
      const base = arrival(`${person}-${String(turn).padStart(3, '0')}`, contact);
      return { ...base, occurrence: { ...base.occurrence, data: { purl: person } } };
    };
    let done = 0;
    const total = people.length * 40;
    const evaluating = stores.map(async ({ store }) => {
      while (done < total) {
        const count = await store.evaluate(work({ limit: 7, step, keysOf }));
        done += count;
      }
    });
    for (let turn = 0; turn < 40; turn += 1)
      await stores[turn % 3]!.store.append(
        SHOP,
        people.map((person) => from(person, turn)),
        NOW,
      );
    await Promise.all(evaluating);
    for (const person of people) {
      const seen = (await first.contact(SHOP, `purl:${person}`))?.fields['seen'] as string[];
      expect(seen).toEqual(Array.from({ length: 40 }, (_, turn) => from(person, turn).occurrence.id));
    }
    expect((await first.runs(SHOP, { after: '0', limit: 1000 })).items).toHaveLength(total);
    expect(await first.health()).toEqual({ backlog: 0 });
    for (const { store } of stores) await store[Symbol.asyncDispose]();
  });

  it('[X7] who reads runs on behind a number misses none, whoever evaluates', async () => {
    await emptied();
    const stores = await Promise.all([1, 2, 3].map(() => open()));
    const [{ store: first }] = stores as [PostgresStore];
    await publishFirst(first);
    const arrivals = Array.from({ length: 300 }, (_, index) => arrival(`o${index}`, { purl: `p${index}` }));
    for (let at = 0; at < 300; at += 10) await first.append(SHOP, arrivals.slice(at, at + 10), NOW);
    let evaluated = 0;
    const evaluating = stores.map(async ({ store }) => {
      for (let count = 1; count > 0; evaluated += count) count = await store.evaluate(work({ limit: 5 }));
    });
    const seen: string[] = [];
    let after = '0';
    while (seen.length < 300) {
      const { items } = await first.runs(SHOP, { after, limit: 50 });
      seen.push(...items.map((run) => run.occurrence));
      after = items.at(-1)?.id ?? after;
    }
    await Promise.all(evaluating);
    expect(new Set(seen).size).toBe(300);
    for (const { store } of stores) await store[Symbol.asyncDispose]();
  });

  it('[D3] a workspace with a long backlog holds up no other', async () => {
    await emptied();
    const { store } = await open();
    await publishFirst(store);
    await publishFirst(store, 'other');
    for (let at = 0; at < 10; at += 1)
      await store.append(
        SHOP,
        Array.from({ length: 64 }, (_, index) => arrival(`${at}-${index}`)),
        NOW,
      );
    await store.append('other', [arrival('a')], NOW);
    await store.evaluate(work({ limit: 64 }));
    await store.evaluate(work({ limit: 64 }));
    expect((await store.runs('other', { limit: 10 })).items).toHaveLength(1);
    await store[Symbol.asyncDispose]();
  });

  it('[D3] other processes hear of what happens, and see a new revision at once', async () => {
    await emptied();
    const [here, there] = await Promise.all([open(), open()]);
    const hints: Hint[] = [];
    const heard = new Promise<void>((resolve) => there.store.watch((hint) => hints.push(hint) === 1 && resolve()));
    await here.store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    expect(await there.store.revision(SHOP)).toMatchObject({ revision: 1 });
    await heard;
    expect(hints).toEqual([{ kind: 'published', workspace: SHOP }]);
    await here.store[Symbol.asyncDispose]();
    await there.store[Symbol.asyncDispose]();
  });

  it('[I2] texts with characters that PostgreSQL cannot hold come back as they were', async () => {
    await emptied();
    const { store } = await open();
    await publishFirst(store);
    const id = 'a\0b\uF8FF1\uF8FF0';
    await store.append(SHOP, [arrival(id, { purl: 'x\0y' }), arrival('a\0b')], NOW);
    expect(await store.append(SHOP, [arrival(id)], NOW)).toEqual(['duplicate']);
    await store.evaluate(work());
    const [, run] = (await store.runs(SHOP, { limit: 10 })).items;
    expect(run?.occurrence).toBe(id);
    expect((await store.run(SHOP, run!.id))?.sent).toMatchObject({ id, contact: { purl: 'x\0y' } });
    expect((await claimAll(store)).map(({ key }) => key)).toEqual([`key-${id}`, 'key-a\0b']);
    await store[Symbol.asyncDispose]();
  });

  it('[P7] tokens are kept beside the store, one a name', async () => {
    await emptied();
    const { store, tokens } = await open();
    const origins = ['https://shop.example', 'https://www.shop.example'];
    const grant = {
      workspace: SHOP,
      scopes: ['ingest' as const],
      prefixes: ['305'],
      public: true,
      origins,
      name: 'page',
    };
    const [old, { stored }] = [newToken(grant, NOW), newToken(grant, NOW)];
    await tokens.add(old.stored);
    await tokens.add(stored);
    expect(await tokens.list(SHOP)).toEqual([stored]);
    expect(await tokens.find(stored.id)).toEqual(stored);
    expect(await tokens.list('other')).toEqual([]);
    expect(await tokens.revoke(stored.id)).toBe(true);
    expect(await tokens.find(stored.id)).toBeUndefined();
    await store[Symbol.asyncDispose]();
  });
});

it('[D1] PostgreSQL is there to be tested against', () => {
  if (postgresPrograms() !== undefined) return;
  process.stderr.write(
    'NOT RUN: PostgreSQL is not installed, so its store was not tested. apt-get install postgresql\n',
  );
  expect(process.env['CI']).toBeUndefined();
});
