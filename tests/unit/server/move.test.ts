import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPostgresStore } from '../../../server/adapters/postgres-store/postgres-store.ts';
import { openDataFolder } from '../../../server/serve/data-folder.ts';
import { move } from '../../../server/cli/move.ts';
import { newToken } from '../../../server/tokens/token.ts';
import type { Store } from '../../../shared/sync/executor/store.ts';
import { arrival, claimAll, draft, NOW, ran, SHOP, work } from '../sync/store-fixtures.ts';
import { capturedIo } from './cli-world.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Everything that can be read of the workspace. */
async function readAll(store: Store) {
  const { items } = await store.runs(SHOP, { after: '0', limit: 1000 });
  return {
    live: await store.revision(SHOP),
    revisions: await store.revisions(SHOP, { limit: 10 }),
    runs: items,
    bodies: await Promise.all(items.map(({ id }) => store.run(SHOP, id))),
    outbox: await store.outbox(SHOP, { limit: 10 }),
    dead: await store.deadLetters(SHOP, { limit: 10 }),
    contact: await store.contact(SHOP, 'purl:"anna"'),
    health: await store.health(),
    due: await store.nextDue(),
  };
}

describe.skipIf(postgresPrograms() === undefined)('move', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
  });
  afterAll(() => postgres.stop());

  it('[D3] a data folder moves to PostgreSQL whole, twice is once, and goes on there', async () => {
    const data = join(temporaryFolder(), 'data');
    const folder = openDataFolder(data);
    if (!folder.ok) throw new Error(folder.error.message);
    const { store: before, tokens } = folder.value;
    const people = Array.from({ length: 1500 }, (_, index) => arrival(`o${index}`, { purl: `P${index}` }));
    await ran(before, [arrival('a'), arrival('b'), arrival('nul\0'), arrival('Z', { purl: 'anna' })]);
    await before.append(SHOP, people, NOW);
    await before.evaluate(work({ limit: 1200 }));
    const [first, second] = await claimAll(before);
    await before.settle(first!.key, 1, { kind: 'recorded', at: NOW });
    await before.settle(second!.key, 1, { kind: 'dead', at: NOW, detail: 'Gone.' });
    await before.publish(SHOP, draft('two', { note: 'why' }), { ifMatch: 1, idempotencyKey: 'b' });
    await before.pin(SHOP, (await before.runs(SHOP, { limit: 1 })).items[0]!.id, true);
    await tokens.add(newToken({ workspace: SHOP, scopes: ['read'], public: false, name: 'ci' }, NOW).stored);
    const url = postgres.database('moved');
    const busy = capturedIo();
    expect(await move({ from: data, to: url }, busy)).toBe(1);
    expect(busy.stderr).toContain('is being used. Stop its server first.');
    const expected = { all: await readAll(before), tokens: await tokens.list() };
    await before[Symbol.asyncDispose]();

    const server = await openPostgresStore({ url, onError: () => undefined });
    const served = capturedIo();
    expect(await move({ from: data, to: url }, served)).toBe(1);
    expect(served.stderr).toContain('Servers are using the database. Stop them first.');
    if (server.ok) await server.value.store[Symbol.asyncDispose]();

    const io = capturedIo();
    expect([await move({ from: data, to: url }, io), io.stderr]).toEqual([0, expect.stringContaining('Moved to')]);
    const again = capturedIo();
    expect(await move({ from: data, to: url }, again)).toBe(0);
    expect(again.stderr).toContain('occurrences: 1504 rows (0 of them now), the same on both sides');

    const opened = await openPostgresStore({ url, onError: () => undefined });
    if (!opened.ok) throw new Error('did not open');
    const { store } = opened.value;
    // A contact's own name may be another one in another store.
    expect(await readAll(store)).toEqual(expected.all);
    expect(await opened.value.tokens.list()).toEqual(expected.tokens);
    expect(await store.append(SHOP, [arrival('a'), arrival('new')], NOW)).toEqual(['duplicate', 'accepted']);
    let evaluated = 0;
    for (let count = 1; count > 0; evaluated += count) count = await store.evaluate(work({ limit: 64 }));
    expect(evaluated).toBe(301);
    expect(await store.health()).toEqual({ backlog: 0 });

    await store.redrive(SHOP, [second!.key], NOW);
    await store[Symbol.asyncDispose]();
    const changed = capturedIo();
    expect(await move({ from: data, to: url }, changed)).toBe(1);
    expect(changed.stderr).toContain('they are not the same. Move into an empty database.');
  });
});
