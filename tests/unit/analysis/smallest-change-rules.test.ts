import { describe, expect, it } from 'vitest';
import { smallestChange } from '../../../shared/analysis/smallest-change.ts';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import type { Operator } from '../../../shared/program/program.ts';
import { NOW, all, occurrence, program, rule, trigger, start, when, note } from '../engine/build-program.ts';
import { changeOf, fires, onlyIf } from './change-of.ts';

type Row = readonly [operator: Operator, operand: Json | undefined, actual: Json | undefined, after: Json | undefined];
const MISSING = undefined;
const DAY = { amount: 1, unit: 'day' };

/** One rule on event.v; what v must become. */
const HOLD: readonly Row[] = [
  ['atLeast', 100, 99.5, 100],
  ['atLeast', 100, '7', '100'],
  ['atLeast', 100, 'many', 100],
  ['atLeast', 100, MISSING, 100],
  ['atLeast', 99.99, 1, 99.99],
  ['greaterThan', 100, 99, 101],
  ['greaterThan', 100, 100, 101],
  ['greaterThan', 100, 99.5, 100.01],
  ['greaterThan', 0.125, 0, 0.126],
  ['greaterThan', 100, MISSING, 101],
  ['lessThan', 100, 129.5, 99.99],
  ['lessThan', 100, 129, 99],
  ['lessThan', 0, 5, -1],
  ['atMost', 100, 129.5, 100],
  ['atMost', 0, 3, 0],
  ['between', [10, 20], 25, 20],
  ['between', [10, 20], -4, 10],
  ['between', [10, 20], null, 10],
  ['equals', 'Austin', 'Oslo', 'Austin'],
  ['equals', 'Austin', MISSING, 'Austin'],
  ['equals', '78701', 78702, 78701],
  ['equals', 5, '6', '5'],
  ['equals', 5, true, 5],
  ['equals', true, false, true],
  ['equals', true, 'false', 'true'],
  ['equals', null, 3, null],
  ['in', ['Austin', 'Boston'], 'Oslo', 'Austin'],
  ['in', ['Austin', 'Boston'], 'Bostin', 'Boston'],
  ['in', [1, 5, 9], 6, 5],
  ['contains', 'vip', 'a customer', 'a customer vip'],
  ['contains', '-vip', 'a', 'a-vip'],
  ['contains', 'vip', ['new'], ['new', 'vip']],
  ['contains', 'vip', MISSING, 'vip'],
  ['contains', 5, [1], [1, 5]],
  ['contains', null, [1], [null]],
  ['contains', 'vip', 7, '7 vip'],
  ['startsWith', 'Dear ', 'Ada', 'Dear Ada'],
  ['startsWith', '787', '90210', '78710'],
  ['startsWith', '787', 78701, '78701'],
  ['startsWith', 'A', MISSING, 'A'],
  ['endsWith', '@example.com', 'ada@shop.org', 'ada@example.com'],
  ['endsWith', 'son', 'Ada', 'Adason'],
  ['matches', '^\\d{5}$', 'x', '11111'],
  ['matches', 'vip', 'a', 'a vip'],
  ['matches', '^(gold|silver)$', 'tin', 'gold'],
  ['matches', 'A\\.[bc]+?', MISSING, 'A.b'],
  ['before', '2026-01-01', '2026-05-05', '2025-12-31'],
  ['before', '2026-01-01', '2026-05-05T12:00:00Z', '2025-12-31T23:59:00Z'],
  ['before', '2026-01-01T00:00:00Z', '2026-05-05T12:00:00+02:00', '2026-01-01T01:59:00+02:00'],
  ['after', '2026-01-01', '2025-05-05', '2026-01-02'],
  ['after', '2026-01-01T10:00:00Z', 'soon', '2026-01-01T10:01:00Z'],
  ['withinLast', DAY, '2026-01-01T00:00:00Z', '2026-03-14T15:08:26Z'],
  ['withinLast', DAY, MISSING, '2026-03-14T15:08:26Z'],
  ['exists', MISSING, MISSING, 'example'],
  ['exists', MISSING, null, 'example'],
  ['isEmpty', MISSING, 'abc', ''],
  ['isEmpty', MISSING, [1], []],
  ['isEmpty', MISSING, { x: 1 }, {}],
  ['isEmpty', MISSING, 5, MISSING],
];

/** One complement on event.v (C6). */
const NOT_HOLD: readonly Row[] = [
  ['atLeast', 100, 150, 99],
  ['greaterThan', 100, 150.5, 100],
  ['lessThan', 100, 50, 100],
  ['between', [10, 20], 12, 9],
  ['between', [10, 20], 19, 21],
  ['equals', 'Austin', 'Austin', 'Other'],
  ['equals', 5, 5, 4],
  ['equals', true, true, false],
  ['in', [4, 5, 6], 5, 3],
  ['contains', 'vip', 'a vip', 'a '],
  ['contains', 'vip', ['vip', 'new', 'vip'], ['new']],
  ['startsWith', 'Dear ', 'Dear Ada', 'Ada'],
  ['endsWith', 'son', 'Adason', 'Ada'],
  ['matches', 'vip', 'a vip b', 'a  b'],
  ['before', '2026-01-01', '2025-05-05', '2026-01-01'],
  ['withinLast', DAY, '2026-03-14T14:00:00Z', '2026-03-14T15:10:26Z'],
  ['exists', MISSING, 'abc', MISSING],
  ['isEmpty', MISSING, '', 'example'],
  ['isEmpty', MISSING, MISSING, 'example'],
];

const dataOf = (value: Json | undefined): JsonObject => (value === undefined ? {} : { v: value });

describe('smallest change: one rule', () => {
  it.each(HOLD)('[C4][C5] %s %j: %j becomes %j', (operator, operand, actual, after) => {
    const of = onlyIf(all(rule('event.v', operator, operand)));
    expect(changeOf(of, dataOf(actual))).toEqual({ 'event.v': [actual, after] });
  });

  it.each(NOT_HOLD)('[C6] not %s %j: %j becomes %j', (operator, operand, actual, after) => {
    const of = onlyIf(all(rule('event.v', operator, operand, { not: true })));
    expect(changeOf(of, dataOf(actual))).toEqual({ 'event.v': [actual, after] });
  });

  it.each(NOT_HOLD)('[E3] the No output of %s %j: %j becomes %j', (operator, operand, actual, after) => {
    const of = onlyIf(all(rule('event.v', operator, operand)), 'no');
    expect(changeOf(of, dataOf(actual))).toEqual({ 'event.v': [actual, after] });
  });

  it.each<[string, Json]>([
    ['contact.email', 'ada@example.com'],
    ['contact.phone', '+15125550100'],
    ['contact.city', 'Austin'],
    ['contact.points', 100],
    ['contact.tags', ['vip']],
    ['event.total', 100],
    ['event.shippedAt', '2026-03-14T15:09:26Z'],
  ])('[O3] %s that must exist becomes what such a field plausibly is', (field, after) => {
    expect(changeOf(onlyIf(all(rule(field, 'exists'))), {})).toEqual({ [field]: [undefined, after] });
  });

  it('[O3] tags that must contain something become a list', () => {
    const of = onlyIf(all(rule('contact.tags', 'contains', 'gold')));
    expect(changeOf(of, {})).toEqual({ 'contact.tags': [undefined, ['gold']] });
  });

  it('[C5] respects ignoreCase', () => {
    const of = onlyIf(all(rule('event.v', 'startsWith', 'dear ', { ignoreCase: true, not: true })));
    expect(changeOf(of, { v: 'DEAR Ada' })).toEqual({ 'event.v': ['DEAR Ada', 'Ada'] });
  });

  it('[C2] makes missing parents, names a parent that it replaces, and fills no gap of a list', () => {
    const deep = onlyIf(all(rule('event.a.b', 'equals', 1)));
    expect(changeOf(deep, {})).toEqual({ 'event.a.b': [undefined, 1] });
    expect(changeOf(deep, { a: 'text' })).toEqual({ 'event.a': ['text', { b: 1 }] });
    const element = onlyIf(all(rule('event.list[1]', 'equals', 1)));
    expect(changeOf(element, { list: [7] })).toEqual({ 'event.list[1]': [undefined, 1] });
    expect(changeOf(element, { list: [] })).toBeUndefined();
    expect(changeOf(onlyIf(all(rule('event["__proto__"]', 'exists'))), {})).toBeUndefined();
  });

  it('[C2] reaches an occurrence by its id and time, and never by another event', () => {
    const id = onlyIf(all(rule('occurrence.id', 'startsWith', 'cart-')));
    expect(changeOf(id, {})).toEqual({ 'occurrence.id': ['order-1', 'cart-order-1'] });
    const time = onlyIf(all(rule('occurrence.occurredAt', 'before', '2026-03-01')));
    expect(changeOf(time, {})).toEqual({ 'occurrence.occurredAt': ['2026-03-14T15:09:26Z', '2026-02-28T23:59:00Z'] });
    expect(changeOf(onlyIf(all(rule('occurrence.event', 'equals', '30551'))), {})).toBeUndefined();
  });

  it.each(['(?i)x', '[^a]', 'a{2000}', '(?P<n>a)', '[[:alpha:]]'])(
    '[C4] gives up on the pattern %s, which it cannot satisfy simply',
    (pattern) => {
      const change = changeOf(onlyIf(all(rule('event.v', 'matches', pattern))), { v: '' });
      // A makeshift text may happen to match; nothing may be offered that does not.
      if (change) expect(['Other', 'example', 'x']).toContain((change['event.v'] as Json[])[1]);
    },
  );

  it('[C8] reads a date in the zone of the workspace', () => {
    const of = {
      ...onlyIf(all(rule('event.v', 'before', '2026-01-01', { timeZone: 'Asia/Tokyo' }))),
      timeZone: 'Asia/Tokyo',
    };
    expect(changeOf(of, { v: '2026-05-05T00:00:00Z' })).toEqual({
      'event.v': ['2026-05-05T00:00:00Z', '2025-12-31T14:59:00Z'],
    });
    expect(changeOf(of, { v: '2026-05-05' })).toEqual({ 'event.v': ['2026-05-05', '2025-12-31'] });
  });
});

describe('smallest change: gates', () => {
  const flow = [start('c'), when('c', all(rule('event.v', 'equals', 1)), { yes: ['a'] }), note('a')];
  const offered = (gate: object, data: JsonObject = { v: 1 }, now = NOW) =>
    smallestChange(program(trigger('t', flow, gate)), occurrence(data), 't', { now });

  it('[E2] offers nothing for a trigger that is off, unknown, or starts with another event', () => {
    expect(offered({ enabled: false })).toBeUndefined();
    expect(offered({ event: '30551' })).toBeUndefined();
    expect(smallestChange(program(), occurrence(), 't', { now: NOW })).toBeUndefined();
  });

  it('[E1][E2] moves occurredAt into the active time, with the clock', () => {
    const from = NOW + 3_600_000;
    const change = offered({ activeFrom: from });
    expect(change?.edits).toEqual([
      {
        field: 'occurrence.occurredAt',
        before: '2026-03-14T15:09:26Z',
        after: '2026-03-14T16:09:26Z',
        reason: 'gate',
      },
    ]);
    expect(fires(program(trigger('t', flow, { activeFrom: from })), change!.occurrence, from)).toBe(true);
    expect(offered({ activeUntil: NOW })?.occurrence.occurredAt).toBe('2026-03-14T15:08:26Z');
    expect(offered({ activeFrom: NOW - 10, activeUntil: NOW - 9 })?.occurrence.occurredAt).toBe(
      '2026-03-14T15:09:25.990Z',
    );
  });

  it('[E2] mends a gate and a rule together', () => {
    const change = offered({ activeFrom: NOW + 1000 }, { v: 2 });
    expect(change?.edits.map(({ field, reason }) => [field, reason])).toEqual([
      ['occurrence.occurredAt', 'gate'],
      ['event.v', 'rule'],
    ]);
  });

  it('[E2] offers nothing when the active time is empty, or the clock is not the occurrence’s own', () => {
    expect(offered({ activeFrom: NOW + 10, activeUntil: NOW + 10 })).toBeUndefined();
    expect(offered({ activeFrom: NOW + 1000 }, { v: 1 }, NOW + 1)).toBeUndefined();
  });
});
