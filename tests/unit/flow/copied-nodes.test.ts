import { describe, expect, it } from 'vitest';
import { copyNodes, formatCopiedNodes } from '../../../shared/flow/copied-nodes.ts';
import { readCopiedNodes } from '../../../shared/flow/read-copied-nodes.ts';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Trigger } from '../../../shared/flow/trigger.ts';

const trigger: Trigger = {
  id: 'orders',
  name: 'Orders',
  enabled: true,
  nodes: [
    { id: 'event', kind: 'event', event: '30552' },
    { id: 'paid', kind: 'condition', condition: { match: 'all', of: [{ field: 'event.total', operator: 'exists' }] } },
    { id: 'mail', kind: 'action', action: { kind: 'sendEmail', to: '{{ contact.email }}', subject: 'Hi', text: 'x' } },
    { id: 'sms', kind: 'action', action: { kind: 'sendSms', to: '{{ contact.phone }}', body: 'Hi' } },
  ],
  edges: [
    { from: 'event', port: 'out', to: 'paid' },
    { from: 'paid', port: 'yes', to: 'mail' },
    { from: 'mail', port: 'then', to: 'sms' },
  ],
};
const positions = { event: { x: 0, y: 0 }, paid: { x: 280, y: 0 }, mail: { x: 560, y: 0 }, sms: { x: 840, y: 0 } };

function reasonFor(text: string): string {
  const read = readCopiedNodes(text);
  return read.ok ? 'read' : read.error;
}

describe('what is copied', () => {
  it('[F2] is the selected nodes but the event, and the edges among them', () => {
    const copied = copyNodes(trigger, ['event', 'paid', 'mail'], positions)!;
    expect(copied.nodes.map(({ id }) => id)).toEqual(['paid', 'mail']);
    expect(copied.edges).toEqual([{ from: 'paid', port: 'yes', to: 'mail' }]);
    expect(copied.positions).toEqual({ paid: positions.paid, mail: positions.mail });
  });

  it('is nothing when only the event or nothing is selected', () => {
    expect(copyNodes(trigger, ['event'], positions)).toBeUndefined();
    expect(copyNodes(trigger, [], positions)).toBeUndefined();
  });

  it('[F3] leaves out an edge that closes a loop, and a second node of an id, as only a file can hold them', () => {
    const loop = { ...trigger, edges: [...trigger.edges, { from: 'sms', port: 'then', to: 'paid' }] };
    expect(copyNodes(loop, ['paid', 'mail', 'sms'], positions)?.edges).toHaveLength(2);
    const twice = { ...trigger, nodes: [...trigger.nodes, trigger.nodes[2]!] };
    expect(copyNodes(twice, ['mail'], positions)?.nodes).toHaveLength(1);
  });

  it('comes back from its text as it was, unknown keys included', () => {
    const odd = { ...trigger, nodes: trigger.nodes.map((node) => ({ ...node, extra: [1] })) } as unknown as Trigger;
    for (const from of [trigger, odd]) {
      const copied = copyNodes(from, ['paid', 'mail', 'sms'], positions)!;
      expect(readCopiedNodes(formatCopiedNodes(copied))).toEqual({ ok: true, value: copied });
    }
  });

  it('[F4] comes back unfinished', () => {
    const draft: Trigger = {
      ...trigger,
      nodes: [{ id: 'sms', kind: 'action', action: { kind: 'sendSms' } }],
      edges: [],
    };
    expect(readCopiedNodes(formatCopiedNodes(copyNodes(draft, ['sms'], {})!))).toMatchObject({ ok: true });
  });
});

describe('other text', () => {
  it.each([
    ['', 'The clipboard holds no text.'],
    ['  \n', 'The clipboard holds no text.'],
    ['Meeting at ten', 'The clipboard holds no Hookflow steps.'],
    ['[1, 2]', 'The clipboard holds no Hookflow steps.'],
    ['null', 'The clipboard holds no Hookflow steps.'],
    ['{"format": "other", "version": 1}', 'The clipboard holds no Hookflow steps.'],
    [formatWorkspace(onlineStoreExample()), 'The clipboard holds no Hookflow steps.'],
    ['['.repeat(100_000), 'The clipboard holds no Hookflow steps.'],
    ['{"format": "hookflow-nodes", "version": 2, "shapes": []}', 'A newer Hookflow copied these steps.'],
  ])('%.40s is refused: %s', (text, reason) => {
    expect(reasonFor(text)).toBe(reason);
  });

  const copied = copyNodes(trigger, ['paid', 'mail', 'sms'], positions)!;
  it.each([
    ['no nodes', { nodes: [], edges: [] }, /There are none/],
    ['a missing list', { nodes: undefined }, /“nodes” is missing/],
    ['another kind of node', { nodes: [{ id: 'x', kind: 'teleport' }] }, /There is no kind "teleport"/],
    ['[F2] an event', { nodes: [...copied.nodes, trigger.nodes[0]], positions }, /An event is among them/],
    ['two nodes of an id', { nodes: [...copied.nodes, copied.nodes[0]] }, /same id/],
    ['a node of no place', { positions: { paid: positions.paid } }, /no place/],
    ['a place that is no number', { positions: { ...positions, sms: { x: '1', y: 0 } } }, /“x” must be a number/],
    ['an edge to nowhere', { edges: [{ from: 'mail', port: 'then', to: 'gone' }] }, /no trigger allows/],
    ['[F3] a loop', { edges: [...copied.edges, { from: 'sms', port: 'then', to: 'paid' }] }, /no trigger allows/],
  ])('%s is refused, with what is damaged', (_what, change, reason) => {
    expect(reasonFor(JSON.stringify({ ...copied, ...change }))).toMatch(reason);
  });
});
