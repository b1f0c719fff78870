import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Store } from '../../shared/sync/executor/store.ts';
import type { ServerMetrics } from '../metrics/server-metrics.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import type { Demo } from '../browser/demo-page.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Everything the HTTP server touches. */
export interface AppPorts {
  readonly store: Store;
  readonly tokens: TokenStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly freshId: () => string;
  readonly metrics: ServerMetrics;
  /** What this environment sends for real (X5, X6). */
  readonly environment?: { readonly debug: boolean; readonly deliver: readonly string[] };
  /** Whether it takes requests, or only tells how it is doing; default true. */
  readonly takesRequests?: boolean;
  /** Occurrences that may wait before new ones are turned away (I5). */
  readonly backlogLimit?: number;
  /** Requests that one public key may make a minute (P7). */
  readonly publicKeyRequestsPerMinute?: number;
  /** The demo shop, once it is open (I6). */
  readonly demo?: () => Demo | undefined;
}
