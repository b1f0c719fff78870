import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { syncTarget } from '../../../server/cli/sync-target.ts';
import { withFolderTokens } from '../../../server/control/folder-tokens.ts';
import { startServer, type RunningServer, type ServeOptions } from '../../../server/serve/start-server.ts';
import type { TokenRequest } from '../../../server/tokens/token-contract.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { publish, type SyncTarget } from '../../../shared/sync/client.ts';
import { SCOPES } from '../../../shared/sync/contract.ts';
import pino from 'pino';
import { asJson, hashOfWorkspace, STORE } from '../sync/store-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Real sockets and disks, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Everything that the server logged, as text. */
export interface Log {
  text: string;
}

export async function started(
  o: Partial<ServeOptions> & { log?: Log } = {},
): Promise<RunningServer & { data: string }> {
  const { log, ...options } = o;
  const data = options.data ?? join(temporaryFolder(), 'data');
  const sink = { write: (line: string) => void (log && (log.text += line)) };
  const server = await startServer({ host: '127.0.0.1', port: 0, logger: pino({}, sink), ...options, data });
  if (!server.ok) throw new Error(server.error);
  onTestFinished(() => server.value.stop());
  return { ...server.value, data };
}

export async function tokenOf(data: string, request: Partial<TokenRequest> = {}): Promise<string> {
  const issued = await withFolderTokens(data, Date.now(), (tokens) =>
    tokens.issue({ workspace: STORE, scopes: [...SCOPES], ...request }),
  );
  if (!issued.ok) throw new Error(issued.error);
  return issued.value.token;
}

export async function targetOf(server: { address: string; data: string }): Promise<SyncTarget> {
  const target = syncTarget(server.address, { HOOKFLOW_TOKEN: await tokenOf(server.data) });
  if (!target.ok) throw new Error(target.error);
  return target.value;
}

export function publishExample(target: SyncTarget) {
  const workspace = onlineStoreExample();
  return publish(
    target,
    STORE,
    { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) },
    { ifMatch: 0, idempotencyKey: 'first' },
  );
}

/** Asks again until the answer is there; the test's time limit ends it. */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
