import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { EXCERPT_LIMIT, excerptOf } from '../../../shared/engine/excerpt.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { NOW, all, occurrence, program, rule, start, trigger, when } from './build-program.ts';

describe('excerpts', () => {
  it('[E6] what fits is kept as it is', () => {
    for (const value of [null, 0, true, '', 'x'.repeat(EXCERPT_LIMIT), [], {}, { a: [1, { b: 'c' }] }]) {
      expect(excerptOf(value)).toEqual({ value, cut: false });
      expect(excerptOf(value).value).toBe(value);
    }
  });

  it('[E6] a long text is cut between characters', () => {
    expect(excerptOf('x'.repeat(EXCERPT_LIMIT + 1))).toEqual({ value: 'x'.repeat(EXCERPT_LIMIT - 1), cut: true });
    const { value } = excerptOf(`x${'\u{1F600}'.repeat(EXCERPT_LIMIT)}`);
    expect(/\p{Surrogate}/u.test(value as string)).toBe(false);
  });

  it('[E6] a long list and a long object keep what comes first', () => {
    const list = excerptOf(Array<Json>(100_000).fill(7));
    expect(list.cut).toBe(true);
    expect((list.value as Json[]).length).toBeLessThanOrEqual(EXCERPT_LIMIT);
    const object = excerptOf(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, index])));
    expect(object.cut).toBe(true);
    expect(Object.keys(object.value as JsonObject)[0]).toBe('key0');
  });

  it('[C9] a value nested without end does not overflow', () => {
    let deep: Json = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(excerptOf(deep).cut).toBe(true);
  });

  it('[E6] an excerpt is never larger than the limit, and is itself complete', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'large', maxDepth: 10 }), (value) => {
        const { value: excerpt, cut } = excerptOf(value as Json);
        if (!cut) expect(excerpt).toBe(value);
        expect(excerptOf(excerpt)).toEqual({ value: excerpt, cut: false });
      }),
    );
  });

  it('[E6] a trace does not multiply a large value', () => {
    const rules = Array.from({ length: 50 }, () => rule('event.list', 'contains', 'x'));
    const prepared = prepare(program(trigger('t', [start('c'), when('c', all(...rules), {})])));
    const data = { list: Array<Json>(20_000).fill('abcdef') };
    const { trace } = evaluate(prepared, occurrence(data), { now: NOW, state: { contact: {} } });
    expect(JSON.stringify(trace).length).toBeLessThan(250_000);
    expect(trace.triggers[0]!.nodes[1]!.rules![0]).toMatchObject({ cut: true, result: false });
  });
});
