import { expect, it } from 'vitest';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import { FAILURES_TO_OPEN, TargetCircuits } from '../../../shared/sync/executor/target-circuits.ts';
import { memoryStore } from '../../../shared/sync/executor/memory-store.ts';
import { action, arrival, countingStep, NOW, publishFirst, SHOP, work } from './store-fixtures.ts';
import { world } from './store-world.ts';

const COOL_DOWN = 30_000;
const HOUR = 3_600_000;
const busy: Outcome = { kind: 'retry', reason: 'Answered 503.' };

function broken(circuits: TargetCircuits, at = 0): void {
  for (let count = 0; count < FAILURES_TO_OPEN; count += 1) circuits.failed('a', at, at);
}

it('[X3] failures in a row open the circuit of their target only', () => {
  const circuits = new TargetCircuits();
  for (let count = 1; count < FAILURES_TO_OPEN; count += 1) circuits.failed('a', 0, 0);
  expect(circuits.allowed('a', 8, 0)).toBe(8);
  circuits.failed('a', 0, 0);
  expect([circuits.allowed('a', 8, COOL_DOWN - 1), circuits.allowed('b', 8, 0), circuits.open]).toEqual([0, 8, 1]);
});

it('[X3] a success in between starts the count anew', () => {
  const circuits = new TargetCircuits();
  for (let count = 0; count < 3 * FAILURES_TO_OPEN; count += 1) {
    circuits.failed('a', 0, 0);
    if (count % 5 === 4) circuits.succeeded('a');
  }
  expect(circuits.isOpen('a')).toBe(false);
});

it('[X3] after the cool-down one attempt is let through, and success closes the circuit', () => {
  const circuits = new TargetCircuits();
  broken(circuits);
  expect(circuits.nextProbe(0)).toBe(COOL_DOWN);
  expect(circuits.allowed('a', 8, COOL_DOWN)).toBe(1);
  circuits.succeeded('a');
  expect([circuits.allowed('a', 8, COOL_DOWN), circuits.nextProbe(0), circuits.open]).toEqual([8, undefined, 0]);
});

it('[X3] a probe that fails doubles the cool-down, up to ten minutes; an older attempt does not', () => {
  const circuits = new TargetCircuits();
  broken(circuits);
  circuits.failed('a', 5, COOL_DOWN + 5);
  expect(circuits.nextProbe(0)).toBe(COOL_DOWN);
  const waits: number[] = [];
  for (let at = COOL_DOWN, turn = 0; turn < 7; turn += 1) {
    circuits.failed('a', at, at);
    const next = circuits.nextProbe(at)!;
    waits.push((next - at) / 1000);
    at = next;
  }
  expect(waits).toEqual([60, 120, 240, 480, 600, 600, 600]);
});

/** A world with so many webhooks due at one origin, whose answers the test chooses, and one at another. */
async function hooks(count: number) {
  const store = memoryStore();
  await publishFirst(store);
  await store.append(SHOP, [arrival('a')], NOW);
  const urls = [...Array.from({ length: count }, (_, index) => `https://down.example/${index}`), 'https://up.example/'];
  const actions = urls.map((url, index) => ({
    action: { ...action(`k${index}`, 'callWebhook'), params: { url } },
    state: 'pending' as const,
  }));
  await store.evaluate(work({ step: (input) => ({ ...countingStep(input), actions }) }));
  const answer = { of: busy };
  const seen: string[] = [];
  const callWebhook: Transport = {
    idempotent: true,
    concurrency: 8,
    deliver({ key, target }) {
      seen.push(key);
      return Promise.resolve(target.includes('down') ? answer.of : { kind: 'delivered' });
    },
  };
  const w = world({ store, transports: { callWebhook }, random: () => 0.0001 });
  const attempts = async () => (await store.runs(SHOP, { limit: 1 })).items[0]!.actions.map((each) => each.attempts);
  return { ...w, answer, seen, attempts };
}

/** Runs the executor on the hand-moved clock until `ms` have passed. */
async function during(w: Awaited<ReturnType<typeof hooks>>, ms: number, step: number): Promise<void> {
  const abort = new AbortController();
  const ended = w.executor.run(abort.signal);
  for (let passed = 0; passed <= ms; passed += step) {
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    w.clock.move(step);
  }
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  abort.abort();
  await ended;
}

it('[X3] while a target is down nothing is sent to it, no attempts are used up, and another target goes on', async () => {
  const w = await hooks(40);
  await during(w, COOL_DOWN - 5_000, 1_000);
  const before = w.seen.length;
  expect(before).toBeLessThanOrEqual(FAILURES_TO_OPEN + 8);
  expect(w.seen).toContain('k40');
  expect((await w.attempts()).filter((count) => count === 0).length).toBeGreaterThan(20);
  w.answer.of = { kind: 'delivered' };
  await during(w, COOL_DOWN, 1_000);
  expect(new Set(w.seen.slice(before)).size).toBe(40);
  const { items } = await w.store.runs(SHOP, { limit: 1 });
  expect(items[0]!.actions.every(({ state }) => state === 'delivered')).toBe(true);
});

it('[X3] waiting for a target that stays down ends in a dead letter after 75 hours, without ten attempts', async () => {
  const w = await hooks(100);
  await during(w, 74 * HOUR, HOUR / 6);
  expect((await w.store.deadLetters(SHOP, { limit: 200 })).items.every(({ attempts }) => attempts === 10)).toBe(true);
  await during(w, 2 * HOUR, HOUR / 6);
  const { items } = await w.store.deadLetters(SHOP, { limit: 200 });
  expect(items).toHaveLength(100);
  const early = items.filter(({ attempts }) => attempts < 10);
  expect(early.length).toBeGreaterThan(0);
  expect(early[0]!.detail).toBe('The receiver did not answer for 75 hours. Given up without another attempt.');
});
