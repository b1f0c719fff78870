import { describe, expect, it } from 'vitest';
import { ruleTable, type TableRow } from '../../../../renderer/simulator/rule-table.ts';
import { traceOfTrigger } from '../../../../renderer/simulator/trace-steps.ts';
import type { Json } from '../../../../shared/base/json.ts';
import type { ConditionMember, Group } from '../../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { purchaseTrigger } from './a-shop.ts';
import { simulated } from './simulated.ts';

function table(condition: Group, data: Readonly<Record<string, Json>>, drawn: Group | undefined = condition) {
  const workspace = { ...onlineStoreExample(), triggers: [purchaseTrigger('t', condition, [])] };
  const trace = traceOfTrigger(simulated(workspace, { data }).trace, 't', null);
  return ruleTable(
    trace!.nodes.find(({ kind }) => kind === 'condition')!,
    drawn,
  );
}

function line(member: ConditionMember, data: Readonly<Record<string, Json>>): string {
  const [row] = table({ match: 'all', of: [member] }, data);
  if (row?.kind !== 'rule') throw new Error('no rule');
  return [row.result ? 'Yes' : 'No', row.field, row.expected, row.actual, row.remark].join(' | ');
}

describe('table of a condition', () => {
  it.each<[ConditionMember, Readonly<Record<string, Json>>, string]>([
    [
      { field: 'event.a', operator: 'atMost', value: 100 },
      { a: 129.5 },
      'No | event.a | is at most 100 | 129.5 | 29.5 over',
    ],
    [
      { field: 'event.a', operator: 'atLeast', value: 0.3 },
      { a: 0.1 },
      'No | event.a | is at least 0.3 | 0.1 | 0.2 short',
    ],
    [
      { field: 'event.a', operator: 'between', value: [1, 3] },
      { a: '5' },
      'No | event.a | is between 1 and 3 | "5" | 2 over',
    ],
    [
      { field: 'event.a', operator: 'atMost', not: true, value: 100 },
      { a: 4 },
      'No | event.a | is not at most 100 | 4 | ',
    ],
    [{ field: 'event.a', operator: 'isEmpty', not: true }, { a: 'x' }, 'Yes | event.a | is not empty | "x" | '],
    [{ field: 'event.a', operator: 'equals', value: 'Oslo' }, {}, 'No | event.a | is Oslo |  | missing'],
    [
      { field: 'event.a', operator: 'atLeast', value: 2 },
      { a: 'two' },
      'No | event.a | is at least 2 | "two" | text, not a number',
    ],
    [
      { field: 'event.a', operator: 'startsWith', value: '787' },
      { a: 78701 },
      'No | event.a | starts with "787" | 78701 | number, not a text',
    ],
    [
      { field: 'event.a', operator: 'contains', value: 'x' },
      { a: { b: 1 } },
      'No | event.a | contains x | {"b":1} | object, not a text or list',
    ],
    [
      { field: 'event.a', operator: 'after', value: '2026-01-01' },
      { a: 'soon' },
      'No | event.a | is after 2026-01-01 | "soon" | not a valid time',
    ],
    [
      { field: 'event.a', operator: 'equals', value: true },
      { a: [1] },
      'No | event.a | is true | [1] | list, not true or false',
    ],
  ])('[E6] of %j with %j', (member, data, words) => {
    expect(line(member, data)).toBe(words);
  });

  const prices: ConditionMember = {
    items: 'event.items',
    match: 'any',
    where: { match: 'all', of: [{ field: 'item.price', operator: 'atLeast', value: 50 }] },
  };

  it('[C7] counts the elements of an item test and lists what was asked of each', () => {
    const rows = table({ match: 'all', of: [prices] }, { items: [{ price: 79.5 }, { price: 25 }] });
    expect(rows).toMatchObject([
      { field: 'event.items', expected: 'holds for an item', remark: '1 of 2 items', result: true, depth: 0 },
      { field: 'item.price', item: 'item 1', actual: '79.5', result: true, depth: 1 },
      { field: 'item.price', item: 'item 2', actual: '25', remark: '25 short', result: false },
    ]);
  });

  it.each<[Json | undefined, string]>([
    [undefined, 'No | event.items | holds for an item |  | missing'],
    ['text', 'No | event.items | holds for an item | "text" | not a list'],
    [[], 'No | event.items | holds for an item |  | 0 of 0 items'],
  ])('[C7] says what %j is instead of a list', (items, words) => {
    expect(line(prices, items === undefined ? {} : { items })).toBe(words);
  });

  it('lists the first ten elements of a long list', () => {
    const rows = table({ match: 'all', of: [prices] }, { items: Array.from({ length: 30 }, () => ({ price: 1 })) });
    expect(rows.filter(({ kind }) => kind === 'rule')).toHaveLength(11);
    expect(rows.filter(({ kind }) => kind === 'more')).toHaveLength(1);
  });

  const nested: Group = {
    match: 'all',
    of: [
      { field: 'event.a', operator: 'exists' },
      {
        match: 'any',
        of: [
          { field: 'event.b', operator: 'exists' },
          { field: 'event.c', operator: 'exists' },
        ],
      },
    ],
  };
  const words = (row: TableRow) => (row.kind === 'rule' ? `${row.depth} ${row.field}` : `${row.depth} ${row.words}`);

  it('puts a line with its result before a nested group', () => {
    const rows = table(nested, { a: 1, c: 1 });
    expect(rows.map(words)).toEqual(['0 event.a', '0 Any of these', '1 event.b', '1 event.c']);
    expect(rows[1]).toMatchObject({ kind: 'group', result: true });
  });

  it('leaves those lines out when the draft no longer fits the trace', () => {
    expect(table(nested, { a: 1 }, { match: 'all', of: [] }).map(words)).toEqual([
      '0 event.a',
      '1 event.b',
      '1 event.c',
    ]);
    expect(ruleTable({ node: 'x', kind: 'condition', state: 'passed' }, undefined)).toEqual([]);
  });
});
