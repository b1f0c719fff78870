import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/base/json.ts';
import { prepareTest } from '../../../shared/engine/condition.ts';
import { scopeOf } from '../../../shared/engine/scope.ts';
import type { RuleTrace } from '../../../shared/engine/trace.ts';
import { OPERATORS, type Operator } from '../../../shared/program/program.ts';
import { NOW, occurrence, rule } from './build-program.ts';

const VALUES: readonly (Json | undefined)[] = [
  undefined,
  null,
  '',
  'abc',
  '12',
  'true',
  12,
  true,
  [],
  ['abc', 12],
  {},
  { a: 1 },
  '2026-03-10T00:00:00Z',
];

/** One letter a value: T true, F false, m false with `type-mismatch`, i false with `invalid-time`. */
const TABLE: readonly (readonly [Operator, Json | undefined, string])[] = [
  ['exists', undefined, 'FFTTTTTTTTTTT'],
  ['isEmpty', undefined, 'TTTFFFFFTFTFF'],
  ['equals', 'abc', 'FmFTFFFFmmmmF'],
  ['equals', 12, 'FmmmTmTmmmmmm'],
  ['equals', true, 'FmmmmTmTmmmmm'],
  ['equals', 'true', 'FmFFFTFTmmmmF'],
  ['equals', '12', 'FmFFTFTFmmmmF'],
  ['equals', null, 'FTmmmmmmmmmmm'],
  ['in', ['abc', 12], 'FmFTTFTFmmmmF'],
  ['in', [12, true], 'FmmmTTTTmmmmm'],
  ['in', [], 'FFFFFFFFFFFFF'],
  ['greaterThan', 11.5, 'FmmmTmTmmmmmm'],
  ['greaterThan', 12, 'FmmmFmFmmmmmm'],
  ['atLeast', 12, 'FmmmTmTmmmmmm'],
  ['atLeast', 12.5, 'FmmmFmFmmmmmm'],
  ['lessThan', 13, 'FmmmTmTmmmmmm'],
  ['lessThan', 12, 'FmmmFmFmmmmmm'],
  ['atMost', 12, 'FmmmTmTmmmmmm'],
  ['atMost', 11, 'FmmmFmFmmmmmm'],
  ['between', [12, 12], 'FmmmTmTmmmmmm'],
  ['between', [13, 20], 'FmmmFmFmmmmmm'],
  ['contains', 'b', 'FmFTFFmmFFmmF'],
  ['contains', 'abc', 'FmFTFFmmFTmmF'],
  ['contains', 12, 'FmFFTFmmFTmmF'],
  ['contains', null, 'FmmmmmmmFFmmm'],
  ['startsWith', 'ab', 'FmFTFFmmmmmmF'],
  ['startsWith', '20', 'FmFFFFmmmmmmT'],
  ['endsWith', 'bc', 'FmFTFFmmmmmmF'],
  ['matches', 'b', 'FmFTFFmmmmmmF'],
  ['matches', '^\\d+$', 'FmFFTFmmmmmmF'],
  ['before', '2026-03-14', 'FmiiiimmmmmmT'],
  ['before', '2026-03-10', 'FmiiiimmmmmmF'],
  ['after', '2026-03-09', 'FmiiiimmmmmmT'],
  ['after', '2026-03-10', 'FmiiiimmmmmmF'],
  ['withinLast', { amount: 7, unit: 'day' }, 'FmiiiimmmmmmT'],
  ['withinLast', { amount: 7, unit: 'minute' }, 'FmiiiimmmmmmF'],
];

const NOTES = { m: 'type-mismatch', i: 'invalid-time' } as const;

function judged(test: ReturnType<typeof rule>, value: Json | undefined): { trace: RuleTrace; holds: boolean } {
  const prepared = prepareTest(test, 'UTC');
  const scope = scopeOf(occurrence(value === undefined ? {} : { v: value }), {}, NOW);
  const rules: RuleTrace[] = [];
  prepared.explain(scope, rules, []);
  return { trace: rules[0]!, holds: prepared.holds(scope) };
}

describe('operators', () => {
  it('[C4] the table has every operator', () => {
    expect([...new Set(TABLE.map(([operator]) => operator))]).toEqual(OPERATORS);
    expect(TABLE.filter(([, , expected]) => expected.length !== VALUES.length)).toEqual([]);
  });

  for (const [operator, operand, expected] of TABLE) {
    it.each(VALUES.map((value, index) => [value, expected[index]!] as const))(
      `[C4][C5][C6] ${operator} ${JSON.stringify(operand)} of %j is %s, and its complement the opposite`,
      (value, letter) => {
        const note = value === undefined ? 'missing' : letter === 'm' || letter === 'i' ? NOTES[letter] : undefined;
        for (const not of [false, true]) {
          const { trace, holds } = judged(rule('event.v', operator, operand, { not }), value);
          expect(trace.result).toBe((letter === 'T') !== not);
          expect(holds).toBe(trace.result);
          expect(trace.note).toBe(note);
          expect(trace.not).toBe(not ? true : undefined);
          expect(trace.expected).toEqual(operand);
          expect(trace.actual).toEqual(value);
          expect('actual' in trace).toBe(value !== undefined);
        }
      },
    );
  }
});

describe('coercion', () => {
  it.each([
    ['equals', 49.9, '49.90', true],
    ['equals', 49.9, ' 49.90\n', true],
    ['equals', -3, '-3', true],
    ['equals', 1000, '1e3', true],
    ['equals', 0, '', false],
    ['equals', 16, '0x10', false],
    ['equals', 1000, '1,000', false],
    ['equals', 0, -0, true],
    ['equals', 0, '-0', true],
    ['equals', '129.5', 129.5, true],
    ['equals', '129.50', 129.5, false],
    ['equals', '1e+21', 1e21, true],
    ['equals', 'false', false, true],
    ['equals', true, 'TRUE', true],
    ['equals', false, 'False', true],
    ['equals', true, ' true', false],
    ['equals', true, 1, false],
    ['equals', false, '', false],
    ['equals', false, null, false],
    ['equals', 'null', null, false],
    ['equals', 'Straße', 'STRASSE', false],
    ['in', ['a', 'b'], 'b', true],
    ['in', ['1', '2'], 2, true],
    ['in', [null], null, true],
    ['contains', 'true', [true], true],
    ['contains', 7, ['7'], true],
    ['contains', '', '', true],
    ['startsWith', '787', 78701, false],
    ['startsWith', '787', '78701', true],
  ] as const)('[C5] %s %j of %j is %s', (operator, operand, value, result) => {
    expect(judged(rule('event.v', operator, operand), value).trace.result).toBe(result);
  });

  it.each([
    ['equals', 'AUSTIN', 'austin', true],
    ['equals', 'e\u0301', '\u00C9', true],
    ['equals', 'TRUE', true, true],
    ['equals', '1E+21', 1e21, true],
    ['in', ['A', 'B'], 'b', true],
    ['contains', 'BIG', 'a big order', true],
    ['contains', 'VIP', ['vip'], true],
    ['startsWith', 'ab', 'ABC', true],
    ['endsWith', 'BC', 'abc', true],
    ['matches', 'order$', 'BIG ORDER', true],
    ['equals', 'I', '\u0131', false],
  ] as const)('[C5] ignoring case, %s %j of %j is %s', (operator, operand, value, result) => {
    expect(judged(rule('event.v', operator, operand, { ignoreCase: true }), value).trace.result).toBe(result);
  });

  it('[C5] without ignoreCase strings compare by code units', () => {
    expect(judged(rule('event.v', 'equals', 'e\u0301'), '\u00E9').trace.result).toBe(false);
    expect(judged(rule('event.v', 'equals', 'Austin'), 'austin').trace.result).toBe(false);
  });
});

describe('times', () => {
  it.each([
    ['2026-03-14T15:09:26Z', true],
    ['2026-03-14T15:09:27Z', false],
    ['2026-03-14T14:09:26Z', false],
    ['2026-03-14T14:09:26.001Z', true],
    ['2026-03-14T16:09:26+01:00', true],
    ['2026-02-30T00:00:00Z', false],
    ['2026-03-14T15:09:26', false],
  ])('[C4] withinLast 1 hour holds in (now - 1 hour, now]: %s is %s', (value, result) => {
    expect(judged(rule('event.v', 'withinLast', { amount: 1, unit: 'hour' }), value).trace.result).toBe(result);
  });

  it.each([
    ['2026-03-08', '2026-03-08T07:59:59Z', true],
    ['2026-03-08', '2026-03-08T08:00:00Z', false],
    ['2026-03-09', '2026-03-09T06:59:59Z', true],
    ['2026-03-09', '2026-03-09T07:00:00Z', false],
  ])('[C8] before %s in Los Angeles, across the change of clocks: %s is %s', (operand, value, result) => {
    const test = prepareTest(
      rule('event.v', 'before', operand, { timeZone: 'America/Los_Angeles' }),
      'America/Los_Angeles',
    );
    expect(test.holds(scopeOf(occurrence({ v: value }), {}, NOW))).toBe(result);
  });

  it('[C8] a date in the occurrence is midnight in the zone too', () => {
    const test = prepareTest(rule('event.v', 'after', '2026-03-14T03:59:59Z'), 'America/New_York');
    expect(test.holds(scopeOf(occurrence({ v: '2026-03-14' }), {}, NOW))).toBe(true);
    expect(test.holds(scopeOf(occurrence({ v: '2026-03-13' }), {}, NOW))).toBe(false);
  });
});
