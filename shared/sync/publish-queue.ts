import { z } from 'zod';
import type { SyncAnswer } from './client.ts';
import { PublishRequest, type Receipt } from './contract.ts';

/** A publish that waits for its server, with the workspace as it was at the click (P6). Times are RFC 3339 in UTC. */
export const QueuedPublish = z.strictObject({
  environment: z.string(),
  workspace: z.string(),
  request: PublishRequest,
  /** The live revision it replaces; 0: none yet. Checked by the server when it arrives. */
  ifMatch: z.number().int().min(0),
  /** The same for every attempt, so that it acts once (P2). */
  idempotencyKey: z.string(),
  queuedAt: z.string(),
  /** `waiting`: tried again at `nextAt`; `conflict`: another revision is live, the user merges; `refused`: the user decides. */
  state: z.enum(['waiting', 'conflict', 'refused']),
  attempts: z.number().int().min(0),
  nextAt: z.string(),
  reason: z.string().optional(),
  /** With `conflict`: what is live. */
  live: z.number().int().optional(),
});
export type QueuedPublish = Readonly<z.infer<typeof QueuedPublish>>;
/** At most one for an environment and workspace. */
export type PublishQueue = readonly QueuedPublish[];

export interface PublishTarget {
  readonly environment: string;
  readonly workspace: string;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Puts a click into the queue; an earlier one of the same target gives way to it (P6). `now` in epoch milliseconds. */
export function enqueue(
  queue: PublishQueue,
  click: PublishTarget & Pick<QueuedPublish, 'request' | 'ifMatch' | 'idempotencyKey'>,
  now: number,
): PublishQueue {
  const at = new Date(now).toISOString();
  return [...without(queue, click), { ...click, queuedAt: at, state: 'waiting', attempts: 0, nextAt: at }];
}

export function queuedFor(queue: PublishQueue, target: PublishTarget): QueuedPublish | undefined {
  return queue.find((entry) => isFor(entry, target));
}

export function without(queue: PublishQueue, target: PublishTarget): PublishQueue {
  return queue.filter((entry) => !isFor(entry, target));
}

/** To be tried at once, whatever held it up. */
export function tryNow(queue: PublishQueue, target: PublishTarget, now: number): PublishQueue {
  return queue.map((entry) =>
    isFor(entry, target) ? { ...entry, state: 'waiting', nextAt: new Date(now).toISOString() } : entry,
  );
}

/** What an attempt's answer makes of the queue; an entry that a newer click has replaced is left alone. */
export function afterAttempt(
  queue: PublishQueue,
  tried: QueuedPublish,
  answer: SyncAnswer<Receipt>,
  now: number,
): PublishQueue {
  return queue.flatMap((entry): PublishQueue => {
    if (!isFor(entry, tried) || entry.idempotencyKey !== tried.idempotencyKey) return [entry];
    if (answer.kind === 'ok') return [];
    const { reason: _, live: _live, ...rest } = { ...entry, attempts: entry.attempts + 1 };
    if (answer.kind === 'unreachable') return [waiting(rest, answer.reason, now)];
    const { status, title, detail, live } = answer.problem;
    const reason = detail === undefined ? title : `${title}. ${detail}`;
    if (isPassing(status)) return [waiting(rest, reason, now)];
    if (status === 412) return [{ ...rest, state: 'conflict', reason, live: live ?? 0 }];
    return [{ ...rest, state: 'refused', reason }];
  });
}

/** The wait after so many failed attempts, in milliseconds: it doubles, up to five minutes. */
export function retryWait(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
}

/** Entries whose time has come. */
export function dueEntries(queue: PublishQueue, now: number): PublishQueue {
  return queue.filter(({ state, nextAt }) => state === 'waiting' && Date.parse(nextAt) <= now);
}

/** When to look again, in epoch milliseconds; undefined when nothing waits. */
export function nextAttemptAt(queue: PublishQueue): number | undefined {
  const times = queue.filter(({ state }) => state === 'waiting').map(({ nextAt }) => Date.parse(nextAt));
  return times.length === 0 ? undefined : Math.min(...times);
}

function waiting(entry: Omit<QueuedPublish, 'reason' | 'live'>, reason: string, now: number): QueuedPublish {
  return { ...entry, state: 'waiting', reason, nextAt: new Date(now + retryWait(entry.attempts)).toISOString() };
}

/** A server that is busy or down for a while answers otherwise later. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function isFor(entry: PublishTarget, target: PublishTarget): boolean {
  return entry.environment === target.environment && entry.workspace === target.workspace;
}
