import { expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import type { Command } from '../../../shared/flow/command.ts';
import { mergeWorkspaces } from '../../../shared/flow/merge-workspaces.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { ActionNode, ConditionNode, FlowNode } from '../../../shared/flow/trigger.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';

const base = onlineStoreExample();
const TRIGGER = 'big-order-austin';

function by(...commands: readonly Command[]): Workspace {
  return commands.reduce(applyCommand, base);
}

function node(id: string): FlowNode {
  return base.triggers.find((each) => each.id === TRIGGER)!.nodes.find((each) => each.id === id)!;
}

function replace(changed: FlowNode): Command {
  return { kind: 'replaceNode', trigger: TRIGGER, node: changed };
}

function total(value: number, city = 'Austin'): Command {
  const condition: ConditionNode['condition'] = {
    match: 'all',
    of: [
      { field: 'contact.city', operator: 'equals', value: city },
      { field: 'event.total', operator: 'atLeast', value },
    ],
  };
  return replace({ ...(node('austin') as ConditionNode), condition });
}

function team(change: { subject?: string; text?: string }): Command {
  const sales = node('sales') as ActionNode;
  return replace({ ...sales, action: { ...sales.action, ...change } as ActionNode['action'] });
}

function step(id: string): Command {
  const added: FlowNode = { id, kind: 'action', action: { kind: 'sendSms', body: 'Hello' } };
  return { kind: 'addNode', trigger: TRIGGER, node: added, at: { x: 0, y: 300 } };
}

function nodesOf(workspace: Workspace): ReadonlyMap<string, FlowNode> {
  return new Map(workspace.triggers.find((each) => each.id === TRIGGER)!.nodes.map((each) => [each.id, each]));
}

function edgesOf(workspace: Workspace): readonly string[] {
  const { edges } = workspace.triggers.find((each) => each.id === TRIGGER)!;
  return edges.map(({ from, port, to }) => `${from}.${port}>${to}`);
}

it('[P5] two people change different fields of one step: both edits are in the merge', () => {
  const { workspace, conflicts } = mergeWorkspaces(base, by(team({ subject: 'Mine' })), by(team({ text: 'Theirs' })));
  expect(conflicts).toEqual([]);
  expect(nodesOf(workspace).get('sales')).toMatchObject({ action: { subject: 'Mine', text: 'Theirs' } });
});

it('[P5] a condition is one field: two edits of it are a conflict, told in words, and the choice decides', () => {
  const [mine, theirs] = [by(total(150)), by(total(100, 'Dallas'))];
  const undecided = mergeWorkspaces(base, mine, theirs);
  expect(undecided.conflicts).toEqual([
    {
      id: '["triggers","big-order-austin","nodes","austin","condition"]',
      where: 'Tell sales about big orders from Austin · From Austin, 100 or more',
      what: 'condition',
      why: 'Both sides changed it, differently.',
      base: 'contact.city is Austin and event.total is at least 100',
      mine: 'contact.city is Austin and event.total is at least 150',
      theirs: 'contact.city is Dallas and event.total is at least 100',
      trigger: TRIGGER,
      node: 'austin',
    },
  ]);
  const id = undecided.conflicts[0]!.id;
  const theirsWins = mergeWorkspaces(base, mine, theirs, new Map([[id, 'theirs']]));
  expect(theirsWins.workspace).toBe(theirs);
  expect(theirsWins.conflicts[0]).toMatchObject({ chosen: 'theirs' });
  expect(mergeWorkspaces(base, mine, theirs, new Map([[id, 'mine']])).workspace).toBe(mine);
});

it('[P5] the same edit on both sides is no conflict', () => {
  expect(mergeWorkspaces(base, by(total(150)), by(total(150))).conflicts).toEqual([]);
});

it('[P5] a step that one side removed and the other changed comes back with its connections when that side is chosen', () => {
  const mine = by({ kind: 'removeElements', trigger: TRIGGER, nodes: ['sales'], edges: [] });
  const theirs = by(team({ subject: 'Still wanted' }));
  const { conflicts } = mergeWorkspaces(base, mine, theirs);
  expect(conflicts).toMatchObject([{ what: 'step', why: 'One side removed it, the other changed it.', node: 'sales' }]);
  expect(conflicts[0]).not.toHaveProperty('mine');
  expect(conflicts[0]!.theirs).toContain('Still wanted');
  const chosen = mergeWorkspaces(base, mine, theirs, new Map([[conflicts[0]!.id, 'theirs']]));
  expect(nodesOf(chosen.workspace).has('sales')).toBe(true);
  expect(edgesOf(chosen.workspace)).toEqual(['event.out>austin', 'austin.yes>sales', 'sales.then>points']);
});

it('[F2] a step that one side removed and the other connected anew is a conflict', () => {
  const mine = by({ kind: 'removeElements', trigger: TRIGGER, nodes: ['points'], edges: [] });
  const edge = { from: 'austin', port: 'no', to: 'points' };
  const theirs = by({ kind: 'connect', trigger: TRIGGER, edge });
  const { conflicts } = mergeWorkspaces(base, mine, theirs);
  expect(conflicts).toMatchObject([{ what: 'step', node: 'points' }]);
  const kept = mergeWorkspaces(base, mine, theirs, new Map([[conflicts[0]!.id, 'theirs']])).workspace;
  expect(edgesOf(kept)).toContain('austin.no>points');
  expect(edgesOf(kept)).toContain('sales.then>points');
});

it('[F2] a step that one side made another kind and the other led on from an output that goes is a conflict', () => {
  const mine = by(replace({ id: 'austin', kind: 'action', action: { kind: 'sendSms', body: 'Hello' } }));
  const theirs = by({ kind: 'connect', trigger: TRIGGER, edge: { from: 'austin', port: 'no', to: 'points' } });
  const { conflicts, workspace } = mergeWorkspaces(base, mine, theirs);
  expect(conflicts).toMatchObject([{ what: 'step', node: 'austin' }]);
  expect(edgesOf(workspace)).not.toContain('austin.no>points');
  const kept = mergeWorkspaces(base, mine, theirs, new Map([[conflicts[0]!.id, 'theirs']])).workspace;
  expect(nodesOf(kept).get('austin')).toEqual(node('austin'));
  expect(edgesOf(kept)).toContain('austin.no>points');
});

it('[F3] connections that make a loop only together are a conflict; the losing side’s go', () => {
  const both = by(step('a'), step('b'));
  const mine = applyCommand(both, { kind: 'connect', trigger: TRIGGER, edge: { from: 'a', port: 'then', to: 'b' } });
  const theirs = applyCommand(both, { kind: 'connect', trigger: TRIGGER, edge: { from: 'b', port: 'then', to: 'a' } });
  const { conflicts, workspace } = mergeWorkspaces(both, mine, theirs);
  expect(conflicts).toMatchObject([{ what: 'connections', why: 'Together the new connections make a loop (F3).' }]);
  expect(edgesOf(workspace)).toContain('a.then>b');
  expect(edgesOf(workspace)).not.toContain('b.then>a');
});

it('[P5] an output that both sides led elsewhere is a conflict, one that both sides added to is not', () => {
  const both = by(step('a'), step('b'));
  const edge = { from: 'sales', port: 'then', to: 'points' };
  const lead = (to: string): Command => ({ kind: 'reconnect', trigger: TRIGGER, edge, to: { ...edge, to } });
  const add = (to: string): Command => ({ kind: 'connect', trigger: TRIGGER, edge: { ...edge, to } });
  const rerouted = mergeWorkspaces(both, applyCommand(both, lead('a')), applyCommand(both, lead('b')));
  expect(rerouted.conflicts).toMatchObject([
    { what: 'where Then of Notify team leads', base: 'Update contact', mine: 'Send SMS', theirs: 'Send SMS' },
  ]);
  expect(edgesOf(rerouted.workspace)).toEqual(['event.out>austin', 'austin.yes>sales', 'sales.then>a']);
  const added = mergeWorkspaces(both, applyCommand(both, add('a')), applyCommand(both, add('b')));
  expect(added.conflicts).toEqual([]);
  expect(edgesOf(added.workspace)).toEqual(expect.arrayContaining(['sales.then>a', 'sales.then>b']));
});

it('[H4] two events with one new id are a conflict', () => {
  const event = (label: string): Command => ({ kind: 'addEvent', event: { id: '30553', label } });
  const { conflicts, workspace } = mergeWorkspaces(base, by(event('Refund')), by(event('Wish list')));
  expect(conflicts).toMatchObject([{ what: 'event', mine: '30553 Refund', theirs: '30553 Wish list' }]);
  expect(workspace.events.filter(({ id }) => id === '30553')).toEqual([{ id: '30553', label: 'Refund' }]);
});

it('[H9] ids that either side retired stay retired, unless the other still has the event', () => {
  const gone = by({ kind: 'removeEvent', event: '30551' });
  expect(mergeWorkspaces(base, gone, by(total(150))).workspace.retiredEventIds).toEqual(['30551']);
  const renamed = by({ kind: 'renameEvent', event: '30551', label: 'Put in cart' });
  const { conflicts } = mergeWorkspaces(base, gone, renamed);
  const kept = mergeWorkspaces(base, gone, renamed, new Map([[conflicts[0]!.id, 'theirs']])).workspace;
  expect(kept.events[0]).toEqual({ id: '30551', label: 'Put in cart' });
  expect(kept.retiredEventIds).toEqual([]);
});

it('[P5] what both added is there, theirs before mine at the same place; both orders changed is a conflict', () => {
  const trigger = (id: string): Command => ({
    kind: 'addTrigger',
    trigger: { id, name: id, enabled: false, nodes: [{ id: 'e', kind: 'event', event: '' }], edges: [] },
    layout: {},
  });
  const names = (workspace: Workspace) => workspace.triggers.map(({ id }) => id);
  const added = mergeWorkspaces(base, by(trigger('mine')), by(trigger('theirs')));
  expect(names(added.workspace)).toEqual(['thank-you', TRIGGER, 'theirs', 'mine']);
  const three = by(trigger('third'));
  const move = (id: string, index: number): Workspace =>
    applyCommand(three, { kind: 'moveTrigger', trigger: id, index });
  const moved = mergeWorkspaces(three, move('third', 0), move('thank-you', 1));
  expect(moved.conflicts).toMatchObject([{ what: 'order of triggers' }]);
  expect(mergeWorkspaces(three, move('third', 0), by(trigger('third'), total(150))).conflicts).toEqual([]);
});

it('[P5] unknown keys of both sides are kept', () => {
  const mine = { ...base, 'x-mine': 1 } as Workspace;
  const theirs = { ...base, 'x-theirs': [2] } as Workspace;
  expect(mergeWorkspaces(base, mine, theirs).workspace).toMatchObject({ 'x-mine': 1, 'x-theirs': [2] });
});

it('[P5] a file with an id twice cannot be told apart entry by entry: the list is one field', () => {
  const twice = { ...base, events: [...base.events, { id: '30551', label: 'Again' }] };
  const theirs = by({ kind: 'renameEvent', event: '30551', label: 'Put in cart' });
  expect(mergeWorkspaces(base, twice, theirs).conflicts).toMatchObject([{ what: 'events' }]);
});
