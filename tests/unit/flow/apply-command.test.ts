import { expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import type { Command } from '../../../shared/flow/command.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { edgeKey, type FlowNode } from '../../../shared/flow/trigger.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';

const start = onlineStoreExample();
const BIG = 'big-order-austin';
const sms: FlowNode = { id: 'sms', kind: 'action', action: { kind: 'sendSms', body: 'Hello' } };
const note: FlowNode = { id: 'note', kind: 'note', text: 'Hello' };
const at = { x: 10, y: 20 };
const toSales = { from: 'austin', port: 'yes', to: 'sales' };

function apply(...commands: readonly Command[]): Workspace {
  return commands.reduce(applyCommand, start);
}
function big(workspace: Workspace) {
  const trigger = workspace.triggers.find(({ id }) => id === BIG)!;
  return {
    nodes: trigger.nodes.map(({ id }) => id),
    edges: trigger.edges.map(({ from, port, to }) => `${from}.${port}>${to}`),
    layout: Object.keys(workspace.layout[BIG] ?? {}),
  };
}

it('[F2] a node goes after an output', () => {
  const next = apply({ kind: 'addNode', trigger: BIG, node: sms, at, after: { from: 'austin', port: 'no' } });
  expect(big(next)).toEqual({
    nodes: ['event', 'austin', 'sales', 'points', 'sms'],
    edges: ['event.out>austin', 'austin.yes>sales', 'sales.then>points', 'austin.no>sms'],
    layout: ['event', 'austin', 'sales', 'points', 'sms'],
  });
  expect(next.layout[BIG]?.['sms']).toEqual(at);
  expect(next.triggers[0]).toBe(start.triggers[0]);
  expect(next.events).toBe(start.events);
  expect(next.layout['thank-you']).toBe(start.layout['thank-you']);
});

it('[F2] a node goes into an edge, on by its first output', () => {
  const condition: FlowNode = { id: 'if', kind: 'condition', condition: { match: 'all', of: [] } };
  const next = apply({ kind: 'addNode', trigger: BIG, node: condition, at, into: toSales });
  expect(big(next).edges).toEqual(['event.out>austin', 'sales.then>points', 'austin.yes>if', 'if.yes>sales']);
});

it('[F5] removing a node removes its edges and position, and connects nothing instead', () => {
  const next = apply({ kind: 'removeElements', trigger: BIG, nodes: ['sales'], edges: [] });
  expect(big(next)).toEqual({
    nodes: ['event', 'austin', 'points'],
    edges: ['event.out>austin'],
    layout: ['event', 'austin', 'points'],
  });
});

it('[F2] the event node stays when all is removed', () => {
  const next = apply({
    kind: 'removeElements',
    trigger: BIG,
    nodes: ['event', 'austin', 'sales', 'points'],
    edges: [],
  });
  expect(big(next)).toEqual({ nodes: ['event'], edges: [], layout: ['event'] });
});

it('[F2] one of two event nodes in a broken file can be removed', () => {
  const trigger = {
    ...start.triggers[0]!,
    nodes: [...start.triggers[0]!.nodes, { id: 'event2', kind: 'event' as const, event: '' }],
  };
  const broken = { ...start, triggers: [trigger] };
  const next = applyCommand(broken, { kind: 'removeElements', trigger: trigger.id, nodes: ['event'], edges: [] });
  expect(next.triggers[0]?.nodes.map(({ id }) => id)).toEqual(['thank', 'event2']);
});

it('[F5] removing a trigger removes its layout', () => {
  const next = apply({ kind: 'removeTrigger', trigger: BIG });
  expect(next.triggers.map(({ id }) => id)).toEqual(['thank-you']);
  expect(Object.keys(next.layout)).toEqual(['thank-you']);
});

it('a copy of a trigger follows it, is off, and has its layout', () => {
  const next = apply({ kind: 'duplicateTrigger', trigger: 'thank-you', id: 'copy', name: 'Copy' });
  expect(next.triggers.map(({ id, name, enabled }) => [id, name, enabled])).toEqual([
    ['thank-you', 'Thank-you e-mail', true],
    ['copy', 'Copy', false],
    [BIG, 'Tell sales about big orders from Austin', true],
  ]);
  expect(next.layout['copy']).toEqual(start.layout['thank-you']);
});

it('triggers move, and their members can be removed', () => {
  const next = apply(
    { kind: 'moveTrigger', trigger: BIG, index: 0 },
    { kind: 'updateTrigger', trigger: BIG, change: { name: 'Big', enabled: false, activeFrom: '2026-03-01' } },
    { kind: 'updateTrigger', trigger: BIG, change: { activeFrom: undefined } },
  );
  expect(next.triggers.map(({ id }) => id)).toEqual([BIG, 'thank-you']);
  const { nodes, edges } = start.triggers[1]!;
  expect(next.triggers[0]).toEqual({ id: BIG, name: 'Big', enabled: false, nodes, edges });
  expect(next.triggers[0]).not.toHaveProperty('activeFrom');
});

it('several elements come in one gesture, joined to what is there', () => {
  const next = apply({
    kind: 'addElements',
    trigger: BIG,
    nodes: [sms, note],
    edges: [{ from: 'austin', port: 'no', to: 'sms' }],
    positions: { sms: at, note: at },
  });
  expect(big(next).nodes).toEqual(['event', 'austin', 'sales', 'points', 'sms', 'note']);
  expect(big(next).edges.at(-1)).toBe('austin.no>sms');
  expect(big(next).layout).toEqual(['event', 'austin', 'sales', 'points', 'sms', 'note']);
});

it('[F2] a replaced node loses the edges of outputs that it no longer has', () => {
  const next = apply({ kind: 'replaceNode', trigger: BIG, node: { ...sms, id: 'austin' } });
  expect(big(next).edges).toEqual(['event.out>austin', 'sales.then>points']);
  const noted = apply({ kind: 'replaceNode', trigger: BIG, node: { ...note, id: 'sales' } });
  expect(big(noted).edges).toEqual(['event.out>austin']);
});

it('an edge is dragged elsewhere', () => {
  const next = apply({
    kind: 'reconnect',
    trigger: BIG,
    edge: toSales,
    to: { from: 'austin', port: 'no', to: 'sales' },
  });
  expect(big(next).edges).toEqual(['event.out>austin', 'sales.then>points', 'austin.no>sales']);
});

it('[H9] ids that leave the list are retired, ids that come back are not', () => {
  const removed = apply({
    kind: 'setEvents',
    events: [
      { id: '30551', label: 'Add to cart' },
      { id: '70201', label: 'Tier' },
    ],
  });
  expect(removed.retiredEventIds).toEqual(['30552']);
  expect(removed.events[0]).toBe(start.events[0]);
  expect(removed.triggers).toBe(start.triggers);
  const back = applyCommand(removed, { kind: 'setEvents', events: start.events });
  expect(back.retiredEventIds).toEqual(['70201']);
});

it('[H9] an event is added, renamed and removed', () => {
  const next = apply(
    { kind: 'addEvent', event: { id: '30553', label: 'Refund' }, index: 1 },
    { kind: 'renameEvent', event: '30552', label: 'Order' },
    { kind: 'removeEvent', event: '30551' },
  );
  expect(next.events).toEqual([
    { id: '30553', label: 'Refund' },
    { id: '30552', label: 'Order' },
  ]);
  expect(next.retiredEventIds).toEqual(['30551']);
});

it('[H9] an event’s id changes wherever it is named', () => {
  const emit: FlowNode = {
    id: 'emit',
    kind: 'action',
    action: { kind: 'emitEvent', event: '30552', data: { event: '30552' } },
  };
  const occurrence = start.samples[0]!.occurrence;
  const next = apply(
    { kind: 'addNode', trigger: BIG, node: emit, at },
    { kind: 'putScenario', scenario: { id: 's', name: 'S', occurrences: [occurrence] } },
    { kind: 'changeEventId', event: '30552', id: '30560' },
  );
  expect(JSON.stringify(next).match(/"30552"/g)).toHaveLength(2); // the retired id, and the data that only looks like one
  expect(next.retiredEventIds).toEqual(['30552']);
  expect(
    next.triggers.flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'event' ? node.event : []))),
  ).toEqual(['30560', '30560']);
  expect(next.samples[0]?.occurrence.event).toBe('30560');
  expect(next.scenarios.find(({ id }) => id === 's')?.occurrences?.[0]?.event).toBe('30560');
});

it('samples and tests are put, renamed and removed', () => {
  const sample = { ...start.samples[0]!, id: 'other' };
  const next = apply(
    { kind: 'putSample', sample },
    { kind: 'renameSample', sample: 'other', name: 'Other' },
    { kind: 'removeSample', sample: 'purchase-austin' },
    { kind: 'removeScenario', scenario: 'big-order' },
  );
  expect(next.samples.map(({ id, name }) => [id, name])).toEqual([['other', 'Other']]);
  expect(next.scenarios).toEqual([]);
});

const idle: readonly (readonly [string, Command])[] = [
  ['the same name', { kind: 'renameWorkspace', name: start.name }],
  ['the same zone', { kind: 'setTimeZone', timeZone: 'UTC' }],
  ['an equal workspace', { kind: 'replaceWorkspace', workspace: onlineStoreExample(), label: 'Restore' }],
  ['equal events', { kind: 'setEvents', events: [...onlineStoreExample().events] }],
  ['the same label', { kind: 'renameEvent', event: '30552', label: 'Purchase' }],
  ['the same id', { kind: 'changeEventId', event: '30552', id: '30552' }],
  ['the same place', { kind: 'moveTrigger', trigger: BIG, index: 1 }],
  ['the same state', { kind: 'updateTrigger', trigger: BIG, change: { enabled: true, activeFrom: undefined } }],
  ['an equal node', { kind: 'replaceNode', trigger: BIG, node: structuredClone(start.triggers[1]!.nodes[1]!) }],
  ['the same position', { kind: 'moveNodes', trigger: BIG, positions: { sales: start.layout[BIG]!['sales']! } }],
  ['nothing to remove', { kind: 'removeElements', trigger: BIG, nodes: ['gone', 'event'], edges: [] }],
  ['the same edge', { kind: 'reconnect', trigger: BIG, edge: toSales, to: toSales }],
  ['an equal sample', { kind: 'putSample', sample: structuredClone(start.samples[0]!) }],
  ['the same sample name', { kind: 'renameSample', sample: 'purchase-austin', name: 'Purchase from Austin' }],
  ['an equal test', { kind: 'putScenario', scenario: structuredClone(start.scenarios[0]!) }],
];

it.each(idle)('%s changes nothing', (_name, command) => {
  expect(apply(command)).toBe(start);
});

const illegal: readonly (readonly [string, Command])[] = [
  ['an unknown trigger', { kind: 'removeTrigger', trigger: 'gone' }],
  ['a taken trigger id', { kind: 'addTrigger', trigger: start.triggers[0]!, layout: {} }],
  ['a taken copy id', { kind: 'duplicateTrigger', trigger: BIG, id: BIG, name: 'Copy' }],
  ['a taken node id', { kind: 'addNode', trigger: BIG, node: { ...sms, id: 'sales' }, at }],
  ['[F2] a second event', { kind: 'addNode', trigger: BIG, node: { id: 'e2', kind: 'event', event: '' }, at }],
  ['[F2] an event that becomes an action', { kind: 'replaceNode', trigger: BIG, node: { ...sms, id: 'event' } }],
  [
    '[F2] an action that becomes an event',
    { kind: 'replaceNode', trigger: BIG, node: { id: 'sales', kind: 'event', event: '' } },
  ],
  [
    '[F2] a note after an output',
    { kind: 'addNode', trigger: BIG, node: note, at, after: { from: 'austin', port: 'no' } },
  ],
  ['[F2] a note in an edge', { kind: 'addNode', trigger: BIG, node: note, at, into: toSales }],
  ['an edge that is not there', { kind: 'addNode', trigger: BIG, node: sms, at, into: { ...toSales, port: 'no' } }],
  ['[F3] a loop', { kind: 'connect', trigger: BIG, edge: { from: 'points', port: 'then', to: 'austin' } }],
  ['[F3] an edge twice', { kind: 'connect', trigger: BIG, edge: toSales }],
  [
    '[F3] a loop by dragging',
    {
      kind: 'reconnect',
      trigger: BIG,
      edge: { from: 'sales', port: 'then', to: 'points' },
      to: { from: 'sales', port: 'then', to: 'austin' },
    },
  ],
  ['[F5] a position of nothing', { kind: 'moveNodes', trigger: BIG, positions: { gone: at } }],
  ['an unknown node', { kind: 'replaceNode', trigger: BIG, node: sms }],
  ['an unknown event', { kind: 'renameEvent', event: '30599', label: 'X' }],
  ['a taken event id', { kind: 'changeEventId', event: '30551', id: '30552' }],
  ['an event that is there', { kind: 'addEvent', event: { id: '30551', label: 'X' } }],
  ['an unknown sample', { kind: 'removeSample', sample: 'gone' }],
];

it.each(illegal)('%s throws', (_name, command) => {
  expect(() => apply(command)).toThrow();
});

it('keys such as __proto__ are ids like any other', () => {
  const trigger = {
    id: '__proto__',
    name: 'P',
    enabled: true,
    nodes: [{ id: '__proto__', kind: 'event' as const, event: '30552' }],
    edges: [],
  };
  const layout = JSON.parse('{ "__proto__": { "x": 1, "y": 2 } }') as Record<string, typeof at>;
  const next = apply(
    { kind: 'addTrigger', trigger, layout },
    {
      kind: 'moveNodes',
      trigger: '__proto__',
      positions: JSON.parse('{ "__proto__": { "x": 3, "y": 4 } }') as typeof layout,
    },
  );
  expect(Object.keys(next.layout)).toEqual(['thank-you', BIG, '__proto__']);
  expect(JSON.stringify(next.layout)).toContain('"__proto__":{"__proto__":{"x":3,"y":4}}');
  expect(edgeKey(toSales)).toBe('["austin","yes","sales"]');
  expect(JSON.stringify(applyCommand(next, { kind: 'removeTrigger', trigger: '__proto__' }))).toBe(
    JSON.stringify(start),
  );
});
