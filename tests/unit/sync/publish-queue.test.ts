import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../shared/sync/contract.ts';
import {
  afterAttempt,
  dueEntries,
  enqueue,
  nextAttemptAt,
  queuedFor,
  retryWait,
  tryNow,
  type PublishQueue,
} from '../../../shared/sync/publish-queue.ts';

const target = { environment: 'staging', workspace: 'shop' };
const click = (key: string, ifMatch = 3) => ({
  ...target,
  request: { workspace: { name: key }, programHash: 'sha256:1' },
  ifMatch,
  idempotencyKey: key,
});
const NOW = Date.parse('2026-03-14T15:09:26Z');
const queueOf = (...keys: readonly string[]): PublishQueue =>
  keys.reduce<PublishQueue>((queue, key) => enqueue(queue, click(key), NOW), []);
const first = (queue: PublishQueue) => queuedFor(queue, target)!;
const unreachable = { kind: 'unreachable', reason: 'nothing listens there.' } as const;
const refused = (status: number, live?: number) =>
  ({
    kind: 'refused',
    problem: { type: 'about:blank', title: 'No', status, ...(live === undefined ? {} : { live }) },
  }) as const;
const receipt: Receipt = { revision: 4, programHash: 'h', engine: 'e', publishedAt: 't', by: 'b', changes: [] };

describe('[P6] publishes that wait', () => {
  it('hold the workspace as it was at the click; a newer click replaces the older one of the same target only', () => {
    const other = { ...click('c'), workspace: 'other' };
    const queue = enqueue(enqueue(queueOf('a'), other, NOW), click('b'), NOW);
    expect(queue.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['c', 'b']);
    expect(first(queue).request.workspace).toEqual({ name: 'b' });
  });

  it('are due at once, then after a wait that doubles up to five minutes', () => {
    let queue = queueOf('a');
    expect(dueEntries(queue, NOW)).toHaveLength(1);
    queue = afterAttempt(queue, first(queue), unreachable, NOW);
    expect(first(queue)).toMatchObject({ state: 'waiting', attempts: 1, reason: 'nothing listens there.' });
    expect(dueEntries(queue, NOW + 4_999)).toHaveLength(0);
    expect(nextAttemptAt(queue)).toBe(NOW + 5_000);
    expect([1, 2, 3, 6, 7, 50].map(retryWait)).toEqual([5_000, 10_000, 20_000, 160_000, 300_000, 300_000]);
    expect(dueEntries(tryNow(queue, target, NOW + 1), NOW + 1)).toHaveLength(1);
  });

  it('keep their idempotency key over attempts, and go when they are live', () => {
    let queue = queueOf('a');
    queue = afterAttempt(queue, first(queue), unreachable, NOW);
    expect(first(queue).idempotencyKey).toBe('a');
    expect(afterAttempt(queue, first(queue), { kind: 'ok', value: receipt }, NOW)).toEqual([]);
  });

  it('wait for the user’s merge when another revision went live', () => {
    const queue = afterAttempt(queueOf('a'), first(queueOf('a')), refused(412, 7), NOW);
    expect(first(queue)).toMatchObject({ state: 'conflict', live: 7, ifMatch: 3 });
    expect(nextAttemptAt(queue)).toBeUndefined();
  });

  it('go on waiting for a server that is busy, and stop at one that refuses', () => {
    const after = (status: number) =>
      first(afterAttempt(queueOf('a'), first(queueOf('a')), refused(status), NOW)).state;
    expect([429, 503, 408].map(after)).toEqual(['waiting', 'waiting', 'waiting']);
    expect([401, 403, 409, 422].map(after)).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  it('are not touched by the answer of an earlier click', () => {
    const older = first(queueOf('a'));
    const queue = queueOf('a', 'b');
    expect(afterAttempt(queue, older, { kind: 'ok', value: receipt }, NOW)).toEqual(queue);
    expect(afterAttempt(queue, older, refused(412, 7), NOW)).toEqual(queue);
  });
});
