import { describe, expect, it } from 'vitest';
import { flipRule } from '../../../../renderer/simulator/flip-rule.ts';
import { setField } from '../../../../renderer/simulator/set-field.ts';
import { smallestEdit } from '../../../../renderer/simulator/smallest-edit.ts';
import { compile } from '../../../../shared/compiler/compile.ts';
import type { RuleTrace } from '../../../../shared/engine/trace.ts';
import { judgeOf } from '../../../../shared/engine/operators.ts';
import type { Json } from '../../../../shared/base/json.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { Operator } from '../../../../shared/program/program.ts';
import { purchaseTrigger } from './a-shop.ts';
import { simulated } from './simulated.ts';

const sms = { kind: 'sendSms' as const, to: '{{ contact.phone }}', body: 'Hi' };

function smallest(condition: Group, change = {}) {
  const trigger = { ...purchaseTrigger('t', condition, [sms]), ...change };
  const workspace = { ...onlineStoreExample(), triggers: [trigger] };
  const { trace, occurrence } = simulated(workspace);
  const { program } = compile(workspace);
  expect(trace.triggers[0]?.outcome).toBe('notFired');
  return smallestEdit(program, trace.triggers[0]!, occurrence, trace.now);
}

describe('the smallest change that makes a trigger fire', () => {
  it('is one field where one suffices', () => {
    const edit = smallest({
      match: 'all',
      of: [
        { field: 'contact.city', operator: 'isEmpty', not: true },
        { field: 'event.total', operator: 'atMost', value: 100 },
      ],
    });
    expect(edit?.changes).toEqual([{ field: 'event.total', before: 129.5, after: 100 }]);
    expect(edit?.occurrence.data).toMatchObject({ total: 100, orderid: '1001' });
  });

  it('turns the one rule that a group of alternatives needs', () => {
    const edit = smallest({
      match: 'all',
      of: [
        { field: 'event.total', operator: 'atLeast', value: 500 },
        {
          match: 'any',
          of: [
            { field: 'contact.city', operator: 'equals', value: 'Oslo' },
            { field: 'contact.points', operator: 'atLeast', value: 500 },
          ],
        },
      ],
    });
    expect(edit?.changes.map(({ field, after }) => [field, after])).toEqual([
      ['event.total', 500],
      ['contact.city', 'Oslo'],
    ]);
  });

  it('can be a rule that must not hold', () => {
    const edit = smallest({ match: 'none', of: [{ field: 'contact.city', operator: 'equals', value: 'Austin' }] });
    expect(edit?.changes).toEqual([{ field: 'contact.city', before: 'Austin', after: undefined }]);
    expect(edit?.occurrence.contact).not.toHaveProperty('city');
  });

  it('is left out where none is known: a pattern, the elements of a list, four fields', () => {
    expect(
      smallest({ match: 'all', of: [{ field: 'contact.city', operator: 'matches', value: '^O' }] }),
    ).toBeUndefined();
    const where: Group = { match: 'all', of: [{ field: 'item.price', operator: 'lessThan', value: 5 }] };
    expect(smallest({ match: 'all', of: [{ items: 'event.items', match: 'all', where }] })).toBeUndefined();
    const of = ['a', 'b', 'c', 'd'].map((name) => ({ field: `event.${name}`, operator: 'equals', value: 1 }));
    expect(smallest({ match: 'all', of })).toBeUndefined();
    expect(smallest({ match: 'all', of: of.slice(1) })?.changes).toHaveLength(3);
  });
});

describe('turning a rule', () => {
  const cases: readonly [Operator, Json | undefined, Json | undefined][] = [
    ['equals', 'Oslo', 'Austin'],
    ['equals', null, 1],
    ['in', ['a', 'b'], 'c'],
    ['greaterThan', 5, 5],
    ['atLeast', 5, 4],
    ['lessThan', 5, '7'],
    ['atMost', 5, true],
    ['between', [1, 3], 9],
    ['between', [1, 3], undefined],
    ['contains', 'x', ['y']],
    ['contains', 'x', 'y'],
    ['startsWith', 'a', 1],
    ['endsWith', 'a', undefined],
    ['exists', undefined, undefined],
    ['isEmpty', undefined, 'a'],
  ];
  it.each(cases)('[C4] %s %j: a value that holds instead of %j, and back', (operator, expected, actual) => {
    const judge = judgeOf(
      {
        kind: 'rule',
        field: 'event.a',
        path: { root: 'event', segments: ['a'] },
        operator,
        not: false,
        ignoreCase: false,
        ...(expected === undefined ? {} : { value: expected }),
      },
      'UTC',
    );
    const rule = (value: Json | undefined, result: boolean): RuleTrace => ({
      path: '/of/0',
      field: 'event.a',
      operator,
      result,
      ...(expected === undefined ? {} : { expected }),
      ...(value === undefined ? {} : { actual: value }),
    });
    expect(judge(actual, 0)).not.toBe(1);
    const up = flipRule(rule(actual, false));
    expect(judge(up?.value, 0)).toBe(1);
    const down = flipRule(rule(up?.value, true));
    expect(down).toBeDefined();
    expect(judge(down?.value, 0)).not.toBe(1);
  });
});

describe('setting a field of an occurrence', () => {
  const { occurrence } = onlineStoreExample().samples[0]!;
  it.each<[string, Json | undefined, object | undefined]>([
    ['event.total', 1, { data: { total: 1 } }],
    ['event.a.b', 1, { data: { a: { b: 1 } } }],
    ['event.items[1].price', 9, { data: { items: [{ price: 79.5 }, { name: 'Filter', price: 9 }] } }],
    ['contact["any text"]', 'x', { contact: { 'any text': 'x' } }],
    ['event.items[7].price', 9, undefined],
    ['event.total.cents', 1, undefined],
    ['occurrence.id', 'x', undefined],
    ['event', 1, undefined],
    ['event.__proto__', 1, undefined],
    ['event.a.b', undefined, { data: occurrence.data }],
    ['item.price', 1, undefined],
  ])('[C2] %s to %j', (field, value, expected) => {
    const next = setField(occurrence, field, value);
    if (expected === undefined) expect(next).toBeUndefined();
    else expect(next).toMatchObject(expected);
  });

  it('takes a field away, and leaves the occurrence itself alone', () => {
    const next = setField(occurrence, 'contact.city', undefined);
    expect(next?.contact).not.toHaveProperty('city');
    expect(occurrence.contact).toHaveProperty('city');
  });
});
