import { onTestFinished } from 'vitest';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import type { Scope } from '../../../shared/sync/contract.ts';
import type { Transports } from '../../../shared/sync/executor/ports.ts';
import type { Store } from '../../../shared/sync/executor/store.ts';
import type { App } from '../../../server/http/app-types.ts';
import { createApp } from '../../../server/http/create-app.ts';
import { serverMetrics } from '../../../server/metrics/server-metrics.ts';
import { memoryTokenStore } from '../../../server/tokens/memory-token-store.ts';
import { newToken, type TokenGrant } from '../../../server/tokens/token.ts';
import { asJson, hashOfWorkspace, STORE, world, type World } from '../sync/store-world.ts';

type Body = string | Readonly<Record<string, unknown>> | readonly unknown[];
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | number | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface HttpWorld extends World {
  readonly app: App;
  /** A token with every scope in the online store's workspace. */
  readonly token: string;
  grant(grant?: Partial<TokenGrant>): Promise<string>;
  call(method: 'GET' | 'PUT' | 'POST', url: string, o?: CallOptions): Promise<Answer>;
  publish(o?: {
    workspace?: Workspace;
    headers?: Record<string, string>;
    hash?: string;
    note?: string;
  }): Promise<Answer>;
}
export interface CallOptions {
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
  readonly body?: Body;
}

const ALL: readonly Scope[] = ['publish', 'ingest', 'read'];

/** The HTTP server over an executor world, without a socket. */
export async function httpWorld(
  o: { backlogLimit?: number; store?: Store; transports?: Partial<Transports>; publicRate?: number } = {},
): Promise<HttpWorld> {
  const inner = world({
    ...(o.store ? { store: o.store } : {}),
    ...(o.transports ? { transports: o.transports } : {}),
  });
  const tokens = memoryTokenStore();
  let fresh = 0;
  const app = await createApp({
    store: inner.store,
    tokens,
    metrics: serverMetrics(inner.store, () => inner.clock.now()),
    now: () => inner.clock.now(),
    freshId: () => `fresh-${(fresh += 1)}`,
    ...(o.backlogLimit === undefined ? {} : { backlogLimit: o.backlogLimit }),
    ...(o.publicRate === undefined ? {} : { publicKeyRequestsPerMinute: o.publicRate }),
  });
  onTestFinished(() => app.close());

  async function grant(change: Partial<TokenGrant> = {}): Promise<string> {
    const { token, stored } = newToken({ workspace: STORE, scopes: ALL, public: false, name: undefined, ...change }, 0);
    await tokens.add(stored);
    return token;
  }
  const token = await grant({ name: 'tester' });

  async function call(method: 'GET' | 'PUT' | 'POST', url: string, options: CallOptions = {}): Promise<Answer> {
    const { body } = options;
    const bearer = options.token === undefined ? token : options.token;
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }

  return {
    ...inner,
    app,
    token,
    grant,
    call,
    publish({ workspace = onlineStoreExample(), headers, hash, note } = {}) {
      return call('PUT', `/v1/workspaces/${STORE}/live`, {
        headers: headers ?? { 'if-none-match': '*', 'idempotency-key': 'first' },
        body: {
          workspace: asJson(workspace),
          programHash: hash ?? hashOfWorkspace(workspace),
          ...(note === undefined ? {} : { note }),
        },
      });
    },
  };
}

/** Headers of a publish over revision `revision`. */
export function over(revision: number, key = `over-${revision}`): Record<string, string> {
  return { 'if-match': `"${revision}"`, 'idempotency-key': key };
}
