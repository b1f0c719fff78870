import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  openPostgresStore,
  type PostgresSettings,
  type PostgresStore,
} from '../../../server/adapters/postgres-store/postgres-store.ts';
import { MIGRATIONS } from '../../../server/adapters/postgres-store/migrations.ts';
import { arrival, claimAll, NOW, publishFirst, SHOP, work } from '../sync/store-fixtures.ts';
import { eachDatabase } from './each-database.ts';
import { postgresPrograms } from './postgres-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const DAY = 24 * 60 * 60 * 1000;

describe.skipIf(postgresPrograms() === undefined)('PostgreSQL over time and under load', () => {
  const url = eachDatabase('scale');

  async function open(o: Partial<PostgresSettings> = {}): Promise<PostgresStore> {
    const opened = await openPostgresStore({ url: url(), onError: () => undefined, evaluates: true, ...o });
    if (!opened.ok) throw new Error(`schema ${opened.error.version}`);
    onTestFinished(async () => opened.value.store[Symbol.asyncDispose]());
    return opened.value;
  }

  async function partitions({ pool }: PostgresStore): Promise<readonly string[]> {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'hookflow' AND c.relkind = 'r' AND c.relname ~ '^(occurrences|runs)_2' ORDER BY c.relname`,
    );
    return rows.map(({ name }) => name);
  }

  it('[D3] what is too old goes with its partition, ids and ledger with it; what is pinned or outstanding stays', async () => {
    const opened = await open();
    const { store, pool } = opened;
    await publishFirst(store);
    const ids = ['a', 'pinned', 'outstanding'];
    await store.append(
      SHOP,
      ids.map((id) => arrival(id)),
      NOW,
    );
    await store.append(SHOP, [arrival('next')], NOW + DAY);
    await store.append('unpublished', [arrival('waiting')], NOW);
    await store.evaluate(work());
    for (const { key, attempt } of await claimAll(store))
      if (key !== 'key-outstanding') await store.settle(key, attempt, { kind: 'recorded', at: NOW });
    const idOf = async (occurrence: string): Promise<string> => {
      const { items } = await store.runs(SHOP, { limit: 10 });
      return items.find((run) => run.occurrence === occurrence)?.id ?? '';
    };
    const pinned = await idOf('pinned');
    await store.pin(SHOP, pinned, true);
    const days = ['20261124', '20261125', '20261126'];
    const names = ['occurrences', 'runs'].flatMap((table) => days.map((day) => `${table}_${day}`));
    // The one ahead is made beside the append.
    await expect.poll(() => partitions(opened), { timeout: 15_000 }).toEqual(names);
    const inDefault = async () =>
      (await pool.query('SELECT id FROM hookflow.occurrences_rest ORDER BY seq')).rows.map(
        (row: { id: string }) => row.id,
      );
    expect(await inDefault()).toEqual([]);

    const midnight = NOW - 9 * 60 * 60 * 1000 + DAY;
    expect(await store.prune({ acceptedBefore: midnight })).toBe(1);
    expect(await partitions(opened)).toEqual(names.filter((name) => !name.endsWith('1124')));
    expect(await inDefault()).toEqual(['pinned', 'outstanding', 'waiting']);
    expect((await store.runs(SHOP, { limit: 10 })).items.map((run) => run.occurrence)).toEqual([
      'next',
      'outstanding',
      'pinned',
    ]);
    expect(await store.run(SHOP, pinned)).toMatchObject({ pinned: true, sent: { id: 'pinned' } });
    expect((await store.outbox(SHOP, { limit: 10 })).items.map(({ key }) => key)).toEqual(['key-next', 'key-pinned']);
    expect(
      await store.append(
        SHOP,
        [...ids, 'next'].map((id) => arrival(id)),
        NOW + 2 * DAY,
      ),
    ).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate']);
    await store.settle('key-outstanding', 1, { kind: 'recorded', at: NOW });
    expect(await store.prune({ acceptedBefore: midnight })).toBe(1);
    expect(await idOf('outstanding')).toBe('');
    expect(await store.health('unpublished')).toMatchObject({ backlog: 1 });
  });

  it('[D3] a long partition is forgotten batch by batch, and goes on in another process', async () => {
    const first = await open();
    await publishFirst(first.store);
    const many = Array.from({ length: 5_200 }, (_, index) => arrival(`o${index}`));
    await first.store.append(SHOP, many, NOW);
    await first.pool.query('UPDATE hookflow.occurrences SET waiting = false');
    const second = await open();
    expect(await first.store.prune({ acceptedBefore: NOW + DAY })).toBe(5_000);
    expect(await partitions(first)).toContain('occurrences_20261124');
    expect(await second.store.prune({ acceptedBefore: NOW + DAY })).toBe(200);
    expect(await partitions(first)).not.toContain('occurrences_20261124');
    const { rows } = await first.pool.query('SELECT id FROM hookflow.occurrence_ids');
    expect(rows).toEqual([]);
  });

  it('[D3] partitions of another width follow the ones that there are, and rows without one are forgotten one by one', async () => {
    const days = await open();
    await publishFirst(days.store);
    await days.store.append(SHOP, [arrival('a')], NOW);
    const weeks = await open({ partitionDays: 7 });
    await weeks.store.append(SHOP, [arrival('b')], NOW + 3 * DAY);
    await weeks.store.append(SHOP, [arrival('old')], NOW - 3 * DAY);
    expect((await partitions(days)).filter((name) => name.startsWith('runs'))).toEqual([
      'runs_20261124',
      'runs_20261125',
      'runs_20261126',
      'runs_20261203',
    ]);
    await days.pool.query('UPDATE hookflow.occurrences SET waiting = false');
    expect(await days.store.prune({ acceptedBefore: NOW })).toBe(1);
    expect(await days.store.append(SHOP, [arrival('a'), arrival('old')], NOW)).toEqual(['duplicate', 'accepted']);
  });

  it('[D3] a rolling update: the old process works on while the new one brings the schema forward, and beside it', async () => {
    const old = await open();
    await publishFirst(old.store);
    const people = ['p0', 'p1', 'p2', 'p3'];
    let isOver = false;
    let sent = 0;
    const load = async ({ store }: PostgresStore, name: string): Promise<void> => {
      while (!isOver) {
        await store.append(
          SHOP,
          people.map((purl) => arrival(`${name}-${purl}-${sent}`, { purl })),
          NOW,
        );
        sent += people.length;
        await store.evaluate(work());
        for (const { key, attempt } of await claimAll(store))
          await store.settle(key, attempt, { kind: 'recorded', at: NOW });
        await store.runs(SHOP, { limit: 5 });
        await store.health();
      }
    };
    const until = async (count: number): Promise<void> => {
      const goal = sent + count;
      while (sent < goal) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const working = [load(old, 'old')];
    await until(40);
    const step = {
      sql: `ALTER TABLE occurrences ADD COLUMN later text; ALTER TABLE runs ADD COLUMN later text;
        ALTER TABLE actions ADD COLUMN later text; CREATE INDEX contacts_later ON contacts (workspace)`,
      worksWith: MIGRATIONS.length,
    };
    const fresh = await open({ steps: [...MIGRATIONS, step] });
    working.push(load(fresh, 'new'));
    await until(40);
    working.push(load(await open(), 'restarted'));
    await until(40);
    isOver = true;
    await Promise.all(working);
    while ((await fresh.store.evaluate(work())) > 0);
    const { items } = await old.store.runs(SHOP, { after: '0', limit: 100_000 });
    expect(new Set(items.map((run) => run.occurrence)).size).toBe(sent);
    for (const purl of people)
      expect((await old.store.contact(SHOP, `purl:"${purl}"`))?.fields['seen']).toBe(sent / people.length);
  });

  it('[D3] beside a workspace that sends without end, another one’s occurrences are evaluated soon', async () => {
    const [api, ...workers] = await Promise.all([open(), open(), open()]);
    await publishFirst(api.store, 'noisy');
    await publishFirst(api.store, 'quiet');
    const portion = (name: string) => Array.from({ length: 500 }, (_, index) => arrival(`${name}-${index}`));
    for (let at = 0; at < 12; at += 1) await api.store.append('noisy', portion(`first${at}`), NOW);
    let isOver = false;
    let evaluated = 0;
    const evaluating = workers.map(async ({ store }) => {
      while (!isOver) evaluated += await store.evaluate(work({ limit: 64 }));
    });
    const flooding = (async () => {
      for (let at = 0; !isOver; at += 1)
        if ((await api.store.health('noisy')).backlog < 6_000)
          await api.store.append('noisy', portion(`more${at}`), NOW);
        else await new Promise((resolve) => setTimeout(resolve, 5));
    })();
    /** How many others were evaluated meanwhile, which tells the same on any machine. */
    const waits: number[] = [];
    for (let at = 0; at < 20; at += 1) {
      const before = evaluated;
      await api.store.append('quiet', [arrival(`q${at}`)], NOW);
      while ((await api.store.runs('quiet', { limit: 1 })).items[0]?.occurrence !== `q${at}`);
      waits.push(evaluated - before);
    }
    const left = (await api.store.health('noisy')).backlog;
    isOver = true;
    await Promise.all([...evaluating, flooding]);
    // In the order accepted each would have waited for some five thousand others.
    expect(left).toBeGreaterThan(2_000);
    waits.sort((a, b) => a - b);
    expect(waits[10]).toBeLessThan(1_000);
    expect(waits.at(-1)).toBeLessThan(3_000);
  });
});
