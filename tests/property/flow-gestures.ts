import fc from 'fast-check';
import type { Command } from '../../shared/flow/command.ts';
import { outputsOf, refuseConnection } from '../../shared/flow/connection.ts';
import type { Edge, FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

/** A gesture before it is known what there is to touch: numbers pick among what is there. */
export interface Impulse {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly word: string;
}
export const impulse: fc.Arbitrary<Impulse> = fc.record({
  kind: fc.nat(29),
  a: fc.nat(50),
  b: fc.nat(50),
  c: fc.nat(50),
  word: fc.constantFrom('Ada', 'total', '100', ''),
});

/** A legal command on this workspace, or none when the impulse finds nothing to do. */
export function commandFor(workspace: Workspace, impulse: Impulse): Command | undefined {
  const { kind, a, b, c, word } = impulse;
  const trigger = pick(workspace.triggers, a);
  switch (kind) {
    case 0:
      return { kind: 'renameWorkspace', name: word };
    case 1:
      return { kind: 'setTimeZone', timeZone: b % 2 ? 'UTC' : 'Europe/Berlin' };
    case 2:
      return { kind: 'setEvents', events: workspace.events.filter((_, index) => index !== b % 3) };
    case 3: {
      const event = `3055${b % 10}`;
      if (workspace.events.some((other) => other.id === event)) return undefined;
      return { kind: 'addEvent', event: { id: event, label: word }, index: c };
    }
    case 4: {
      const event = pick(workspace.events, b);
      return event && { kind: 'renameEvent', event: event.id, label: word };
    }
    case 5: {
      const event = pick(workspace.events, b);
      const to = `3056${c % 10}`;
      if (event === undefined || workspace.events.some((other) => other.id === to)) return undefined;
      return { kind: 'changeEventId', event: event.id, id: to };
    }
    case 6: {
      const event = pick(workspace.events, b);
      if (event === undefined) return undefined;
      const by = pick(
        workspace.events.filter((other) => other !== event),
        a,
      );
      if (c % 3 === 0) return { kind: 'removeEvent', event: event.id };
      if (c % 3 === 1 || by === undefined) return { kind: 'removeEvent', event: event.id, uses: { kind: 'remove' } };
      return { kind: 'removeEvent', event: event.id, uses: { kind: 'replace', by: by.id } };
    }
    case 7: {
      const fresh = freshTrigger(`t${b}`, word);
      if (workspace.triggers.some((other) => other.id === fresh.id)) return undefined;
      return { kind: 'addTrigger', trigger: fresh, layout: { e: { x: c, y: b } }, index: c };
    }
    case 8: {
      const id = `copy${b}`;
      if (trigger === undefined || workspace.triggers.some((other) => other.id === id)) return undefined;
      return { kind: 'duplicateTrigger', trigger: trigger.id, id, name: word };
    }
    case 9:
      return c % 4 === 0 ? trigger && { kind: 'removeTrigger', trigger: trigger.id } : undefined;
    case 10:
      return trigger && { kind: 'moveTrigger', trigger: trigger.id, index: b % 4 };
    case 11:
      return trigger && { kind: 'updateTrigger', trigger: trigger.id, change: { enabled: b % 2 === 0 } };
    case 12:
      return (
        trigger && { kind: 'updateTrigger', trigger: trigger.id, change: { activeFrom: b % 2 ? word : undefined } }
      );
    case 13:
      return { kind: 'putSample', sample: sampleOf(`s${b % 4}`, word, c) };
    case 14: {
      const sample = pick(workspace.samples, b);
      return sample && { kind: c % 2 ? 'renameSample' : 'removeSample', sample: sample.id, name: word };
    }
    case 15:
      return { kind: 'putScenario', scenario: { id: `c${b % 4}`, name: word } };
    case 16: {
      const scenario = pick(workspace.scenarios, b);
      return scenario && { kind: 'removeScenario', scenario: scenario.id };
    }
    default:
      return trigger && flowCommandFor(trigger, impulse);
  }
}

function flowCommandFor(trigger: Trigger, { kind, b, c, word }: Impulse): Command | undefined {
  const node = pick(trigger.nodes, b);
  const other = pick(trigger.nodes, c);
  const edge = pick(trigger.edges, b);
  const id = `n${b}`;
  const taken = trigger.nodes.some((each) => each.id === id);
  if (node === undefined) return undefined;
  switch (kind) {
    case 17:
    case 18:
    case 19: {
      if (taken) return undefined;
      const added = freshNode(id, c, word);
      const at = { x: b, y: c };
      const command = { kind: 'addNode', trigger: trigger.id, node: added, at } as const;
      const port = pick(outputsOf(node), c);
      if (kind === 17 || added.kind === 'note') return command;
      if (kind === 18) return port === undefined ? undefined : { ...command, after: { from: node.id, port } };
      return edge && { ...command, into: edge };
    }
    case 20: {
      const ids = [`p${b}`, `p${c}`];
      if (b === c || trigger.nodes.some((each) => ids.includes(each.id))) return undefined;
      const nodes = ids.map((each, index) => freshNode(each, index, word));
      const [first = id, second = id] = ids;
      const edges = [{ from: first, port: 'yes', to: second }];
      return { kind: 'addElements', trigger: trigger.id, nodes, edges, positions: { [first]: { x: 1, y: 2 } } };
    }
    case 21:
    case 22:
      if (node.kind === 'event') {
        return { kind: 'replaceNode', trigger: trigger.id, node: { ...node, event: c % 2 ? '30551' : word } };
      }
      return { kind: 'replaceNode', trigger: trigger.id, node: freshNode(node.id, c, word) };
    case 23:
      return { kind: 'moveNodes', trigger: trigger.id, positions: { [node.id]: { x: b, y: c } } };
    case 24:
    case 25:
      return {
        kind: 'removeElements',
        trigger: trigger.id,
        nodes: kind === 24 ? [node.id] : [],
        edges: edge === undefined ? [] : [edge],
      };
    case 26: {
      if (edge === undefined || other === undefined) return undefined;
      const to: Edge = { ...edge, to: other.id };
      const open = { ...trigger, edges: trigger.edges.filter((each) => each !== edge) };
      return refuseConnection(open, to) === undefined
        ? { kind: 'reconnect', trigger: trigger.id, edge, to }
        : undefined;
    }
    default: {
      const port = pick(outputsOf(node), b + c) ?? '';
      const connection = { from: node.id, port, to: other?.id ?? '' };
      return refuseConnection(trigger, connection) === undefined
        ? { kind: 'connect', trigger: trigger.id, edge: connection }
        : undefined;
    }
  }
}

function freshNode(id: string, choice: number, word: string): FlowNode {
  switch (choice % 6) {
    case 0:
      return {
        id,
        kind: 'condition',
        condition: { match: 'all', of: [{ field: 'event.total', operator: 'atLeast', value: choice }] },
      };
    case 1:
      return { id, kind: 'action', action: { kind: 'sendSms', body: word || 'Hello' } };
    case 2:
      return { id, kind: 'condition', name: word, condition: { match: 'any', of: [] } };
    case 3:
      return { id, kind: 'note', text: word };
    case 4:
      return {
        id,
        kind: 'split',
        branches: [
          { name: 'A', weight: 1 },
          { name: 'B', weight: choice },
        ],
      };
    default:
      return { id, kind: 'action', name: word, action: { kind: 'emitEvent', event: '30551' } };
  }
}

function freshTrigger(id: string, name: string): Trigger {
  return { id, name, enabled: true, nodes: [{ id: 'e', kind: 'event', event: '30552' }], edges: [] };
}

function sampleOf(id: string, name: string, total: number) {
  return {
    id,
    name,
    occurrence: { id: `o${total}`, event: '30552', occurredAt: '2026-03-14T15:09:26Z', contact: {}, data: { total } },
  };
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list.length === 0 ? undefined : list[number % list.length];
}
