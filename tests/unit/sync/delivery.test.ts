import { expect, it } from 'vitest';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import { MAX_ATTEMPTS, retryCeiling, retryDelay } from '../../../shared/sync/executor/retry-delay.ts';
import type { ClaimedAction } from '../../../shared/sync/executor/store.ts';
import { NOW } from './store-fixtures.ts';
import { ADA, publishStore, purchase, STORE, world } from './store-world.ts';

const busy: Outcome = { kind: 'retry', reason: 'The receiver is busy.' };

function scripted(outcomes: readonly Outcome[], idempotent = true): Transport & { readonly seen: ClaimedAction[] } {
  const seen: ClaimedAction[] = [];
  return {
    idempotent,
    concurrency: 8,
    seen,
    deliver(action) {
      seen.push(action);
      return Promise.resolve(outcomes[Math.min(seen.length, outcomes.length) - 1]!);
    },
  };
}

async function mailed(sendEmail: Transport, random?: () => number) {
  const w = world({ transports: { sendEmail }, ...(random ? { random } : {}) });
  await publishStore(w.store);
  await w.store.append(STORE, [{ occurrence: purchase('a', ADA, { total: 1 }), public: false }], NOW);
  await w.settle();
  const mail = async () => (await w.store.runs(STORE, { limit: 1 })).items[0]!.actions[0]!;
  return { ...w, mail };
}

it('[X3] the waits between ten attempts add up to about 75 hours', () => {
  const hours = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => retryCeiling(index + 1) / 3_600_000);
  expect(hours.reduce((sum, wait) => sum + wait, 0)).toBeCloseTo(75, 0);
});

it.each([
  [1, 0, 0],
  [1, 0.5, 5_000],
  [2, 0.5, 17_150],
  [9, 0.999, 191_389_649],
])('[X3] full jitter: after attempt %i with random %f the wait is %i ms', (attempt, random, expected) => {
  expect(retryDelay(attempt, () => random)).toBe(expected);
});

it('[X3] a busy receiver is tried again when its time has come, with the same key', async () => {
  const transport = scripted([busy, { kind: 'delivered' }]);
  const { clock, settle, mail } = await mailed(transport, () => 0.5);
  expect(await mail()).toMatchObject({ state: 'failed', attempts: 1, detail: 'The receiver is busy.' });
  clock.move(4_999);
  await settle();
  expect(transport.seen).toHaveLength(1);
  clock.move(1);
  await settle();
  expect(await mail()).toMatchObject({ state: 'delivered', attempts: 2 });
  expect(transport.seen[1]!.key).toBe(transport.seen[0]!.key);
});

it('[X3] a time that the receiver names is waited for', async () => {
  const transport = scripted([{ ...busy, notBefore: NOW + 3_600_000 }, { kind: 'delivered' }]);
  const { clock, settle, mail, store } = await mailed(transport);
  expect(await store.nextDue()).toBe(NOW + 3_600_000);
  clock.move(3_600_000);
  await settle();
  expect(await mail()).toMatchObject({ state: 'delivered' });
});

it('[X3] after the tenth attempt it is a dead letter, and redriven it starts anew', async () => {
  const transport = scripted([...Array.from({ length: 10 }, () => busy), { kind: 'delivered' }]);
  const { clock, settle, mail, store } = await mailed(transport);
  for (let attempt = 1; attempt < 12; attempt += 1) {
    clock.move(retryCeiling(attempt));
    await settle();
  }
  expect(transport.seen.map((action) => action.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await mail()).toMatchObject({ state: 'dead', attempts: 10 });
  const [letter] = (await store.deadLetters(STORE, { limit: 10 })).items;
  expect(letter?.detail).toBe('The receiver is busy. Given up after 10 attempts.');
  expect(await store.redrive(STORE, [letter!.key], clock.now())).toBe(1);
  await settle();
  expect(await mail()).toMatchObject({ state: 'delivered', attempts: 1 });
});

it('[X3] a final refusal is a dead letter at once', async () => {
  const { mail } = await mailed(scripted([{ kind: 'final', reason: 'No such mailbox.' }]));
  expect(await mail()).toMatchObject({ state: 'dead', attempts: 1, detail: 'No such mailbox.' });
});

it('[X2] a transport that breaks is reported and tried again', async () => {
  const transport: Transport = { idempotent: true, concurrency: 8, deliver: () => Promise.reject(new Error('bug')) };
  const { mail, reports } = await mailed(transport);
  expect(reports).toEqual([{ event: 'transport-broke' }]);
  expect(await mail()).toMatchObject({ state: 'failed' });
});

it.each([
  { idempotent: false, state: 'uncertain', attempts: 0 },
  { idempotent: true, state: 'delivered', attempts: 1 },
])('[X2] an interrupted attempt is repeated only where that is harmless: $idempotent', async (o) => {
  const transport = scripted([{ kind: 'delivered' }], o.idempotent);
  const w = world({ transports: { sendEmail: transport } });
  await publishStore(w.store);
  await w.store.append(STORE, [{ occurrence: purchase('a', ADA, { total: 1 }), public: false }], NOW);
  await w.executor.evaluateWaiting();
  // A process that stopped here: claimed, never settled.
  await w.store.claim({ now: NOW, leaseUntil: NOW + 60_000, limit: 10, room: () => 10 });
  w.clock.move(60_000);
  await w.settle();
  expect(transport.seen).toHaveLength(o.attempts);
  expect((await w.store.runs(STORE, { limit: 1 })).items[0]!.actions[0]).toMatchObject({ state: o.state });
});
