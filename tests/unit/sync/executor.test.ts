import { expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Store } from '../../../shared/sync/executor/store.ts';
import { NOW } from './store-fixtures.ts';
import { ADA, publishStore, purchase, STORE, world } from './store-world.ts';

async function take(store: Store, occurrences: readonly Occurrence[], isPublic = false): Promise<void> {
  const arrivals = occurrences.map((occurrence) => ({ occurrence, public: isPublic }));
  await store.append(STORE, arrivals, NOW);
}

async function lastRun(store: Store) {
  const [head] = (await store.runs(STORE, { limit: 1 })).items;
  return (await store.run(STORE, head!.id))!;
}

it('[X1] a purchase runs through with a memory store and a hand-moved clock: evaluated, recorded, merged', async () => {
  const { store, settle } = world();
  await publishStore(store);
  await take(store, [purchase('order-1', ADA)]);
  await settle();
  const run = await lastRun(store);
  expect(run).toMatchObject({ occurrence: 'order-1', revision: 1, fired: ['thank-you', 'big-order-austin'] });
  expect(run.actions.map((action) => [action.kind, action.state, action.attempts])).toEqual([
    ['sendEmail', 'recorded', 1],
    ['notifyTeam', 'recorded', 1],
    ['updateContact', 'delivered', 0],
  ]);
  const outbox = await store.outbox(STORE, { limit: 10 });
  expect(outbox.items.map((message) => message.params['subject'])).toEqual([
    'Order over 129.5 from Ada',
    'Thank you, Ada',
  ]);
  expect((await store.contact(STORE, 'purl:adalovelace'))?.fields).toEqual({ ...ADA, points: 105 });
});

it('[P3] a run holds the very trace that the same evaluate gives at the desk', async () => {
  const { store, settle } = world();
  await publishStore(store);
  await take(store, [purchase('order-1', ADA)]);
  await settle();
  const desk = evaluate(prepare(compile(onlineStoreExample()).program), purchase('order-1', ADA), {
    now: NOW,
    state: { contact: ADA },
    contactBefore: null,
  });
  expect((await lastRun(store)).trace).toEqual(JSON.parse(JSON.stringify(desk.trace)));
});

it('[P3] what was accepted before a publish and evaluated after it names the new revision', async () => {
  const { store, settle } = world();
  const before = onlineStoreExample();
  const after: Workspace = {
    ...before,
    triggers: before.triggers.map((trigger) => (trigger.id === 'thank-you' ? { ...trigger, enabled: false } : trigger)),
  };
  await publishStore(store);
  await take(store, [purchase('a', ADA)]);
  await settle();
  await take(store, [purchase('b', ADA)]);
  await publishStore(store, { workspace: after, ifMatch: 1 });
  await settle();
  const { items } = await store.runs(STORE, { after: '0', limit: 10 });
  expect(items.map((run) => [run.revision, run.fired])).toEqual([
    [1, ['thank-you', 'big-order-austin']],
    [2, ['big-order-austin']],
  ]);
  expect(items[0]!.programHash).not.toBe(items[1]!.programHash);
});

it('[O5] a later occurrence is merged into the stored contact and evaluated with the merged one', async () => {
  const { store, settle } = world();
  await publishStore(store);
  await take(store, [purchase('a', ADA), purchase('b', { email: 'ADA@example.com', lastname: 'Byron' })]);
  await settle();
  const run = await lastRun(store);
  expect(run.fired).toEqual(['thank-you', 'big-order-austin']);
  expect(run.contact).toEqual({ ...ADA, points: 105, email: 'ADA@example.com', lastname: 'Byron' });
  expect(run.sent['contact']).toEqual({ email: 'ADA@example.com', lastname: 'Byron' });
});

it('[E9] a new contact raises 10201 and a merge that changes points raises 10101', async () => {
  const { store, settle } = world();
  await publishStore(store);
  await take(store, [purchase('a', ADA, { total: 1 }), purchase('b', { ...ADA, points: 500 }, { total: 1 })]);
  await settle();
  const { items } = await store.runs(STORE, { after: '0', limit: 10 });
  const causes = await Promise.all(items.map(async (run) => (await store.run(STORE, run.id))?.trace?.['caused']));
  expect(causes).toMatchObject([[{ event: '10201', causedBy: 'a' }], [{ event: '10101', causedBy: 'b' }]]);
});

it('[O5] a public occurrence finds a contact by purl, but neither changes nor creates one', async () => {
  const { store, settle } = world();
  await publishStore(store);
  await take(store, [purchase('a', ADA, { total: 1 })]);
  await take(store, [purchase('b', { purl: 'adalovelace' }), purchase('c', { purl: 'nobody' })], true);
  await settle();
  const { items } = await store.runs(STORE, { after: '0', limit: 10 });
  expect(items.map((run) => run.fired.length)).toEqual([1, 2, 1]);
  expect((await store.run(STORE, items[1]!.id))?.contact).toEqual(ADA);
  expect((await store.contact(STORE, 'purl:adalovelace'))?.fields).toEqual({ ...ADA, points: 105 });
  expect(await store.contact(STORE, 'purl:nobody')).toBeUndefined();
});

it('[O5] a contact without identity stands alone: its update lasts for the run only, and the run says so', async () => {
  const { store, settle } = world();
  await publishStore(store);
  await take(store, [purchase('a', { city: 'Austin' })]);
  await settle();
  const update = (await lastRun(store)).actions.find((action) => action.kind === 'updateContact');
  expect(update).toMatchObject({ state: 'delivered', detail: expect.stringContaining('this run only') as string });
});

it('[I4] occurrences of one contact see what the ones before them changed', async () => {
  const { store, settle } = world();
  await publishStore(store);
  const orders = Array.from({ length: 150 }, (_, index) =>
    purchase(`order-${index}`, { purl: 'AdaLovelace', city: 'Austin' }),
  );
  await take(store, orders);
  await settle();
  const { items } = await store.runs(STORE, { after: '0', limit: 200 });
  const points = await Promise.all(items.map(async (run) => (await store.run(STORE, run.id))?.contact['points'] ?? 0));
  expect(points).toEqual(orders.map((_, index) => index * 10));
});

it('[X1] the loop wakes on a hint and stops when told', async () => {
  const { store, executor } = world();
  const stop = new AbortController();
  const done = executor.run(stop.signal);
  await publishStore(store);
  await take(store, [purchase('a', ADA)]);
  const until = async (ready: () => Promise<boolean>): Promise<void> => {
    for (let turn = 0; turn < 1000 && !(await ready()); turn += 1) await new Promise(setImmediate);
  };
  await until(async () => (await store.outbox(STORE, { limit: 10 })).items.length === 2);
  expect((await store.outbox(STORE, { limit: 10 })).items).toHaveLength(2);
  stop.abort();
  await expect(done).resolves.toBeUndefined();
});

it('[D1] a revision that does not parse any more fails its runs and nothing else', async () => {
  const { store, settle, reports } = world();
  const draft = { digest: 'x', programHash: 'sha256:x', engine: 'x', publishedAt: NOW, by: 'x', changes: [] };
  await store.publish(STORE, { ...draft, workspace: { id: STORE } }, { ifMatch: 0, idempotencyKey: 'a' });
  await take(store, [purchase('a', ADA)]);
  await settle();
  const run = await lastRun(store);
  expect(run).toMatchObject({ error: expect.stringContaining('nothing was requested') as string, actions: [] });
  expect(reports).toEqual([{ event: 'evaluation-broke' }]);
});
