import { Agent, request } from 'undici';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import type { AllowedTargets } from './allowed-targets.ts';
import { guardedConnector, TargetRefused, type Resolve } from './guarded-connector.ts';
import { webhookOutcome } from './webhook-outcome.ts';
import { webhookRequest } from './webhook-request.ts';
import type { WebhookSecrets } from './webhook-secrets.ts';
import { signatureHeaders } from './webhook-signature.ts';

/** From the connection to the end of the answer, in milliseconds (X4). */
const TIMEOUT_MS = 15_000;
/** Of an answer this much is read, in bytes; then the connection is closed. */
const ANSWER_LIMIT = 64 * 1024;
/** Attempts at once for one origin (X3). */
const CONCURRENCY = 8;

export interface WebhookPorts {
  readonly allowed: AllowedTargets;
  readonly secrets: WebhookSecrets;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
}
export interface WebhookTransport extends Transport {
  /** Closes its connections. */
  close(): Promise<void>;
}

/** Calls webhooks (X3, X4): signed, guarded, without redirects; each attempt carries the action's key, so that a repeat can be told. */
export function webhookTransport(ports: WebhookPorts): WebhookTransport {
  const { allowed, secrets, now, timeoutMs = TIMEOUT_MS, resolve } = ports;
  const connect = guardedConnector(allowed, { timeout: timeoutMs, ...(resolve ? { resolve } : {}) });
  const agent = new Agent({ connect, connections: CONCURRENCY, pipelining: 1, allowH2: false });

  async function deliver(action: ClaimedAction): Promise<Outcome> {
    const read = webhookRequest(action.params);
    if (!read.ok) return { kind: 'final', reason: `${read.error} Nothing was sent.` };
    const { url, method, headers, body } = read.value;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(url, {
        method,
        dispatcher: agent,
        signal,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        headers: {
          'user-agent': 'Hookflow-Webhooks/1',
          ...headers,
          ...signatureHeaders(secrets(action.workspace), action.key, now(), body ?? ''),
        },
        ...(body === undefined ? {} : { body }),
      });
      // The status is the receiver's word; what is left of its answer only frees the connection, and is cut at the limits.
      await answer.body.dump({ limit: ANSWER_LIMIT, signal }).catch(() => undefined);
      const retryAfter = answer.headers['retry-after'];
      return webhookOutcome(answer.statusCode, Array.isArray(retryAfter) ? retryAfter[0] : retryAfter, now());
    } catch (error) {
      return failure(error, timeoutMs);
    }
  }

  return { idempotent: true, concurrency: CONCURRENCY, deliver, close: () => agent.destroy() };
}

function failure(error: unknown, timeoutMs: number): Outcome {
  if (error instanceof TargetRefused) return { kind: 'final', reason: `${error.message} Nothing was sent.` };
  if (isTimeout(error)) return { kind: 'retry', reason: `No answer within ${timeoutMs / 1000} seconds.` };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { kind: 'retry', reason: `The connection failed (${code}).` };
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'TimeoutError' || /Timeout/.test(error.name);
}
