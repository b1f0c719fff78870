import { describe, expect, it } from 'vitest';
import { outlineRows, visibleRows, type OutlineRow } from '../../../../renderer/outline/outline-rows.ts';
import type { Edge, FlowNode, Trigger } from '../../../../shared/flow/trigger.ts';
import { orders } from '../canvas/fixtures.ts';

function said(row: OutlineRow): string {
  const indent = '  '.repeat(row.level - 1);
  if (row.kind === 'step') return `${indent}${row.then ? 'then ' : ''}${row.node.id}`;
  if (row.kind === 'link') return `${indent}→ ${row.to.id}`;
  return `${indent}${row.words}`;
}
const lines = (trigger: Trigger) => outlineRows(trigger).map(said);
const edge = (from: string, port: string, to: string): Edge => ({ from, port, to });
const action = (id: string): FlowNode => ({ id, kind: 'action', action: { kind: 'sendSms', body: 'x' } });
const condition = (id: string): FlowNode => ({ id, kind: 'condition', condition: { match: 'all', of: [] } });
const flow = (nodes: readonly FlowNode[], edges: readonly Edge[]): Trigger => ({
  id: 't',
  name: 'T',
  enabled: true,
  nodes: [{ id: 'event', kind: 'event', event: '30552' }, ...nodes],
  edges,
});

describe('[F2] the rows of the outline', () => {
  it('are the steps under their outputs; steps in a row are siblings', () => {
    expect(lines(orders)).toEqual([
      'event',
      '  Then',
      '    austin',
      '      Yes',
      '        team',
      '        then points',
      '      No',
      '  Then, also',
      '    euros',
      '      Yes',
      '        books',
      '      No',
      '        sms',
      'Notes',
      '  note',
    ]);
  });

  it('show a step where the flow comes to it first, and a link wherever else it joins', () => {
    const joined = flow(
      [condition('if'), action('a'), action('b'), action('c')],
      [
        edge('event', 'out', 'if'),
        edge('if', 'yes', 'a'),
        edge('if', 'no', 'b'),
        edge('a', 'then', 'c'),
        edge('b', 'then', 'c'),
      ],
    );
    expect(lines(joined)).toEqual(['event', 'then if', '  Yes', '    a', '    then c', '  No', '    b', '    → c']);
  });

  it('hold every node once, also of a loop, and unconnected steps apart', () => {
    const loop = flow(
      [action('a'), action('b'), action('loose'), action('after'), action('round')],
      [
        edge('event', 'out', 'a'),
        edge('a', 'then', 'b'),
        edge('b', 'then', 'a'),
        edge('loose', 'then', 'after'),
        edge('round', 'then', 'round'),
        edge('gone', 'then', 'a'),
      ],
    );
    expect(lines(loop)).toEqual([
      'event',
      'then a',
      'then b',
      '→ a',
      'Not connected',
      '  loose',
      '  then after',
      '  round',
      '  → round',
    ]);
    const keys = outlineRows(loop).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('a thousand steps in a row stay on one level', () => {
    const nodes = Array.from({ length: 1000 }, (_, n) => action(`n${n}`));
    const edges = nodes.map(({ id }, n) => edge(n === 0 ? 'event' : `n${n - 1}`, n === 0 ? 'out' : 'then', id));
    const rows = outlineRows(flow(nodes, edges));
    expect(rows).toHaveLength(1001);
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set([1]));
  });
});

describe('visible rows', () => {
  it('hide what lies in closed rows, and count siblings all the same', () => {
    const rows = outlineRows(orders);
    const closed = new Set(['step austin']);
    const seen = visibleRows(rows, closed);
    expect(seen.map(({ row }) => said(row).trim())).not.toContain('team');
    expect(seen.map(({ row }) => said(row).trim())).toContain('euros');
    const also = seen.find(({ row }) => said(row).trim() === 'Then, also');
    expect(also).toMatchObject({ position: 2, siblings: 2 });
  });
});
