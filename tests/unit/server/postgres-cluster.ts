import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { PostgresStore } from '../../../server/adapters/postgres-store/postgres-store.ts';
import { syncTarget } from '../../../server/cli/sync-target.ts';
import { openDatabaseStore } from '../../../server/serve/open-database-store.ts';
import type { ServerRole } from '../../../server/serve/server-role.ts';
import { issueToken } from '../../../server/tokens/token-contract.ts';
import type { SyncTarget } from '../../../shared/sync/client.ts';
import { SCOPES } from '../../../shared/sync/contract.ts';
import { STORE } from '../sync/store-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Node's own folder for what it compiled: the second start is quicker. */
const COMPILED = join(tmpdir(), 'node-compile-cache');

/** A server in a process of its own. */
export interface Member {
  readonly address: string;
  kill(): Promise<void>;
}

/** Starts a process of a role on the database; `webhooks` are sent to this machine. Ends with the test. */
export async function startMember(url: string, role: ServerRole, o: { webhooks?: boolean } = {}): Promise<Member> {
  const words = ['--no-warnings', join(import.meta.dirname, 'postgres-child.ts'), url, role, temporaryFolder()];
  const started = spawn(process.execPath, o.webhooks === true ? [...words, 'webhooks'] : words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  onTestFinished(() => void started.kill('SIGKILL'));
  const [address] = (await once(createInterface(started.stdout), 'line')) as [string];
  if (!address.startsWith('http')) throw new Error(address);
  const kill = async (): Promise<void> => {
    started.kill('SIGKILL');
    if (started.exitCode === null && started.signalCode === null) await once(started, 'exit');
  };
  return { address, kill };
}

/** The database itself, to look into it; closed at the test's end. */
export async function openCluster(url: string): Promise<PostgresStore> {
  const opened = await openDatabaseStore({ url }, { evaluates: false, onError: () => undefined });
  if (!opened.ok) throw new Error(opened.error);
  onTestFinished(async () => opened.value.store[Symbol.asyncDispose]());
  return opened.value;
}

/** A client of one of its processes that may do everything. */
export async function clusterTarget({ tokens }: PostgresStore, address: string): Promise<SyncTarget> {
  const { token } = await issueToken(tokens, { workspace: STORE, scopes: [...SCOPES] }, Date.now());
  const target = syncTarget(address, { HOOKFLOW_TOKEN: token });
  if (!target.ok) throw new Error(target.error);
  return target.value;
}
