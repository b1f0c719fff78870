import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { prepareTest } from '../../../shared/engine/condition.ts';
import { readerOf } from '../../../shared/engine/path-reader.ts';
import { scopeOf } from '../../../shared/engine/scope.ts';
import type { RuleTrace } from '../../../shared/engine/trace.ts';
import type { ConditionTest } from '../../../shared/program/program.ts';
import { NOW, all, group, items, occurrence, path, rule } from './build-program.ts';

const yes = rule('event.a', 'equals', 1);
const no = rule('event.a', 'equals', 2);

function run(test: ConditionTest, data: JsonObject): { result: boolean; holds: boolean; rules: RuleTrace[] } {
  const prepared = prepareTest(test, 'UTC');
  const scope = scopeOf(occurrence(data), {}, NOW);
  const rules: RuleTrace[] = [];
  const result = prepared.explain(scope, rules, []);
  expect(scope.item).toBeUndefined();
  return { result, holds: prepared.holds(scope), rules };
}

describe('groups', () => {
  it.each([
    ['all', [], true],
    ['any', [], false],
    ['none', [], true],
    ['all', [yes], true],
    ['all', [yes, no], false],
    ['any', [no, yes], true],
    ['any', [no, no], false],
    ['none', [no, no], true],
    ['none', [no, yes], false],
    ['none', [no], true],
    ['none', [yes], false],
  ] as const)('[C1] %s of %j is %s', (match, of, result) => {
    const ran = run(group(match, ...of), { a: 1 });
    expect(ran.result).toBe(result);
    expect(ran.holds).toBe(result);
  });

  it('[E5] explain evaluates every rule, however early the answer is known', () => {
    const ran = run(group('any', yes, no, all(no, yes)), { a: 1 });
    expect(ran.rules.map((of) => [of.path, of.result])).toEqual([
      ['/of/0', true],
      ['/of/1', false],
      ['/of/2/of/0', false],
      ['/of/2/of/1', true],
    ]);
  });
});

describe('item tests', () => {
  const cheap = all(rule('item.price', 'lessThan', 10));
  it.each([
    ['any', [{ price: 5 }, { price: 50 }], true],
    ['any', [{ price: 50 }], false],
    ['any', [], false],
    ['all', [{ price: 5 }, { price: 6 }], true],
    ['all', [{ price: 5 }, { price: 50 }], false],
    ['all', [], true],
    ['none', [{ price: 50 }], true],
    ['none', [{ price: 50 }, { price: 5 }], false],
    ['none', [], true],
  ] as const)('[C7] %s of %j is %s', (match, list, result) => {
    const ran = run(items('event.items', match, cheap), { items: list });
    expect(ran.result).toBe(result);
    expect(ran.holds).toBe(result);
  });

  it.each<[Json | undefined, string]>([
    [undefined, 'missing'],
    [null, 'not-a-list'],
    ['abc', 'not-a-list'],
    [{ 0: { price: 1 }, length: 1 }, 'not-a-list'],
    [3, 'not-a-list'],
  ])('[C7] %j behaves as the empty list, and the trace says so', (value, note) => {
    const data = value === undefined ? {} : { items: value };
    expect(
      (['any', 'all', 'none'] as const).map((match) => run(items('event.items', match, cheap), data).result),
    ).toEqual([false, true, true]);
    const [trace] = run(items('event.items', 'any', cheap), data).rules;
    expect(trace).toMatchObject({ operator: 'items', field: 'event.items', note, elements: { count: 0 } });
  });

  it('[C7][E6] the trace has the list, then the rules of each element', () => {
    const { rules } = run(all(items('event.items', 'any', cheap)), { items: [{ price: 50 }, { price: 5 }] });
    expect(rules).toEqual([
      {
        path: '/of/0',
        field: 'event.items',
        operator: 'items',
        expected: 'any',
        result: true,
        elements: { count: 2, matched: 1, traced: 2 },
      },
      expect.objectContaining({ path: '/of/0/where/of/0', actual: 50, result: false, at: [0] }),
      expect.objectContaining({ path: '/of/0/where/of/0', actual: 5, result: true, at: [1] }),
    ]);
  });

  it('[C7] item is the element of the innermost item test, and again the outer one after it', () => {
    const inner = items('item.sizes', 'any', all(rule('item', 'equals', 3)));
    const test = items('event.items', 'any', all(inner, rule('item.name', 'equals', 'x')));
    expect(run(test, { items: [{ name: 'x', sizes: [1, 3] }] }).result).toBe(true);
    expect(run(test, { items: [{ name: 'y', sizes: [1, 3] }] }).result).toBe(false);
    expect(run(test, { items: [{ name: 'x', sizes: [1] }] }).rules.map((of) => of.at)).toContainEqual([0, 0]);
  });

  it('[C7] of a long list the first 100 elements are traced, all are counted', () => {
    const list = Array.from({ length: 250 }, (_, index) => ({ price: index }));
    const { rules, result } = run(items('event.items', 'all', all(rule('item.price', 'atLeast', 0))), { items: list });
    expect(result).toBe(true);
    expect(rules).toHaveLength(101);
    expect(rules[0]?.elements).toEqual({ count: 250, matched: 250, traced: 100 });
  });
});

describe('paths', () => {
  const data = JSON.parse(
    '{"a":{"b c":[1,{"d":null}]},"list":[[7]],"text":"abc","__proto__":{"own":1},"constructor":"mine","length":4}',
  ) as JsonObject;
  it.each<[string, Json | undefined]>([
    ['event.a["b c"][1].d', null],
    ['event.a["b c"][0]', 1],
    ['event.list[0][0]', 7],
    ['event.list[1]', undefined],
    ['event.list.length', undefined],
    ['event.list["0"]', undefined],
    ['event.a[0]', undefined],
    ['event.text[0]', undefined],
    ['event.text.length', undefined],
    ['event.length', 4],
    ['event.__proto__', undefined],
    ['event.__proto__.own', undefined],
    ['event.own', undefined],
    ['event.constructor', 'mine'],
    ['event.a.constructor', undefined],
    ['event.toString', undefined],
    ['event.a.hasOwnProperty', undefined],
    ['event.text.x.y', undefined],
    ['contact.city', 'Austin'],
    ['occurrence.id', 'order-1'],
    ['occurrence.event', '30552'],
    ['occurrence.occurredAt', '2026-03-14T15:09:26Z'],
    ['item', undefined],
  ])('[C2][C3] %s is %j', (text, expected) => {
    const scope = scopeOf(occurrence(data), { city: 'Austin' }, NOW);
    expect(readerOf(path(text))(scope)).toEqual(expected);
  });

  it('[C2] of an occurrence only id, event and occurredAt are seen', () => {
    const scope = scopeOf(occurrence({}, {}, { source: 'web', causedBy: 'x' }), {}, NOW);
    expect(readerOf({ root: 'occurrence', segments: ['source'] })(scope)).toBeUndefined();
    expect(readerOf({ root: 'occurrence', segments: ['data'] })(scope)).toBeUndefined();
  });
});
