import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PgBoss } from 'pg-boss';
import { syncTarget } from '../../server/cli/sync-target.ts';
import { withFolderTokens } from '../../server/control/folder-tokens.ts';
import { openDatabaseStore } from '../../server/serve/open-database-store.ts';
import { issueToken } from '../../server/tokens/token-contract.ts';
import { compile } from '../../shared/compiler/compile.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { publish, runs, sendOccurrences, type SyncTarget } from '../../shared/sync/client.ts';
import { SCOPES, type RunHead } from '../../shared/sync/contract.ts';
import { workWorkspace, WORKSPACE } from './store-workspace.ts';

/** Something that takes occurrences in and acts on them, in processes of its own. */
export interface Pipeline {
  readonly api: readonly number[];
  readonly workers: readonly number[];
  /** Resolves when they are acknowledged. */
  send(occurrences: readonly Occurrence[]): Promise<void>;
  /** Actions done since the start. */
  finished(): Promise<number>;
  /** The newest runs, where there are any. */
  newest?(count: number): Promise<readonly RunHead[]>;
  stop(): Promise<void>;
}

const GRANT = { workspace: WORKSPACE, scopes: [...SCOPES] };

interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** What it printed first. */
  readonly first: string;
  last(): string;
}

async function child(file: string, words: readonly string[]): Promise<Child> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const started = spawn(process.execPath, ['--no-warnings', path, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(started.stdout);
  let last = '';
  lines.on('line', (line) => {
    last = line;
  });
  const [first] = (await once(lines, 'line')) as [string];
  return { process: started, pid: started.pid ?? 0, first, last: () => last };
}

async function end(children: readonly Child[]): Promise<void> {
  await Promise.all(
    children.map(async ({ process: each }) => {
      each.kill('SIGKILL');
      if (each.exitCode === null && each.signalCode === null) await once(each, 'exit');
    }),
  );
}

/** The one process on one file. */
export async function embedded(folder: string, loops: number): Promise<Pipeline> {
  const server = await child('store-child.ts', [folder]);
  const issued = await withFolderTokens(folder, Date.now(), (tokens) => tokens.issue(GRANT));
  if (!issued.ok) throw new Error(issued.error);
  const target = await published(server.first, issued.value.token, loops);
  return { api: [], workers: [server.pid], ...overHttp(target, [server]), stop: () => end([server]) };
}

/** One process takes requests, and so many work, on one database. */
export async function onPostgres(url: string, folder: string, workers: number, loops: number): Promise<Pipeline> {
  const api = await child('store-child.ts', [folder, url, 'api']);
  const started = await Promise.all(
    Array.from({ length: workers }, () => child('store-child.ts', [folder, url, 'worker'])),
  );
  const opened = await openDatabaseStore({ url }, { evaluates: false, onError: () => undefined });
  if (!opened.ok) throw new Error(opened.error);
  const { token } = await issueToken(opened.value.tokens, GRANT, Date.now());
  await opened.value.store[Symbol.asyncDispose]();
  const target = await published(api.first, token, loops);
  return {
    api: [api.pid],
    workers: started.map(({ pid }) => pid),
    ...overHttp(target, started),
    stop: () => end([api, ...started]),
  };
}

/** pg-boss alone: this process makes the jobs, so many others do them. */
export async function bareBoss(url: string, workers: number, loops: number): Promise<Pipeline> {
  const boss = new PgBoss({ connectionString: url, max: 4, supervise: false, schedule: false });
  boss.on('error', console.error);
  await boss.start();
  for (const queue of ['evaluate', 'act']) await boss.createQueue(queue);
  const started = await Promise.all(
    Array.from({ length: workers }, () => child('boss-child.ts', [url, String(loops)])),
  );
  return {
    api: [],
    workers: started.map(({ pid }) => pid),
    send: async (occurrences) =>
      void (await boss.insert(
        'evaluate',
        occurrences.map((data) => ({ data })),
      )),
    finished: () => Promise.resolve(started.reduce((sum, each) => sum + (Number(each.last()) || 0), 0)),
    async stop() {
      await end(started);
      await boss.stop({ graceful: false });
    },
  };
}

async function published(address: string, token: string, loops: number): Promise<SyncTarget> {
  const target = syncTarget(address, { HOOKFLOW_TOKEN: token });
  if (!target.ok) throw new Error(target.error);
  const workspace = workWorkspace(loops);
  const draft = {
    workspace: JSON.parse(JSON.stringify(workspace)) as Parameters<typeof publish>[2]['workspace'],
    programHash: programHash(compile(workspace).program),
  };
  const answer = await publish(target.value, WORKSPACE, draft, { ifMatch: 0, idempotencyKey: 'bench' });
  if (answer.kind !== 'ok') throw new Error(`not published: ${answer.kind}`);
  return target.value;
}

function overHttp(target: SyncTarget, workers: readonly Child[]): Pick<Pipeline, 'send' | 'finished' | 'newest'> {
  return {
    async send(occurrences) {
      const answer = await sendOccurrences(target, JSON.stringify(occurrences));
      if (answer.kind !== 'ok') throw new Error(`not accepted: ${answer.kind}`);
    },
    async finished() {
      const counts = await Promise.all(workers.map(({ first }) => recorded(first)));
      return counts.reduce((sum, each) => sum + each, 0);
    },
    async newest(count) {
      const found: RunHead[] = [];
      while (found.length < count) {
        const before = found.at(-1)?.id;
        const page = await runs(target, { limit: 200, ...(before === undefined ? {} : { before }) });
        if (page.kind !== 'ok' || page.value.runs.length === 0) break;
        found.push(...page.value.runs);
      }
      return found.slice(0, count);
    },
  };
}

async function recorded(address: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', address))).text();
  const line = /^hookflow_delivery_attempt_seconds_count\{[^}]*outcome="recorded"[^}]*\} (\d+)/m.exec(text);
  return Number(line?.[1] ?? 0);
}
