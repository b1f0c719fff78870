import { expect, it } from 'vitest';
import type { RunFilter } from '../../../shared/sync/executor/run-filter.ts';
import type { Effects, StepInput } from '../../../shared/sync/executor/store.ts';
import type { StoreUnderTest } from './store-contract.ts';
import { action, arrival, claimAll, countingStep, NOW, publishFirst, SHOP, work } from './store-fixtures.ts';

const day = 24 * 60 * 60 * 1000;

/** The id says what the run does: `quiet…` fires nothing, `broke…` breaks, everything else sends an e-mail. */
function step(input: StepInput): Effects {
  const { id } = input.arrival.occurrence;
  if (id.startsWith('broke')) throw new Error('broken');
  const { store: _kept, ...effects } = countingStep(input);
  const contact = input.arrival.occurrence.contact;
  if (id.startsWith('quiet')) return { ...effects, contact, fired: [], actions: [] };
  const fired = id.startsWith('other') ? ['reminder'] : ['thank-you', 'lead'];
  return { ...effects, contact, fired, actions: [{ action: action(`key-${id}`), state: 'pending' }] };
}

export function runCases(tested: () => StoreUnderTest): void {
  /** One run for each id, a second apart. */
  const ranAll = async (ids: readonly string[], contact = { purl: 'Anna' }): Promise<void> => {
    const { store } = tested();
    await publishFirst(store);
    for (const [index, id] of ids.entries()) await store.append(SHOP, [arrival(id, contact)], NOW + index * 1000);
    while ((await store.evaluate(work({ step }))) > 0);
  };
  const settleAll = async (kindOf: (key: string) => 'delivered' | 'dead'): Promise<void> => {
    for (const { key, attempt } of await claimAll(tested().store))
      await tested().store.settle(key, attempt, { kind: kindOf(key), at: NOW, detail: 'So.' });
  };
  const listed = async (filter?: RunFilter): Promise<readonly string[]> => {
    const { items } = await tested().store.runs(SHOP, { after: '0', limit: 100, filter });
    return items.map((run) => run.occurrence);
  };
  const idOf = async (occurrence: string): Promise<string> => {
    const { items } = await tested().store.runs(SHOP, { limit: 100 });
    return items.find((run) => run.occurrence === occurrence)!.id;
  };

  it('[X7] runs are filtered by what fired, how it went and when', async () => {
    await ranAll(['a', 'quiet-b', 'other-c', 'broke-d', 'e']);
    await settleAll((key) => (key === 'key-e' ? 'dead' : 'delivered'));
    const all = ['a', 'quiet-b', 'other-c', 'broke-d', 'e'];
    const cases: readonly (readonly [RunFilter, readonly string[]])[] = [
      [{}, all],
      [{ trigger: 'lead' }, ['a', 'e']],
      [{ trigger: 'lea' }, []],
      [{ event: '30552' }, all],
      [{ event: '30551' }, []],
      [{ outcome: 'fired' }, ['a', 'other-c', 'e']],
      [{ outcome: 'notFired' }, ['quiet-b']],
      [{ outcome: 'broke' }, ['broke-d']],
      [{ failed: true }, ['broke-d', 'e']],
      [{ failed: false }, ['a', 'quiet-b', 'other-c']],
      [{ since: NOW + 1000, until: NOW + 3000 }, ['quiet-b', 'other-c']],
      [{ text: 'OTHER-' }, ['other-c']],
      [{ text: '%' }, []],
      [{ trigger: 'lead', failed: true }, ['e']],
    ];
    for (const [filter, expected] of cases) expect([filter, await listed(filter)]).toEqual([filter, expected]);
    const first = await tested().store.runs(SHOP, { limit: 1, filter: { trigger: 'lead' } });
    expect(first.items.map((run) => run.occurrence)).toEqual(['e']);
    const rest = await tested().store.runs(SHOP, { limit: 1, before: first.next, filter: { trigger: 'lead' } });
    expect(rest.items.map((run) => run.occurrence)).toEqual(['a']);
  });

  it('[X7] a contact is named by id, purl or e-mail', async () => {
    const { store } = tested();
    await publishFirst(store);
    await store.append(SHOP, [arrival('a', { id: 'C1', purl: 'Anna' }), arrival('b', { email: 'B@x.example' })], NOW);
    await store.append(SHOP, [arrival('c', { purl: 'C1' })], NOW);
    await store.evaluate(work({ step }));
    expect(await listed({ contact: 'C1' })).toEqual(['a', 'c']);
    expect(await listed({ contact: 'anna' })).toEqual(['a']);
    expect(await listed({ contact: ' b@X.example' })).toEqual(['b']);
    expect(await listed({ contact: 'ann' })).toEqual([]);
  });

  it('[X7] over the budget the runs that did nothing go first, then what fired, last what failed; their ids stay', async () => {
    const { store } = tested();
    const ids = ['dead-a', 'b', 'quiet-c', 'd', 'quiet-e', 'broke-f', 'waiting-g'];
    await ranAll(ids);
    await claimAll(store).then(async (claimed) => {
      for (const { key, attempt } of claimed.filter((each) => each.key !== 'key-waiting-g')) {
        const kind = key === 'key-dead-a' ? 'dead' : 'delivered';
        await store.settle(key, attempt, { kind, at: NOW, detail: 'So.' });
      }
    });
    const request = { acceptedBefore: NOW - day };
    expect(await store.prune(request)).toBe(0);
    expect(await store.prune({ ...request, runBytes: 1e6 })).toBe(0);
    const seen: string[] = [];
    for (let budget = 2000; budget >= 0; budget -= 20) {
      await store.prune({ ...request, runBytes: budget });
      const left = await listed();
      seen.push(...ids.filter((id) => !left.includes(id) && !seen.includes(id)));
    }
    expect(seen).toEqual(['quiet-c', 'quiet-e', 'b', 'd', 'dead-a', 'broke-f']);
    expect(await listed()).toEqual(['waiting-g']);
    expect((await store.deadLetters(SHOP, { limit: 10 })).items).toEqual([]);
    expect(await store.append(SHOP, [arrival('b'), arrival('quiet-c')], NOW)).toEqual(['duplicate', 'duplicate']);
    await store.prune({ acceptedBefore: NOW + day });
    expect(await store.append(SHOP, [arrival('b')], NOW + day)).toEqual(['accepted']);
  });

  it('[X7] a pinned run is kept whatever the budget and its age, until it is unpinned', async () => {
    const { store } = tested();
    await ranAll(['quiet-a', 'b', 'quiet-c']);
    await settleAll(() => 'delivered');
    const [a, b] = [await idOf('quiet-a'), await idOf('b')];
    expect([await store.pin(SHOP, a, true), await store.pin(SHOP, b, true)]).toEqual([true, true]);
    expect([await store.pin('other', a, false), await store.pin(SHOP, '999', true)]).toEqual([false, false]);
    await store.prune({ acceptedBefore: NOW + day, runBytes: 0 });
    expect(await listed({ pinned: true })).toEqual(['quiet-a', 'b']);
    expect(await listed()).toEqual(['quiet-a', 'b']);
    expect(await store.run(SHOP, b)).toMatchObject({ pinned: true, sent: { id: 'b' }, trace: { seen: 1 } });
    expect(await store.pin(SHOP, b, false)).toBe(true);
    expect(await store.run(SHOP, b)).not.toHaveProperty('pinned');
    await store.prune({ acceptedBefore: NOW + day });
    expect(await listed()).toEqual(['quiet-a']);
    expect(await store.append(SHOP, [arrival('quiet-a'), arrival('b')], NOW + day)).toEqual(['duplicate', 'accepted']);
  });

  it('[X7] pinning is hinted at, so that whoever watches the run sees it', async () => {
    const { store } = tested();
    await ranAll(['a']);
    const hints: unknown[] = [];
    store.watch((hint) => hints.push(hint));
    const run = await idOf('a');
    await store.pin(SHOP, run, true);
    expect(hints).toEqual([{ kind: 'settled', workspace: SHOP, run }]);
  });
}
