import { expect, it } from 'vitest';
import type { StoreUnderTest } from './store-contract.ts';
import { action, arrival, claimAll, countingStep, NOW, ran, SHOP, work } from './store-fixtures.ts';

export function actionCases(tested: () => StoreUnderTest): void {
  const stateOf = async (key = 'key-a'): Promise<unknown> => {
    const { items } = await tested().store.runs(SHOP, { limit: 10 });
    return items.flatMap((run) => run.actions).find((entry) => entry.key === key);
  };

  it('[X2] an attempt is booked before it is made, and each action is handed out once', async () => {
    const { store } = tested();
    await ran(store, [arrival('a'), arrival('b')]);
    const hands = await Promise.all([claimAll(store), claimAll(store), claimAll(store)]);
    expect(hands.flat().map((claimed) => [claimed.key, claimed.attempt, claimed.interrupted])).toEqual([
      ['key-a', 1, false],
      ['key-b', 1, false],
    ]);
    expect(hands.flat()[0]).toMatchObject({ ...action('key-a'), workspace: SHOP });
    expect(await stateOf()).toMatchObject({ state: 'pending', attempts: 1 });
  });

  it('[A2] a key that the ledger holds is not taken in again', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    await store.append(SHOP, [arrival('again')], NOW);
    const step = (input: Parameters<typeof countingStep>[0]) => ({
      ...countingStep(input),
      actions: [{ action: action('key-a'), state: 'pending' as const }],
    });
    await store.evaluate(work({ step }));
    expect(await claimAll(store)).toHaveLength(1);
  });

  it('[X5] a recorded action is in the outbox, the newest first, and is done', async () => {
    const { store } = tested();
    await ran(store, [arrival('a'), arrival('b'), arrival('c')]);
    for (const { key, attempt } of await claimAll(store))
      await store.settle(key, attempt, { kind: 'recorded', at: NOW + 5 });
    const page = await store.outbox(SHOP, { limit: 2 });
    expect(page.items.map((message) => message.key)).toEqual(['key-c', 'key-b']);
    const rest = await store.outbox(SHOP, { limit: 2, page: page.next });
    expect(rest).toEqual({
      items: [
        {
          id: expect.any(String) as string,
          run: expect.any(String) as string,
          key: 'key-a',
          trigger: 'thank-you',
          node: 'mail',
          kind: 'sendEmail',
          at: '2026-11-24T09:00:00.005Z',
          params: { subject: 'Thank you key-a' },
        },
      ],
    });
    expect((await store.outbox('other', { limit: 2 })).items).toEqual([]);
    expect(await claimAll(store, NOW + 1e9)).toEqual([]);
    expect(await store.nextDue()).toBeUndefined();
  });

  it('[X3] a retry waits for its time', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    await claimAll(store);
    await store.settle('key-a', 1, { kind: 'retry', at: NOW, dueAt: NOW + 1000, detail: 'Busy.' });
    expect(await stateOf()).toMatchObject({ state: 'failed', attempts: 1, detail: 'Busy.' });
    expect(await store.nextDue()).toBe(NOW + 1000);
    expect(await claimAll(store, NOW + 999)).toEqual([]);
    expect(await claimAll(store, NOW + 1000)).toMatchObject([{ key: 'key-a', attempt: 2, interrupted: false }]);
    await store.settle('key-a', 2, { kind: 'delivered', at: NOW + 1001 });
    const settled = await stateOf();
    expect(settled).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(settled).not.toHaveProperty('detail');
  });

  it('[X3] of one target no more is handed out than there is room, and others are not held up', async () => {
    const { store } = tested();
    await ran(store, []);
    await store.append(
      SHOP,
      ['a', 'b', 'c', 'd'].map((id) => arrival(id)),
      NOW,
    );
    const hook = (key: string, url: string) => ({ ...action(key, 'callWebhook'), params: { url } });
    const slow = 'https://slow.example';
    const actions: Record<string, readonly ReturnType<typeof action>[]> = {
      a: ['s1', 's2', 's3'].map((key) => hook(key, `${slow}/${key}`)),
      b: [hook('s4', `${slow}:443/x`), hook('f1', 'https://fast.example/')],
      c: [action('m1')],
      d: [hook('f2', 'https://fast.example/')],
    };
    const step = (input: Parameters<typeof countingStep>[0]) => ({
      ...countingStep(input),
      actions: (actions[input.arrival.occurrence.id] ?? []).map((each) => ({
        action: each,
        state: 'pending' as const,
      })),
    });
    await store.evaluate(work({ step }));
    const claim = async (limit: number, room: (target: string, kind: string) => number) =>
      (await store.claim({ now: NOW, leaseUntil: NOW + 60_000, limit, room })).map(({ key }) => key);
    const targets = new Set<string>();
    expect(
      await claim(2, (target, kind) => (targets.add(`${target}, ${kind}`), target.includes('slow') ? 0 : 1)),
    ).toEqual(['f1', 'm1']);
    expect([...targets].sort()).toEqual([
      'callWebhook https://fast.example, callWebhook',
      'callWebhook https://slow.example, callWebhook',
      'sendEmail, sendEmail',
    ]);
    expect(await claim(100, () => 0)).toEqual([]);
    expect(await store.nextDue(NOW)).toBe(NOW + 60_000);
    expect(await claim(100, (target) => (target.includes('slow') ? 2 : 5))).toEqual(['s1', 's2', 'f2']);
    expect(await claim(1, () => 9)).toEqual(['s3']);
    expect(await claim(100, () => 9)).toEqual(['s4']);
  });

  it('[X2] an attempt whose lease ran out is handed out as interrupted, and its late outcome is void', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    await claimAll(store);
    expect(await claimAll(store, NOW + 59_999)).toEqual([]);
    expect(await claimAll(store, NOW + 60_000)).toMatchObject([{ attempt: 2, interrupted: true }]);
    await store.settle('key-a', 1, { kind: 'dead', at: NOW, detail: 'too late' });
    expect(await stateOf()).toMatchObject({ state: 'pending', attempts: 2 });
    await store.settle('key-a', 2, { kind: 'uncertain', at: NOW, detail: 'unknown' });
    expect(await stateOf()).toMatchObject({ state: 'uncertain' });
  });

  it('[X3] dead letters are listed and can be made due again', async () => {
    const { store } = tested();
    await ran(store, [arrival('a'), arrival('b')]);
    await claimAll(store);
    await store.settle('key-a', 1, { kind: 'dead', at: NOW, detail: 'Gone.' });
    await store.settle('key-b', 1, { kind: 'recorded', at: NOW });
    expect((await store.deadLetters(SHOP, { limit: 10 })).items).toMatchObject([
      { key: 'key-a', state: 'dead', detail: 'Gone.', params: { subject: 'Thank you key-a' } },
    ]);
    expect(await store.redrive('other', ['key-a'], NOW)).toBe(0);
    expect(await store.redrive(SHOP, ['key-a', 'key-b', 'unknown'], NOW + 5)).toBe(1);
    expect((await store.deadLetters(SHOP, { limit: 10 })).items).toEqual([]);
    expect(await claimAll(store, NOW + 5)).toMatchObject([{ key: 'key-a', attempt: 1, interrupted: false }]);
  });

  it('[X3] waiting actions of a target that were requested too long ago are given up, and a redrive starts anew', async () => {
    const { store } = tested();
    await ran(store, [arrival('a'), arrival('b')]);
    await store.append(SHOP, [arrival('late')], NOW + 5);
    await store.evaluate(work({ now: NOW + 5 }));
    await store.claim({ now: NOW, leaseUntil: NOW + 60_000, limit: 1, room: () => 1 });
    const request = { target: 'sendEmail', requestedBefore: NOW + 1, at: NOW + 9, detail: 'Too long.' };
    expect(await store.giveUp({ ...request, target: 'sendSms' })).toBe(0);
    expect(await store.giveUp(request)).toBe(1);
    expect((await store.deadLetters(SHOP, { limit: 10 })).items).toMatchObject([
      { key: 'key-b', state: 'dead', attempts: 0, detail: 'Too long.', at: '2026-11-24T09:00:00.009Z' },
    ]);
    expect(await stateOf('key-a')).toMatchObject({ state: 'pending' });
    expect(await store.redrive(SHOP, ['key-b'], NOW + 10)).toBe(1);
    expect(await store.giveUp(request)).toBe(0);
    expect((await claimAll(store, NOW + 10)).map(({ key }) => key).sort()).toEqual(['key-b', 'key-late']);
  });

  it('[E9] what evaluation itself carried out is listed and never handed out', async () => {
    const { store } = tested();
    await ran(store, []);
    await store.append(SHOP, [arrival('a')], NOW);
    const step = (input: Parameters<typeof countingStep>[0]) => ({
      ...countingStep(input),
      actions: [{ action: action('key-a', 'updateContact'), state: 'delivered' as const, detail: 'here' }],
    });
    await store.evaluate(work({ step }));
    expect(await stateOf()).toMatchObject({ kind: 'updateContact', state: 'delivered', detail: 'here' });
    expect(await claimAll(store, NOW + 1e9)).toEqual([]);
  });

  it('[X2] the ledger is there after opening again; an attempt without outcome is interrupted', async () => {
    await ran(tested().store, [arrival('a'), arrival('b'), arrival('c')]);
    await tested().store.claim({ now: NOW, leaseUntil: NOW + 60_000, limit: 1, room: () => 1 });
    const store = await tested().reopen();
    const claimed = await claimAll(store, NOW + 60_000);
    expect(claimed.map((entry) => [entry.key, entry.attempt, entry.interrupted]).sort()).toEqual([
      ['key-a', 2, true],
      ['key-b', 1, false],
      ['key-c', 1, false],
    ]);
  });

  it('[X7] what becomes of an action is hinted at', async () => {
    const { store } = tested();
    await ran(store, [arrival('a')]);
    const [run] = (await store.runs(SHOP, { limit: 1 })).items;
    const hints: unknown[] = [];
    store.watch((hint) => hints.push(hint));
    await claimAll(store);
    await store.settle('key-a', 1, { kind: 'recorded', at: NOW });
    expect(hints).toEqual([{ kind: 'settled', workspace: SHOP, run: run!.id }]);
  });
}
