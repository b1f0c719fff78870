import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import pino from 'pino';
import { migrate } from '../../../server/cli/migrate.ts';
import { createToken } from '../../../server/cli/token.ts';
import { startServer } from '../../../server/serve/start-server.ts';
import { capturedIo } from './cli-world.ts';
import { syncTarget } from '../../../server/cli/sync-target.ts';
import { openDatabaseStore } from '../../../server/serve/open-database-store.ts';
import type { ServerRole } from '../../../server/serve/server-role.ts';
import { issueToken } from '../../../server/tokens/token-contract.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { live, publish, sendOccurrences, type SyncTarget } from '../../../shared/sync/client.ts';
import type { RunHead } from '../../../shared/sync/contract.ts';
import { SCOPES } from '../../../shared/sync/contract.ts';
import { asJson, hashOfWorkspace, purchase, STORE } from '../sync/store-world.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';
import { eventually, publishExample } from './serve-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** One in the suite; more when asked for. */
const ROUNDS = Number(process.env['HOOKFLOW_KILL_ROUNDS'] ?? 1);
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

describe.skipIf(postgresPrograms() === undefined)('servers on PostgreSQL', () => {
  let postgres: PostgresServer;
  let url = '';
  let databases = 0;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: true });
  });
  afterAll(() => postgres.stop());
  beforeEach(() => {
    databases += 1;
    url = postgres.database(`serve${databases}`);
  });

  /** Starts a process of a role; answers its address. */
  async function child(role: ServerRole): Promise<{ readonly address: string; kill(): Promise<void> }> {
    const file = join(import.meta.dirname, 'postgres-child.ts');
    const started: ChildProcess = spawn(process.execPath, ['--no-warnings', file, url, role, temporaryFolder()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void started.kill('SIGKILL'));
    const [address] = (await once(createInterface(started.stdout!), 'line')) as [string];
    expect(address).toMatch(/^http/);
    const kill = async (): Promise<void> => {
      started.kill('SIGKILL');
      if (started.exitCode === null && started.signalCode === null) await once(started, 'exit');
    };
    return { address, kill };
  }

  async function database() {
    const opened = await openDatabaseStore({ url }, { evaluates: false, onError: () => undefined });
    if (!opened.ok) throw new Error(opened.error);
    onTestFinished(async () => opened.value.store[Symbol.asyncDispose]());
    return opened.value;
  }

  async function targetOf(address: string): Promise<SyncTarget> {
    const { tokens } = await database();
    const { token } = await issueToken(tokens, { workspace: STORE, scopes: [...SCOPES] }, Date.now());
    const target = syncTarget(address, { HOOKFLOW_TOKEN: token });
    if (!target.ok) throw new Error(target.error);
    return target.value;
  }

  const from = (person: string, id: string) =>
    purchase(id, { purl: person, email: `${person}@example.com` }, { total: 1 });

  /** Every run, once everything that waits is evaluated and delivered. */
  async function allRuns(): Promise<readonly RunHead[]> {
    const { store } = await database();
    return eventually(async () => {
      const { items } = await store.runs(STORE, { after: '0', limit: 10_000 });
      const isDone = items.every((run) => run.actions.every((action) => action.state === 'recorded'));
      return isDone && (await store.health()).backlog === 0 ? items : undefined;
    });
  }

  it('[D3] one process takes requests, two evaluate: order for each contact, and a new revision within a second', async () => {
    const [api, worker] = await Promise.all([child('api'), child('worker'), child('worker')]);
    const asked = ['/readyz', '/metrics', '/v1/runs'].map(async (path) => (await fetch(worker.address + path)).status);
    expect(await Promise.all(asked)).toEqual([200, 200, 404]);
    const target = await targetOf(api.address);
    expect(await publishExample(target)).toMatchObject({ kind: 'ok', value: { revision: 1 } });
    for (let turn = 0; turn < 20; turn += 1) {
      const batch = LETTERS.map((person) => from(person, `${person}-${String(turn).padStart(2, '0')}`));
      expect(await sendOccurrences(target, JSON.stringify(batch))).toMatchObject({ kind: 'ok' });
    }
    const runs = await allRuns();
    for (const person of LETTERS) {
      const own = runs.map((run) => run.occurrence).filter((id) => id.startsWith(person));
      expect(own).toEqual(Array.from({ length: 20 }, (_, turn) => `${person}-${String(turn).padStart(2, '0')}`));
    }
    const next = { ...onlineStoreExample(), name: 'Another name' };
    const draft = { workspace: asJson(next), programHash: hashOfWorkspace(next) };
    await publish(target, STORE, draft, { ifMatch: 1, idempotencyKey: 'two' });
    const publishedAt = Date.now();
    await sendOccurrences(target, JSON.stringify(from('a', 'after')));
    const { store } = await database();
    const after = await eventually(async () => {
      const { items } = await store.runs(STORE, { limit: 1 });
      return items[0]?.occurrence === 'after' ? items[0] : undefined;
    });
    expect(after.revision).toBe(2);
    expect(Date.now() - publishedAt).toBeLessThan(1000);
  });

  it('[D3] migrate and token work on a store, a role needs one; what cannot be reached is said without the password', async () => {
    expect(await migrate({ store: url }, capturedIo())).toBe(0);
    const io = capturedIo();
    expect(await createToken({ store: url, request: { workspace: STORE, scopes: ['read'] } }, io)).toBe(0);
    const options = { data: temporaryFolder(), host: '127.0.0.1', port: 0, logger: pino({ enabled: false }) };
    const alone = await startServer({ ...options, role: 'api' });
    expect(alone).toMatchObject({ ok: false, error: expect.stringContaining('Add --store postgres://') as string });
    const api = await startServer({ ...options, role: 'api', database: { url } });
    if (!api.ok) throw new Error(api.error);
    onTestFinished(() => api.value.stop());
    const target = syncTarget(api.value.address, { HOOKFLOW_TOKEN: io.stdout.trim() });
    expect(target.ok && (await live(target.value, STORE))).toMatchObject({ kind: 'refused', problem: { status: 404 } });
    const nowhere = capturedIo();
    expect(await migrate({ store: 'postgres://me:hush@127.0.0.1:1/x' }, nowhere)).toBe(1);
    expect(nowhere.stderr).toMatch(/^The store 127\.0\.0\.1:1\/x cannot be used: .*ECONNREFUSED/);
    expect(nowhere.stderr).not.toContain('hush');
  });

  it('[D3] kill -9 of processes and of PostgreSQL: nothing acknowledged is lost, all is evaluated and acted on once', async () => {
    let [api, ...workers] = await Promise.all([child('api'), child('worker'), child('worker')]);
    const first = await targetOf(api.address);
    expect(await publishExample(first)).toMatchObject({ kind: 'ok' });
    const acknowledged: string[] = [];
    let isOver = false;
    const sender = async (lane: number): Promise<void> => {
      for (let turn = 0; !isOver; turn += 1) {
        const batch = LETTERS.map((person) => from(`${person}${lane}`, `${lane}-${person}-${turn}`));
        for (let isSent = false; !isSent && !isOver;) {
          const answer = await sendOccurrences({ ...first, address: api.address }, JSON.stringify(batch));
          isSent = answer.kind === 'ok';
          if (isSent) acknowledged.push(...batch.map(({ id }) => id));
          else await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const sending = [sender(0), sender(1)];
    const progress = async (): Promise<void> => {
      const before = acknowledged.length;
      await eventually(() => Promise.resolve(acknowledged.length >= before + 60 || undefined));
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      await progress();
      await workers[0].kill();
      workers = [workers[1], await child('worker')];
      await progress();
      await api.kill();
      api = await child('api');
      await progress();
      postgres.kill();
      postgres.start();
    }
    await progress();
    isOver = true;
    await Promise.all(sending);
    const { store } = await database();
    await eventually(async () => (await store.health()).backlog === 0 || undefined);
    await Promise.all(workers.map((worker) => worker.kill()));
    // What was being attempted when its process died is handed out again after its lease.
    const later = Date.now() + 61_000;
    const left = await store.claim({ now: later, leaseUntil: later + 60_000, limit: 10_000, room: () => 10_000 });
    for (const { key, attempt } of left) await store.settle(key, attempt, { kind: 'recorded', at: later });
    const runs = await allRuns();
    const seen = runs.map((run) => run.occurrence);
    expect(new Set(seen).size).toBe(seen.length);
    expect(acknowledged.filter((id) => !seen.includes(id))).toEqual([]);
    for (const run of runs)
      expect(run.actions.map(({ kind, state }) => [kind, state])).toEqual([['sendEmail', 'recorded']]);
  });
});
