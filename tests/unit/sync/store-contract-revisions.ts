import { expect, it } from 'vitest';
import type { StoreUnderTest } from './store-contract.ts';
import { draft, SHOP } from './store-fixtures.ts';

export function revisionCases(tested: () => StoreUnderTest): void {
  it('[P2] the first publish makes revision 1 live, the next replaces it', async () => {
    const { store } = tested();
    expect(await store.revision(SHOP)).toBeUndefined();
    const first = await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    const second = await store.publish(SHOP, draft('two', { note: 'why' }), { ifMatch: 1, idempotencyKey: 'b' });
    expect(first).toMatchObject({ ok: true, value: { kind: 'created', revision: { revision: 1 } } });
    expect(second).toMatchObject({ ok: true, value: { kind: 'created', revision: { revision: 2, note: 'why' } } });
    expect(await store.revision(SHOP)).toEqual({ ...draft('two', { note: 'why' }), revision: 2 });
    expect(await store.revision(SHOP, 1)).toEqual({ ...draft('one'), revision: 1 });
    expect(await store.revision(SHOP, 3)).toBeUndefined();
    expect(await store.revision('other')).toBeUndefined();
  });

  it('[P2] compare and set: of many publishes on the same revision exactly one wins', async () => {
    const { store } = tested();
    const marks = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const answers = await Promise.all(
      marks.map((mark) => store.publish(SHOP, draft(mark), { ifMatch: 0, idempotencyKey: mark })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.error)).toEqual(
      Array.from({ length: 7 }, () => ({ kind: 'stale', live: 1 })),
    );
    expect((await store.revisions(SHOP, { limit: 10 })).items).toHaveLength(1);
  });

  it('[P2] the same key and request again answers as before, also after another publish', async () => {
    const { store } = tested();
    const once = () => store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    const [first, again] = await Promise.all([once(), once()]);
    await store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'b' });
    expect(again).toEqual(first);
    expect(await once()).toEqual(first);
    expect((await store.revisions(SHOP, { limit: 10 })).items.map((head) => head.revision)).toEqual([2, 1]);
  });

  it('[P2] the same key with another request is refused', async () => {
    const { store } = tested();
    await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    const other = await store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'a' });
    expect(other).toEqual({ ok: false, error: { kind: 'keyReused' } });
    expect(await store.revision(SHOP)).toMatchObject({ revision: 1 });
  });

  it('[P2] a refused publish does not use up its key', async () => {
    const { store } = tested();
    await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    const stale = await store.publish(SHOP, draft('two'), { ifMatch: 0, idempotencyKey: 'b' });
    expect(stale).toEqual({ ok: false, error: { kind: 'stale', live: 1 } });
    const merged = await store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'b' });
    expect(merged).toMatchObject({ ok: true, value: { revision: { revision: 2 } } });
  });

  it('[P2] the same workspace as the live one makes no new revision', async () => {
    const { store } = tested();
    await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    const same = await store.publish(SHOP, draft('one'), { ifMatch: 1, idempotencyKey: 'b' });
    expect(same).toMatchObject({ ok: true, value: { kind: 'unchanged', revision: { revision: 1 } } });
    expect(await store.publish(SHOP, draft('one'), { ifMatch: 1, idempotencyKey: 'b' })).toEqual(same);
  });

  it('[P4] a rollback is another revision, and history stays', async () => {
    const { store } = tested();
    await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    await store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'b' });
    await store.publish(SHOP, draft('one', { restores: 1 }), { ifMatch: 2, idempotencyKey: 'c' });
    const first = await store.revisions(SHOP, { limit: 2 });
    expect(first.items.map((head) => [head.revision, head.restores])).toEqual([
      [3, 1],
      [2, undefined],
    ]);
    const rest = await store.revisions(SHOP, { limit: 2, page: first.next });
    expect(rest.items.map((head) => head.revision)).toEqual([1]);
    expect(rest.next).toBeUndefined();
  });

  it('[D1] revisions and keys are there after opening again', async () => {
    const before = tested().store;
    const first = await before.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    const store = await tested().reopen();
    expect(await store.revision(SHOP)).toEqual({ ...draft('one'), revision: 1 });
    expect(await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' })).toEqual(first);
  });

  it('[D1] a publish is hinted at once it is done', async () => {
    const { store } = tested();
    const hints: string[] = [];
    const stop = store.watch((hint) => hints.push(hint.kind));
    await store.publish(SHOP, draft('one'), { ifMatch: 0, idempotencyKey: 'a' });
    expect(hints).toEqual(['published']);
    stop();
    await store.publish(SHOP, draft('two'), { ifMatch: 1, idempotencyKey: 'b' });
    expect(hints).toEqual(['published']);
  });
}
