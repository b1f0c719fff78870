import { Agent, request, type buildConnector } from 'undici';
import { z } from 'zod';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import type { SmsSettings } from '../../environment/sms-settings.ts';
import { allowedTargets } from '../webhook/allowed-targets.ts';
import { guardedConnector } from '../webhook/guarded-connector.ts';
import { webhookOutcome } from '../webhook/webhook-outcome.ts';
import { smsRequest } from './sms-request.ts';

/** From the connection to the end of the answer, in milliseconds. */
const TIMEOUT_MS = 15_000;
const ANSWER_LIMIT = 64 * 1024;
/** Messages at once. */
const CONCURRENCY = 4;

const Params = z.object({ to: z.string().min(1), body: z.string().min(1) });

export interface SmsPorts {
  /** Empty when the settings need none. */
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number;
}
export interface SmsTransport extends Transport {
  close(): Promise<void>;
}

/** No connection stood: nothing of the message has left. */
class NotConnected extends Error {}

/** Sends `sendSms` through the environment's gateway (X5). A message that was on its way when the connection broke is uncertain, unless the gateway drops repeats (X2). */
export function smsTransport(settings: SmsSettings, ports: SmsPorts): SmsTransport {
  const { secret, now, timeoutMs = TIMEOUT_MS } = ports;
  const host = new URL(settings.url).hostname.replace(/^\[|\]$/g, '');
  const connect = markingFailures(guardedConnector(allowedTargets([host]), { timeout: timeoutMs }));
  const agent = new Agent({ connect, connections: CONCURRENCY, pipelining: 1, allowH2: false });

  async function deliver(action: ClaimedAction): Promise<Outcome> {
    const params = Params.safeParse(action.params);
    if (!params.success) return { kind: 'final', reason: 'The rendered message is not complete. Nothing was sent.' };
    const { to, body: text } = params.data;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(settings.url, {
        ...smsRequest(settings, { to, text, key: action.key, secret }),
        dispatcher: agent,
        signal,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      await answer.body.dump({ limit: ANSWER_LIMIT, signal }).catch(() => undefined);
      const retryAfter = answer.headers['retry-after'];
      return webhookOutcome(answer.statusCode, Array.isArray(retryAfter) ? retryAfter[0] : retryAfter, now());
    } catch (error) {
      return failure(error);
    }
  }

  function failure(error: unknown): Outcome {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (error instanceof NotConnected) return { kind: 'retry', reason: `The SMS gateway cannot be reached (${code}).` };
    const reason = `The SMS gateway did not answer (${code}): the message may have been sent.`;
    return settings.dropsRepeats ? { kind: 'retry', reason } : { kind: 'uncertain', reason };
  }

  return {
    idempotent: settings.dropsRepeats,
    concurrency: CONCURRENCY,
    deliver,
    close: () => agent.destroy(),
  };
}

function markingFailures(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (socket) return callback(null, socket);
      const code = error && 'code' in error ? String(error.code) : 'unknown';
      callback(Object.assign(new NotConnected('no connection'), { code }), null);
    });
}
