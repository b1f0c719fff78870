import { expect, it } from 'vitest';
import { createExecutor } from '../../../shared/sync/executor/executor.ts';
import { memoryStore } from '../../../shared/sync/executor/memory-store.ts';
import { outboxTransports } from '../../../shared/sync/executor/outbox-transport.ts';
import type { Outcome, Transport } from '../../../shared/sync/executor/ports.ts';
import type { ClaimedAction, Store } from '../../../shared/sync/executor/store.ts';
import { ManualClock } from './manual-clock.ts';
import { action, arrival, countingStep, NOW, publishFirst, SHOP, work } from './store-fixtures.ts';

/** A transport whose attempts end when the test says so. */
function held(concurrency: number) {
  const open = new Map<string, (outcome: Outcome) => void>();
  const transport: Transport = {
    idempotent: true,
    concurrency,
    deliver: ({ key }: ClaimedAction) => new Promise((resolve) => open.set(key, resolve)),
  };
  return { transport, open };
}

async function running(store: Store, o: { concurrency: number }) {
  const { transport, open } = held(o.concurrency);
  const clock = new ManualClock(NOW);
  const reports: string[] = [];
  const executor = createExecutor({
    store,
    clock,
    random: () => 1,
    transports: { ...outboxTransports, callWebhook: transport },
    report: ({ event }) => reports.push(event),
  });
  const abort = new AbortController();
  const ended = executor.run(abort.signal);
  await settled();
  return { clock, open, reports, ended, stop: () => abort.abort() };
}

/** Requests webhooks, one for each address. */
async function request(store: Store, id: string, urls: readonly string[]): Promise<void> {
  await store.append(SHOP, [arrival(id)], NOW);
  const actions = urls.map((url, index) => ({
    action: { ...action(`${id}${index}`, 'callWebhook'), params: { url } },
    state: 'pending' as const,
  }));
  await store.evaluate(work({ step: (input) => ({ ...countingStep(input), actions }) }));
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

it('[X3] a target that does not answer holds up no other, and fills no more than its lane', async () => {
  const store = memoryStore();
  await publishFirst(store);
  await request(
    store,
    'slow',
    Array.from({ length: 20 }, (_, index) => `https://slow.example/${index}`),
  );
  await request(store, 'fast', ['https://fast.example/1']);
  const { open, stop, ended } = await running(store, { concurrency: 3 });
  expect([...open.keys()]).toEqual(['slow0', 'slow1', 'slow2', 'fast0']);

  open.get('fast0')!({ kind: 'delivered' });
  await request(store, 'later', ['https://fast.example/2']);
  await settled();
  expect([...open.keys()].slice(4)).toEqual(['later0']);

  open.get('slow1')!({ kind: 'delivered' });
  await settled();
  expect([...open.keys()].slice(5)).toEqual(['slow3']);

  stop();
  for (const end of open.values()) end({ kind: 'delivered' });
  await ended;
});

it('[X8] told to stop, it finishes the attempts at hand and books their outcomes', async () => {
  const store = memoryStore();
  await publishFirst(store);
  await request(store, 'a', ['https://one.example/', 'https://two.example/']);
  const { open, stop, ended } = await running(store, { concurrency: 1 });
  stop();
  await settled();
  expect((await store.runs(SHOP, { limit: 1 })).items[0]!.actions).toMatchObject([
    { state: 'pending' },
    { state: 'pending' },
  ]);
  for (const end of open.values()) end({ kind: 'delivered' });
  await ended;
  expect((await store.runs(SHOP, { limit: 1 })).items[0]!.actions).toMatchObject([
    { state: 'delivered' },
    { state: 'delivered' },
  ]);
});

it('[X3] what falls due while another target is full is delivered in its time', async () => {
  const store = memoryStore();
  await publishFirst(store);
  await request(store, 'slow', ['https://slow.example/1', 'https://slow.example/2']);
  await request(store, 'fast', ['https://fast.example/']);
  const { clock, open, stop, ended } = await running(store, { concurrency: 1 });
  const first = open.get('fast0')!;
  open.delete('fast0');
  first({ kind: 'retry', reason: 'Busy.', notBefore: NOW + 2_000 });
  await settled();
  clock.move(10_000);
  await settled();
  expect([...open.keys()]).toEqual(['slow0', 'fast0']);
  stop();
  for (const end of open.values()) end({ kind: 'delivered' });
  await ended;
});

it('[X2] a store that fails to book an outcome is reported, and the others go on', async () => {
  const inner = memoryStore();
  const store: Store = {
    ...inner,
    settle: (key, attempt, outcome) =>
      key === 'a0' ? Promise.reject(new Error('disk')) : inner.settle(key, attempt, outcome),
  };
  await publishFirst(store);
  await request(store, 'a', ['https://one.example/', 'https://two.example/']);
  const { open, reports, stop, ended } = await running(store, { concurrency: 1 });
  for (const end of open.values()) end({ kind: 'delivered' });
  await settled();
  expect(reports).toEqual(['store-failed']);
  stop();
  await ended;
  expect((await store.runs(SHOP, { limit: 1 })).items[0]!.actions).toMatchObject([
    { state: 'pending' },
    { state: 'delivered' },
  ]);
});
