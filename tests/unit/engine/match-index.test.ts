import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/base/json.ts';
import { nextUp, rangeOf } from '../../../shared/engine/index-range.ts';
import { indexedTrigger } from '../../../shared/engine/indexed-trigger.ts';
import { MatchIndex } from '../../../shared/engine/match-index.ts';
import { scopeOf } from '../../../shared/engine/scope.ts';
import type { GroupTest } from '../../../shared/program/program.ts';
import { NOW, all, group, items, occurrence, rule } from './build-program.ts';

function match(
  entries: readonly (GroupTest | undefined)[],
  ...values: readonly (Json | undefined)[]
): (readonly number[])[] {
  const index = new MatchIndex(
    entries.map((entry, position) => indexedTrigger(position, entry)),
    'UTC',
  );
  return values.map((v) => {
    const count = index.match(scopeOf(occurrence(v === undefined ? {} : { v }), {}, NOW));
    return [...index.positions.subarray(0, count)];
  });
}

const equal = (...operands: readonly (string | number | boolean | null)[]): GroupTest[] =>
  operands.map((operand) => all(rule('event.v', 'equals', operand)));

describe('the index', () => {
  it('[E5] gives positions in document order, triggers without condition among them', () => {
    const entries = [undefined, ...equal('a', 'b', 'a', 'c'), all(), group('none', rule('event.v', 'exists'))];
    expect(match(entries, 'a', 'c', 'x', undefined)).toEqual([
      [0, 1, 3, 5],
      [0, 4, 5],
      [0, 5],
      [0, 5, 6],
    ]);
  });

  it('[C5] probes by the type of the operand', () => {
    const entries = [
      ...equal('5', '5', '5', '5', 5, 5, 5, 5, true, null),
      all(rule('event.v', 'in', ['5', 'x'], { ignoreCase: true })),
    ];
    const [texts, numbers] = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ];
    expect(match(entries, '5', 5, ' 5.0 ', '5.0', true, 'TRUE', null, 'X', [5], -0)).toEqual([
      [...texts, ...numbers, 10],
      [...texts, ...numbers, 10],
      numbers,
      numbers,
      [8],
      [8],
      [9],
      [10],
      [],
      [],
    ]);
  });

  it('[C4][E5] many intervals: finds just those around the number, in document order, and rows without an interval', () => {
    const narrow = Array.from({ length: 400 }, (_, at) =>
      all(rule('event.v', 'between', [(at * 7) % 400, ((at * 7) % 400) + 2]), rule('event.v', 'exists')),
    );
    const entries = [
      ...narrow,
      all(rule('event.v', 'greaterThan', 100), rule('event.v', 'lessThan', 100.5)),
      all(rule('event.v', 'atLeast', 20), rule('event.v', 'atMost', 5)),
      all(rule('event.v', 'atLeast', 399.5)),
    ];
    const expected = (value: number): number[] =>
      narrow.flatMap((_, at) => (value >= (at * 7) % 400 && value <= ((at * 7) % 400) + 2 ? [at] : []));
    expect(match(entries, 0, 100, 100.25, 399.5, 401, 402, -1, '100', 'x', undefined)).toEqual([
      expected(0),
      expected(100),
      [...expected(100.25), 400],
      [...expected(399.5), 402],
      [...expected(401), 402],
      [402],
      [],
      expected(100),
      [],
      [],
    ]);
  });

  it('[E5] many intervals behind one equality: rows without an interval are found with those around the number', () => {
    const entries = [
      ...Array.from({ length: 60 }, (_, at) =>
        all(rule('event.v', 'equals', 50), rule('event.v', 'between', [at, at + 1])),
      ),
      ...equal(50, 50, 51),
    ];
    expect(match(entries, 50, 51, '50')).toEqual([[49, 50, 60, 61], [62], [49, 50, 60, 61]]);
  });

  it('[E5] alternatives: a trigger is found by each of them, and once', () => {
    const either = (a: string, b: string): GroupTest =>
      all(
        group('any', rule('event.v', 'equals', a), all(rule('event.v', 'in', [b, 'both']))),
        rule('event.v', 'exists'),
      );
    const entries = [
      ...Array.from({ length: 20 }, (_, at) => either(`a${at}`, `b${at % 2}`)),
      all(group('any', rule('event.v', 'equals', 'both'), rule('event.v', 'startsWith', 'bo'))),
      all(group('any', rule('event.v', 'atLeast', 5), rule('event.v', 'lessThan', 9))),
    ];
    const odd = Array.from({ length: 10 }, (_, at) => at * 2 + 1);
    expect(match(entries, 'a3', 'b1', 'both', 'x', 7)).toEqual([
      [3],
      odd,
      Array.from({ length: 21 }, (_, at) => at),
      [],
      [21],
    ]);
  });

  it('[C4] ranges are open or closed as their operators are, and hold for numbers alone', () => {
    const entries = [
      all(rule('event.v', 'greaterThan', 10)),
      all(rule('event.v', 'atLeast', 10)),
      all(rule('event.v', 'lessThan', 10)),
      all(rule('event.v', 'atMost', 10)),
      all(rule('event.v', 'between', [10, 10])),
      all(rule('event.v', 'atLeast', 5), rule('event.v', 'lessThan', 10)),
      all(rule('event.v', 'greaterThan', 10, { not: true })),
      all(rule('event.v', 'atLeast', 20), rule('event.v', 'atMost', 5)),
    ];
    expect(match(entries, 10, 10.000000000000002, '9.99', undefined, 'x', Number.NaN)).toEqual([
      [1, 3, 4, 6],
      [0, 1],
      [2, 3, 5, 6],
      [6],
      [6],
      [6],
    ]);
  });

  it('[C1][C7] what no hash and no range answers is tested as it stands', () => {
    const entries = [
      group('any', rule('event.v', 'equals', 'a'), rule('event.v', 'equals', 'b')),
      group('any', all(rule('event.v', 'equals', 'a'), rule('event.v', 'exists'))),
      all(group('none', rule('event.v', 'equals', 'a'))),
      all(items('event.v', 'any', all(rule('item', 'equals', 'a')))),
      all(rule('event.v', 'equals', 'a'), rule('event.v', 'matches', '^b'), rule('event.v', 'startsWith', 'a')),
      all(rule('event.v', 'equals', 'a'), rule('event.v', 'equals', 'b')),
      all(rule('event.v', 'in', [])),
    ];
    expect(match(entries, 'a', 'b', ['a'])).toEqual([
      [0, 1],
      [0, 2],
      [2, 3],
    ]);
  });

  it('[E5] answers of one occurrence are not those of the next', () => {
    const entries = Array.from({ length: 9 }, () => all(rule('event.v', 'startsWith', 'a')));
    expect(match(entries, 'a', 'b', 'a').map((of) => of.length)).toEqual([9, 0, 9]);
  });

  it('[C5] a field that only looks alike is another field', () => {
    const entries = Array.from({ length: 4 }, () => all(rule('event.v', 'equals', 'a')));
    const others = Array.from({ length: 4 }, () => all(rule('contact.v', 'equals', 'a')));
    expect(match([...entries, ...others], 'a')).toEqual([[0, 1, 2, 3]]);
  });
});

describe('long answers', () => {
  it('[E5] come in document order from several sections', () => {
    const entries = Array.from({ length: 120 }, (_, position) =>
      position % 3 === 0 ? all(rule('event.v', 'equals', 'a')) : all(rule('event.v', 'startsWith', 'a')),
    );
    expect(match(entries, 'a', 'ab')).toEqual([
      entries.map((_, position) => position),
      entries.flatMap((_, position) => (position % 3 === 0 ? [] : [position])),
    ]);
  });

  it('[C4][C5] hold what a whole slice is asked at once: ranges, texts, list elements, prefixes in any case', () => {
    const entries = Array.from({ length: 60 }, (_, position) => {
      const city = rule('contact.city', 'equals', 'Oslo');
      const kinds = [
        all(city, rule('event.v', 'contains', 'a')),
        all(city, rule('event.v', 'startsWith', 'A', { ignoreCase: true })),
        all(city, rule('event.v', 'atLeast', position)),
        all(city, rule('event.v', 'in', ['a', '5']), rule('event.v', 'exists')),
      ];
      return kinds[position % kinds.length];
    });
    const index = new MatchIndex(
      entries.map((entry, position) => indexedTrigger(position, entry)),
      'UTC',
    );
    const found = (v: Json): number[] => {
      const count = index.match(scopeOf(occurrence({ v }), { city: 'Oslo' }, NOW));
      return [...new Set([...index.positions.subarray(0, count)].map((position) => position % 4))].sort();
    };
    expect(found('a')).toEqual([0, 1, 3]);
    expect(found('ba')).toEqual([0]);
    expect(found('AB')).toEqual([1]);
    expect(found(['x', 'a'])).toEqual([0]);
    expect(found(5)).toEqual([2, 3]);
    expect(found('5')).toEqual([2, 3]);
    expect(found(1000)).toEqual([2]);
  });
});

describe('numeric ranges', () => {
  it.each([
    [0, Number.MIN_VALUE],
    [-0, Number.MIN_VALUE],
    [1, 1 + Number.EPSILON],
    [-1, -1 + Number.EPSILON / 2],
    [-Number.MIN_VALUE, -0],
    [Number.MAX_VALUE, Infinity],
  ])('[C4] the double after %d', (value, next) => {
    expect(nextUp(value)).toBe(next);
  });

  it('[C6] a complement is no range', () => {
    expect(rangeOf(rule('event.v', 'atLeast', 1, { not: true }))).toBeUndefined();
    expect(rangeOf(rule('event.v', 'equals', 1))).toBeUndefined();
  });
});
