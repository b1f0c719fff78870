import { describe, expect, it, onTestFinished, vi } from 'vitest';
import pino from 'pino';
import { migrate } from '../../../server/cli/migrate.ts';
import { createToken } from '../../../server/cli/token.ts';
import { startServer } from '../../../server/serve/start-server.ts';
import { capturedIo } from './cli-world.ts';
import { syncTarget } from '../../../server/cli/sync-target.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { live, publish, sendOccurrences } from '../../../shared/sync/client.ts';
import type { RunHead } from '../../../shared/sync/contract.ts';
import type { Store } from '../../../shared/sync/executor/store.ts';
import { asJson, hashOfWorkspace, purchase, STORE } from '../sync/store-world.ts';
import { clusterTarget, openCluster, startMember } from './postgres-cluster.ts';
import { eachDatabase } from './each-database.ts';
import { postgresPrograms } from './postgres-server.ts';
import { eventually, publishExample } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

describe.skipIf(postgresPrograms() === undefined)('servers on PostgreSQL', () => {
  const url = eachDatabase('serve');

  const from = (person: string, id: string) =>
    purchase(id, { purl: person, email: `${person}@example.com` }, { total: 1 });

  /** Every run, once everything that waits is evaluated and delivered. */
  async function allRuns(store: Store): Promise<readonly RunHead[]> {
    return eventually(async () => {
      // Asked first: what is evaluated between the two questions would be missing from the runs.
      if ((await store.health()).backlog > 0) return undefined;
      const { items } = await store.runs(STORE, { after: '0', limit: 10_000 });
      return items.every((run) => run.actions.every((action) => action.state === 'recorded')) ? items : undefined;
    });
  }

  it('[D3] one process takes requests, two evaluate: order for each contact, and a new revision within a second', async () => {
    const [api, worker] = await Promise.all([
      startMember(url(), 'api'),
      startMember(url(), 'worker'),
      startMember(url(), 'worker'),
    ]);
    const asked = ['/readyz', '/metrics', '/v1/runs'].map(async (path) => (await fetch(worker.address + path)).status);
    expect(await Promise.all(asked)).toEqual([200, 200, 404]);
    const cluster = await openCluster(url());
    const target = await clusterTarget(cluster, api.address);
    expect(await publishExample(target)).toMatchObject({ kind: 'ok', value: { revision: 1 } });
    for (let turn = 0; turn < 20; turn += 1) {
      const batch = LETTERS.map((person) => from(person, `${person}-${String(turn).padStart(2, '0')}`));
      expect(await sendOccurrences(target, JSON.stringify(batch))).toMatchObject({ kind: 'ok' });
    }
    const runs = await allRuns(cluster.store);
    for (const person of LETTERS) {
      const own = runs.map((run) => run.occurrence).filter((id) => id.startsWith(person));
      expect(own).toEqual(Array.from({ length: 20 }, (_, turn) => `${person}-${String(turn).padStart(2, '0')}`));
    }
    const next = { ...onlineStoreExample(), name: 'Another name' };
    const draft = { workspace: asJson(next), programHash: hashOfWorkspace(next) };
    await publish(target, STORE, draft, { ifMatch: 1, idempotencyKey: 'two' });
    const publishedAt = Date.now();
    await sendOccurrences(target, JSON.stringify(from('a', 'after')));
    const after = await eventually(async () => {
      const { items } = await cluster.store.runs(STORE, { limit: 1 });
      return items[0]?.occurrence === 'after' ? items[0] : undefined;
    });
    expect(after.revision).toBe(2);
    expect(Date.now() - publishedAt).toBeLessThan(1000);
  });

  it('[D3] migrate and token work on a store, a role needs one; what cannot be reached is said without the password', async () => {
    expect(await migrate({ store: url() }, capturedIo())).toBe(0);
    const io = capturedIo();
    expect(await createToken({ store: url(), request: { workspace: STORE, scopes: ['read'] } }, io)).toBe(0);
    const options = { data: temporaryFolder(), host: '127.0.0.1', port: 0, logger: pino({ enabled: false }) };
    const alone = await startServer({ ...options, role: 'api' });
    expect(alone).toMatchObject({ ok: false, error: expect.stringContaining('Add --store postgres://') as string });
    const api = await startServer({ ...options, role: 'api', database: { url: url() } });
    if (!api.ok) throw new Error(api.error);
    onTestFinished(() => api.value.stop());
    const target = syncTarget(api.value.address, { HOOKFLOW_TOKEN: io.stdout.trim() });
    expect(target.ok && (await live(target.value, STORE))).toMatchObject({ kind: 'refused', problem: { status: 404 } });
    const nowhere = capturedIo();
    expect(await migrate({ store: 'postgres://me:hush@127.0.0.1:1/x' }, nowhere)).toBe(1);
    expect(nowhere.stderr).toMatch(/^The store 127\.0\.0\.1:1\/x cannot be used: .*ECONNREFUSED/);
    expect(nowhere.stderr).not.toContain('hush');
  });
});
