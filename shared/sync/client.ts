import type { z } from 'zod';
import type { Json } from '../base/json.ts';
import {
  DeadLetterPage,
  EnvironmentInfo,
  IngestAnswer,
  OutboxPage,
  ProblemDocument,
  Receipt,
  RedriveAnswer,
  RevisionBody,
  RevisionPage,
  RunBody,
  RunHead,
  RunPage,
  type PublishRequest,
  type RunQuery,
} from './contract.ts';

/** A server's answer, or why there is none. */
export type SyncAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: ProblemDocument }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}
/** The one thing the client needs of its runtime; throws when the server cannot be reached. */
export type HttpSend = (request: HttpRequest) => Promise<{ readonly status: number; readonly text: string }>;

export interface SyncTarget {
  /** Origin of the server, such as `http://127.0.0.1:7420`. */
  readonly address: string;
  readonly token: string;
  readonly send: HttpSend;
}

async function exchange<T>(
  target: SyncTarget,
  schema: z.ZodType<T>,
  request: { method: HttpRequest['method']; path: string; headers?: Record<string, string>; body?: Json | string },
): Promise<SyncAnswer<T>> {
  const { method, path, headers = {}, body } = request;
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  let answer: { status: number; text: string };
  try {
    answer = await target.send({
      method,
      url: new URL(path, target.address).href,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${target.token}`,
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
  return readAnswer(schema, answer);
}

function readAnswer<T>(schema: z.ZodType<T>, answer: { status: number; text: string }): SyncAnswer<T> {
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    return {
      kind: 'unreachable',
      reason: `The answer (status ${answer.status}) is not JSON: no Hookflow server there?`,
    };
  }
  if (answer.status >= 200 && answer.status < 300) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
    return { kind: 'unreachable', reason: 'The answer does not fit the contract: another version of Hookflow there?' };
  }
  const problem = ProblemDocument.safeParse(value);
  if (problem.success) return { kind: 'refused', problem: problem.data };
  return {
    kind: 'unreachable',
    reason: `Status ${answer.status} without a problem document: no Hookflow server there?`,
  };
}

const at = encodeURIComponent;

/** Publishes when the live revision is still `ifMatch` (0: none yet); the key makes a repeat harmless (P2). */
export function publish(
  target: SyncTarget,
  workspace: string,
  request: PublishRequest,
  condition: { ifMatch: number; idempotencyKey: string },
): Promise<SyncAnswer<Receipt>> {
  return exchange(target, Receipt, {
    method: 'PUT',
    path: `/v1/workspaces/${at(workspace)}/live`,
    headers: preconditions(condition),
    body: request as unknown as Json,
  });
}

function preconditions(o: { ifMatch: number; idempotencyKey: string }): Record<string, string> {
  return {
    ...(o.ifMatch === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${o.ifMatch}"` }),
    'idempotency-key': o.idempotencyKey,
  };
}

/** Refused with status 404 when nothing is live. */
export function live(target: SyncTarget, workspace: string): Promise<SyncAnswer<RevisionBody>> {
  return exchange(target, RevisionBody, { method: 'GET', path: `/v1/workspaces/${at(workspace)}/live` });
}

export function revisions(target: SyncTarget, workspace: string, page?: string): Promise<SyncAnswer<RevisionPage>> {
  const query = page === undefined ? '' : `?page=${at(page)}`;
  return exchange(target, RevisionPage, { method: 'GET', path: `/v1/workspaces/${at(workspace)}/revisions${query}` });
}

/** One revision with its whole workspace (P4). */
export function revision(target: SyncTarget, workspace: string, number: number): Promise<SyncAnswer<RevisionBody>> {
  return exchange(target, RevisionBody, { method: 'GET', path: `/v1/workspaces/${at(workspace)}/revisions/${number}` });
}

/** Publishes an earlier revision again, on the condition of `publish` (P4). */
export function restore(
  target: SyncTarget,
  workspace: string,
  number: number,
  o: { ifMatch: number; idempotencyKey: string; note?: string },
): Promise<SyncAnswer<Receipt>> {
  return exchange(target, Receipt, {
    method: 'POST',
    path: `/v1/workspaces/${at(workspace)}/revisions/${number}/restore`,
    headers: preconditions(o),
    body: o.note === undefined ? {} : { note: o.note },
  });
}

/** Sends JSON text of one occurrence or of an array of up to 500, in the native or the SDK's shape (I1). */
export function sendOccurrences(target: SyncTarget, text: string): Promise<SyncAnswer<IngestAnswer>> {
  return exchange(target, IngestAnswer, { method: 'POST', path: '/v1/events', body: text });
}

/** The newest first, or with `after` the ones later than that run, oldest first (X7). */
export function runs(target: SyncTarget, query: RunQuery & { limit?: number } = {}): Promise<SyncAnswer<RunPage>> {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${at(String(value))}`],
  );
  return exchange(target, RunPage, { method: 'GET', path: `/v1/runs?${parts.join('&')}` });
}

/** Keeps a run until it is unpinned, whatever the budget (X7). Needs a token that may publish. */
export function pinRun(target: SyncTarget, id: string, pinned: boolean): Promise<SyncAnswer<RunHead>> {
  return exchange(target, RunHead, { method: pinned ? 'PUT' : 'DELETE', path: `/v1/runs/${at(id)}/pin` });
}

export function run(target: SyncTarget, id: string): Promise<SyncAnswer<RunBody>> {
  return exchange(target, RunBody, { method: 'GET', path: `/v1/runs/${at(id)}` });
}

export function outbox(target: SyncTarget): Promise<SyncAnswer<OutboxPage>> {
  return exchange(target, OutboxPage, { method: 'GET', path: '/v1/outbox' });
}

/** What the server sends for real (X5, X6). */
export function environment(target: SyncTarget): Promise<SyncAnswer<EnvironmentInfo>> {
  return exchange(target, EnvironmentInfo, { method: 'GET', path: '/v1/environment' });
}

/** Actions that were given up or are uncertain, the newest first (X7). */
export function deadLetters(target: SyncTarget, page?: string): Promise<SyncAnswer<DeadLetterPage>> {
  const query = page === undefined ? '' : `?page=${at(page)}`;
  return exchange(target, DeadLetterPage, { method: 'GET', path: `/v1/dead-letters${query}` });
}

/** Makes dead letters due again, each with a fresh count of attempts (X3). Needs a token that may publish. */
export function redrive(target: SyncTarget, keys: readonly string[]): Promise<SyncAnswer<RedriveAnswer>> {
  return exchange(target, RedriveAnswer, { method: 'POST', path: '/v1/dead-letters/redrive', body: { keys } });
}
