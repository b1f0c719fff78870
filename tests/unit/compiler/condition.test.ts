import { expect, it } from 'vitest';
import { compile } from '../../../shared/compiler/compile.ts';
import type { ConditionMember, Rule } from '../../../shared/flow/condition.ts';
import { OPERATORS, type ConditionTest } from '../../../shared/program/program.ts';
import { aWorkspace, found, RULE, withCondition } from './a-workspace.ts';

const AT = '/triggers/0/nodes/1/condition';

/** What a condition of this one member compiles to. */
function lowered(member: ConditionMember, timeZone = 'UTC'): readonly ConditionTest[] {
  const { program } = compile(aWorkspace(withCondition({ match: 'all', of: [member] }), { timeZone }));
  const step = program.triggers[0]?.steps[1];
  return step?.kind === 'condition' ? step.condition.of : [];
}

const sound: readonly (readonly [operator: string, value: Rule['value']])[] = [
  ['exists', undefined],
  ['isEmpty', undefined],
  ['equals', 'Austin'],
  ['equals', 0],
  ['equals', false],
  ['equals', null],
  ['in', ['a', 1, true, null]],
  ['greaterThan', 1.5],
  ['atLeast', -3],
  ['lessThan', 0],
  ['atMost', 1e21],
  ['between', [1, 1]],
  ['between', [-1, 2.5]],
  ['contains', 'vip'],
  ['contains', 3],
  ['contains', null],
  ['startsWith', 'A'],
  ['endsWith', 'z'],
  ['matches', '^A-\\d+$'],
  ['before', '2026-03-14'],
  ['after', '2026-03-14T15:09:26+01:00'],
  ['withinLast', { amount: 7, unit: 'day' }],
  ['withinLast', { amount: 0.5, unit: 'hour' }],
];

it.each(sound)('[C4] %s takes %j', (operator, value) => {
  const rule = { field: 'event.x', operator, ...(value === undefined ? {} : { value }) };
  expect(found(aWorkspace(withCondition({ match: 'all', of: [rule] })))).toEqual([]);
  expect(lowered(rule)).toMatchObject([
    {
      kind: 'rule',
      field: 'event.x',
      path: { root: 'event', segments: ['x'] },
      operator,
      not: false,
      ignoreCase: false,
    },
  ]);
  const [test] = lowered(rule);
  expect(test && 'value' in test ? test.value : undefined).toEqual(value);
});

it('[C4] every operator is tried', () => {
  expect(new Set(sound.map(([operator]) => operator))).toEqual(new Set(OPERATORS));
});

const wrong: readonly (readonly [operator: string, value: Rule['value'], problem: string])[] = [
  ['exists', true, 'condition.operandUnexpected'],
  ['isEmpty', null, 'condition.operandUnexpected'],
  ...OPERATORS.filter((operator) => operator !== 'exists' && operator !== 'isEmpty').map(
    (operator) => [operator, undefined, 'condition.operandMissing'] as const,
  ),
  ['equals', ['a'], 'condition.operandType'],
  ['equals', {}, 'condition.operandType'],
  ['equals', '', 'warning condition.operandEmpty'],
  ['in', 'a', 'condition.operandType'],
  ['in', [['a']], 'condition.operandType'],
  ['in', [], 'warning condition.operandEmpty'],
  ['greaterThan', '100', 'condition.operandType'],
  ['atLeast', null, 'condition.operandType'],
  ['lessThan', true, 'condition.operandType'],
  ['atMost', [1], 'condition.operandType'],
  ['between', [1], 'condition.operandType'],
  ['between', [1, 2, 3], 'condition.operandType'],
  ['between', ['1', '2'], 'condition.operandType'],
  ['between', 5, 'condition.operandType'],
  ['between', [2, 1], 'condition.betweenOrder'],
  ['contains', ['a'], 'condition.operandType'],
  ['contains', '', 'warning condition.operandEmpty'],
  ['startsWith', 787, 'condition.operandType'],
  ['startsWith', '', 'warning condition.operandEmpty'],
  ['endsWith', null, 'condition.operandType'],
  ['matches', 5, 'condition.operandType'],
  ['matches', '(', 'condition.pattern'],
  ['matches', '(?=a)', 'condition.pattern'],
  ['before', 5, 'condition.operandType'],
  ['before', '14 March', 'condition.time'],
  ['before', '2026-02-30', 'condition.time'],
  ['after', '2026-03-14T15:09:26', 'condition.time'],
  ['withinLast', '7 days', 'condition.operandType'],
  ['withinLast', { amount: 0, unit: 'day' }, 'condition.operandType'],
  ['withinLast', { amount: 1, unit: 'month' }, 'condition.operandType'],
  ['withinLast', { amount: '1', unit: 'day' }, 'condition.operandType'],
  ['withinLast', { amount: 1, unit: 'day', zone: 'UTC' }, 'condition.operandType'],
];

it.each(wrong)('[C4] %s with %j is %s', (operator, value, problem) => {
  const rule = { field: 'event.x', operator, ...(value === undefined ? {} : { value }) };
  expect(found(aWorkspace(withCondition({ match: 'all', of: [rule] })))).toEqual([`${problem} ${AT}/of/0/value`]);
});

const others: readonly (readonly [rule: string, member: ConditionMember, problems: readonly string[]])[] = [
  ['F4 no field yet', { field: '', operator: 'exists' }, [`condition.fieldMissing ${AT}/of/0/field`]],
  ['C2 no such root', { field: 'city', operator: 'exists' }, [`condition.fieldPath ${AT}/of/0/field`]],
  ['F4 no operator yet', { field: 'event.x', operator: '' }, [`condition.operatorMissing ${AT}/of/0/operator`]],
  [
    'C4 no such operator',
    { field: 'event.x', operator: 'soundsLike' },
    [`condition.operatorUnknown ${AT}/of/0/operator`],
  ],
  [
    'C4 an inherited name',
    { field: 'event.x', operator: 'constructor' },
    [`condition.operatorUnknown ${AT}/of/0/operator`],
  ],
  [
    'C6 a complement by name',
    { field: 'event.x', operator: 'notEquals', value: 1 },
    [`condition.operatorUnknown ${AT}/of/0/operator`],
  ],
  ['C5 case of a number', { ...RULE, ignoreCase: true }, [`condition.ignoreCase ${AT}/of/0/ignoreCase`]],
  ['C5 case of a text', { field: 'event.x', operator: 'in', value: ['a'], ignoreCase: true, not: true }, []],
  ['C7 item outside', { field: 'item.price', operator: 'exists' }, [`condition.itemOutside ${AT}/of/0/field`]],
  [
    'C7 a list of item outside',
    { items: 'item.parts', match: 'any', where: { match: 'all', of: [RULE] } },
    [`condition.itemOutside ${AT}/of/0/items`],
  ],
  [
    'C7 item inside',
    { items: 'event.items', match: 'any', where: { match: 'all', of: [{ field: 'item.price', operator: 'exists' }] } },
    [],
  ],
  [
    'C7 item inside item',
    {
      items: 'event.items',
      match: 'none',
      where: {
        match: 'all',
        of: [
          { items: 'item.parts', match: 'all', where: { match: 'any', of: [{ field: 'item', operator: 'exists' }] } },
        ],
      },
    },
    [],
  ],
  [
    'C7 no list yet',
    { items: '', match: 'any', where: { match: 'all', of: [RULE] } },
    [`condition.fieldMissing ${AT}/of/0/items`],
  ],
  ['C1 an empty group', { match: 'any', of: [] }, [`warning condition.emptyGroup ${AT}/of/0`]],
  [
    'C1 an empty where',
    { items: 'event.items', match: 'any', where: { match: 'none', of: [] } },
    [`warning condition.emptyGroup ${AT}/of/0/where`],
  ],
  [
    'C1 a problem deep inside',
    {
      match: 'any',
      of: [
        RULE,
        {
          items: 'event.items',
          match: 'any',
          where: { match: 'all', of: [RULE, { field: 'item.x', operator: 'atLeast' }] },
        },
      ],
    },
    [`condition.operandMissing ${AT}/of/0/of/1/where/of/1/value`],
  ],
];

it.each(others)('[%s]', (_rule, member, problems) => {
  expect(found(aWorkspace(withCondition({ match: 'all', of: [member] })))).toEqual(problems);
});

const hints: readonly (readonly [string, string])[] = [
  ['notEquals', 'There is no operator “notEquals”. Write equals with not: true.'],
  ['isNot', 'There is no operator “isNot”. Write equals with not: true.'],
  ['!=', 'There is no operator “!=”. Write equals with not: true.'],
  ['does_not_contain', 'There is no operator “does_not_contain”. Write contains with not: true.'],
  ['isNotEmpty', 'There is no operator “isNotEmpty”. Write isEmpty with not: true.'],
  ['notIn', 'There is no operator “notIn”. Write in with not: true.'],
  ['doesNotStartWith', 'There is no operator “doesNotStartWith”. Write startsWith with not: true.'],
  ['Equals', 'There is no operator “Equals”. Did you mean equals?'],
  ['greater_than', 'There is no operator “greater_than”. Did you mean greaterThan?'],
  ['>=', 'There is no operator “>=”. Did you mean atLeast?'],
  ['soundsLike', 'There is no operator “soundsLike”.'],
  ['notorious', 'There is no operator “notorious”.'],
];

it.each(hints)('[C6] %s gets a hint', (operator, message) => {
  const { problems } = compile(aWorkspace(withCondition({ match: 'all', of: [{ field: 'event.x', operator }] })));
  expect(problems[0]?.message).toBe(message);
});

it('[C8] before and after keep the instant, a date being midnight in the workspace’s zone', () => {
  const rule = { field: 'event.at', operator: 'before', value: '2026-03-14' };
  expect(lowered(rule)).toMatchObject([{ value: '2026-03-14', at: Date.UTC(2026, 2, 14) }]);
  expect(lowered(rule, 'America/Chicago')).toMatchObject([{ value: '2026-03-14', at: Date.UTC(2026, 2, 14, 5) }]);
  const time = { ...rule, value: '2026-03-14T15:00:00+02:00' };
  expect(lowered(time, 'America/Chicago')).toMatchObject([{ at: Date.UTC(2026, 2, 14, 13) }]);
});

it('[C1 C7] groups and item tests keep their order and shape', () => {
  const member: ConditionMember = {
    match: 'none',
    of: [
      RULE,
      {
        items: 'event.items',
        match: 'all',
        where: {
          match: 'any',
          of: [{ field: 'item.sku', operator: 'equals', not: true, value: 'A', ignoreCase: true }],
        },
      },
    ],
  };
  expect(lowered(member)).toEqual([
    {
      kind: 'group',
      match: 'none',
      of: [
        {
          kind: 'rule',
          field: 'event.total',
          path: { root: 'event', segments: ['total'] },
          operator: 'atLeast',
          not: false,
          ignoreCase: false,
          value: 100,
        },
        {
          kind: 'items',
          items: 'event.items',
          path: { root: 'event', segments: ['items'] },
          match: 'all',
          where: {
            kind: 'group',
            match: 'any',
            of: [
              {
                kind: 'rule',
                field: 'item.sku',
                path: { root: 'item', segments: ['sku'] },
                operator: 'equals',
                not: true,
                ignoreCase: true,
                value: 'A',
              },
            ],
          },
        },
      ],
    },
  ]);
});
