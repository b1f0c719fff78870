import { expect, it } from 'vitest';
import type { StoreUnderTest } from './store-contract.ts';
import { arrival, claimAll, countingStep, draft, NOW, publishFirst, ran, SHOP, work } from './store-fixtures.ts';

const day = 24 * 60 * 60 * 1000;

export function evaluationCases(tested: () => StoreUnderTest): void {
  it('[I3] an id seen before is a duplicate: in the same call, later, and at the same time', async () => {
    const { store } = tested();
    await publishFirst(store);
    expect(await store.append(SHOP, [arrival('a'), arrival('b'), arrival('a')], NOW)).toEqual([
      'accepted',
      'accepted',
      'duplicate',
    ]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(SHOP, [arrival('c')], NOW)));
    expect(answers.flat().filter((answer) => answer === 'accepted')).toHaveLength(1);
    await store.evaluate(work());
    expect(await store.append(SHOP, [arrival('a')], NOW)).toEqual(['duplicate']);
    expect(await store.evaluate(work())).toBe(0);
    expect((await store.runs(SHOP, { limit: 10 })).items).toHaveLength(3);
  });

  it('[I3] ids of another workspace are its own', async () => {
    const { store } = tested();
    await publishFirst(store);
    await publishFirst(store, 'other');
    expect(await store.append(SHOP, [arrival('a')], NOW)).toEqual(['accepted']);
    expect(await store.append('other', [arrival('a')], NOW)).toEqual(['accepted']);
  });

  it('[I4] occurrences are evaluated in the order accepted, across batches', async () => {
    const { store } = tested();
    await publishFirst(store);
    await store.append(SHOP, [arrival('a'), arrival('b')], NOW);
    await store.append(SHOP, [arrival('c')], NOW + 1);
    expect(await store.evaluate(work({ limit: 2 }))).toBe(2);
    expect(await store.evaluate(work({ limit: 2 }))).toBe(1);
    const { items } = await store.runs(SHOP, { after: '0', limit: 10 });
    expect(items.map((run) => run.occurrence)).toEqual(['a', 'b', 'c']);
    expect((await store.run(SHOP, items[2]!.id))?.trace).toEqual({ seen: 3 });
    expect((await store.contact(SHOP, 'purl:"anna"'))?.fields).toEqual({ purl: 'anna', seen: 3 });
  });

  it('[D1] state changes exactly once, however many evaluate at the same time', async () => {
    const { store } = tested();
    await publishFirst(store);
    const arrivals = Array.from({ length: 40 }, (_, index) => arrival(`o${index}`));
    await store.append(SHOP, arrivals, NOW);
    const done = await Promise.all(Array.from({ length: 10 }, () => store.evaluate(work({ limit: 7 }))));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect((await store.contact(SHOP, 'purl:"anna"'))?.fields['seen']).toBe(40);
    expect(await claimAll(store)).toHaveLength(40);
  });

  it('[D1] an evaluation that breaks fails alone: its run says so, the others go on', async () => {
    const { store } = tested();
    await publishFirst(store);
    await store.append(SHOP, [arrival('a'), arrival('bad'), arrival('c')], NOW);
    const step = (input: Parameters<typeof countingStep>[0]) => {
      if (input.arrival.occurrence.id === 'bad') throw new Error('broken');
      return countingStep(input);
    };
    expect(await store.evaluate(work({ step }))).toBe(3);
    const { items } = await store.runs(SHOP, { after: '0', limit: 10 });
    expect(items.map((run) => run.error)).toEqual([undefined, 'Error: broken', undefined]);
    expect((await store.contact(SHOP, 'purl:"anna"'))?.fields['seen']).toBe(2);
    expect((await claimAll(store)).map((action) => action.key)).toEqual(['key-a', 'key-c']);
  });

  it('[P3] a run names the revision that was live when it was evaluated', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    await store.append(SHOP, [arrival('b')], NOW);
    await store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'b' });
    await store.evaluate(work());
    const { items } = await store.runs(SHOP, { after: '0', limit: 10 });
    expect(items.map((run) => [run.revision, run.programHash])).toEqual([
      [1, 'sha256:program-one'],
      [2, 'sha256:program-two'],
    ]);
  });

  it('[D1] the live document stays one object, so that what is made from it is made once', async () => {
    const { store } = tested();
    await publishFirst(store);
    const seen = new Set<unknown>();
    const step = (input: Parameters<typeof countingStep>[0]) => {
      seen.add(input.live.workspace);
      return countingStep(input);
    };
    await store.append(SHOP, [arrival('a'), arrival('b')], NOW);
    await store.evaluate(work({ step, limit: 1 }));
    await store.evaluate(work({ step, limit: 1 }));
    expect(seen.size).toBe(1);
  });

  it('[X7] runs are listed newest first, or after a cursor oldest first, without gaps', async () => {
    const { store } = tested();
    await ran(
      store,
      ['a', 'b', 'c', 'd', 'e'].map((id) => arrival(id)),
    );
    const newest = await store.runs(SHOP, { limit: 2 });
    expect(newest.items.map((run) => run.occurrence)).toEqual(['e', 'd']);
    const older = await store.runs(SHOP, { limit: 10, before: newest.next });
    expect(older.items.map((run) => run.occurrence)).toEqual(['c', 'b', 'a']);
    expect(older.next).toBeUndefined();
    const later = await store.runs(SHOP, { limit: 2, after: older.items[1]!.id });
    expect(later.items.map((run) => run.occurrence)).toEqual(['c', 'd']);
    expect((await store.runs(SHOP, { limit: 2, after: later.next })).items.map((run) => run.occurrence)).toEqual(['e']);
    expect((await store.runs('other', { limit: 2 })).items).toEqual([]);
    expect(await store.run('other', newest.items[0]!.id)).toBeUndefined();
  });

  it('[X7] a run holds what was sent, the contact it was evaluated with, its trace and its actions', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    const head = (await store.runs(SHOP, { limit: 1 })).items[0]!;
    expect(await store.run(SHOP, head.id)).toEqual({
      ...head,
      sent: arrival('a').occurrence,
      contact: { purl: 'anna', seen: 1 },
      trace: { seen: 1 },
    });
    expect(head).toMatchObject({
      acceptedAt: '2026-11-24T09:00:00.000Z',
      fired: ['thank-you'],
      actions: [{ key: 'key-a', state: 'pending', attempts: 0 }],
    });
  });

  it('[X6] a run of debug mode says so, and no other', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    await store.append(SHOP, [arrival('b')], NOW);
    await store.evaluate(work({ step: (input) => ({ ...countingStep(input), debug: true }) }));
    const { items } = await store.runs(SHOP, { after: '0', limit: 10 });
    expect(items.map((run) => run.debug)).toEqual([undefined, true]);
    expect(await store.run(SHOP, items[1]!.id)).toMatchObject({ debug: true, trace: { seen: 2 } });
  });

  it('[O5] of two contacts with one key the older is found, and a changed key leads nowhere any more', async () => {
    const { store } = tested();
    await publishFirst(store);
    const put = async (id: string, effects: { ref?: string; keys: readonly string[] }): Promise<void> => {
      await store.append(SHOP, [arrival(id)], NOW);
      const step = (input: Parameters<typeof countingStep>[0]) => ({
        ...countingStep(input),
        actions: [],
        store: { ...effects, fields: { name: id } },
      });
      await store.evaluate(work({ step }));
    };
    await put('first', { keys: ['email:family'] });
    await put('second', { keys: ['id:2', 'email:family'] });
    const first = await store.contact(SHOP, 'email:family');
    expect(first?.fields).toEqual({ name: 'first' });
    await put('moved', { ref: first!.ref, keys: ['email:own'] });
    expect((await store.contact(SHOP, 'email:family'))?.fields).toEqual({ name: 'second' });
    expect((await store.contact(SHOP, 'email:own'))?.fields).toEqual({ name: 'moved' });
    expect(await store.contact('other', 'email:own')).toBeUndefined();
  });

  it('[I5] health tells how many wait and since when', async () => {
    const { store } = tested();
    await publishFirst(store);
    expect(await store.health()).toEqual({ backlog: 0 });
    await store.append(SHOP, [arrival('a'), arrival('b'), arrival('a')], NOW);
    expect(await store.health()).toEqual({ backlog: 2, oldestAcceptedAt: NOW });
    await store.append('other', [arrival('a')], NOW + 1);
    expect(await store.health()).toEqual({ backlog: 3, oldestAcceptedAt: NOW });
    expect(await store.health('other')).toEqual({ backlog: 1, oldestAcceptedAt: NOW + 1 });
    await store.evaluate(work());
    expect(await store.health(SHOP)).toEqual({ backlog: 0 });
    expect(await store.health()).toEqual({ backlog: 1, oldestAcceptedAt: NOW + 1 });
  });

  it('[I2] occurrences, contacts and runs are there after opening again', async () => {
    const before = tested().store;
    await ran(before, [arrival('a')]);
    await before.append(SHOP, [arrival('b')], NOW);
    const store = await tested().reopen();
    expect(await store.health()).toEqual({ backlog: 1, oldestAcceptedAt: NOW });
    expect(await store.append(SHOP, [arrival('a'), arrival('b')], NOW)).toEqual(['duplicate', 'duplicate']);
    expect(await store.evaluate(work())).toBe(1);
    expect((await store.contact(SHOP, 'purl:"anna"'))?.fields['seen']).toBe(2);
  });

  it('[I3] ids and ledger expire together, and only when nothing of the run is outstanding', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    await store.append(SHOP, [arrival('b')], NOW + day);
    await store.evaluate(work());
    expect(await store.prune({ acceptedBefore: NOW + 1 })).toBe(0);
    for (const { key, attempt } of await claimAll(store))
      await store.settle(key, attempt, { kind: 'recorded', at: NOW });
    expect(await store.prune({ acceptedBefore: NOW + 1 })).toBe(1);
    expect((await store.runs(SHOP, { limit: 10 })).items.map((run) => run.occurrence)).toEqual(['b']);
    expect((await store.outbox(SHOP, { limit: 10 })).items.map((message) => message.key)).toEqual(['key-b']);
    expect(await store.append(SHOP, [arrival('a'), arrival('b')], NOW + day)).toEqual(['accepted', 'duplicate']);
    await store.evaluate(work());
    expect(await claimAll(store)).toHaveLength(1);
  });

  it('[D1] occurrences without a revision wait for one', async () => {
    const { store } = tested();
    await store.append(SHOP, [arrival('a')], NOW);
    expect(await store.evaluate(work())).toBe(0);
    await publishFirst(store);
    expect(await store.evaluate(work())).toBe(1);
  });
}
