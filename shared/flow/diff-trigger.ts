import { edgeWords } from './flow-command-label.ts';
import { nodeChanges } from './node-changes.ts';
import type { PartChange } from './part-change.ts';
import type { EventLabel } from './phrase.ts';
import { sameJson } from './same-json.ts';
import { edgeKey, type FlowNode, type Trigger } from './trigger.ts';
import { kindName, nodeTitle } from './wording.ts';

export interface TriggerChange extends PartChange {
  /** Id of the step that changed. */
  readonly node?: string;
}

/** What changed in one trigger: its fields, its steps by id, its connections. */
export function diffTrigger(before: Trigger, after: Trigger, eventLabel: EventLabel): readonly TriggerChange[] {
  if (sameJson(before, after)) return [];
  const changes = [
    ...fieldChanges(before, after),
    ...nodesChanges(before, after, eventLabel),
    ...edgesChanges(before, after),
  ];
  return changes.length > 0 ? changes : [say('changed', 'trigger', 'order or other contents')];
}

function fieldChanges(before: Trigger, after: Trigger): readonly PartChange[] {
  const state = (trigger: Trigger): string => (trigger.enabled ? 'on' : 'off');
  return [
    ...sides('name', before.name, after.name),
    ...sides('state', state(before), state(after)),
    ...sides('active from', before.activeFrom, after.activeFrom),
    ...sides('active until', before.activeUntil, after.activeUntil),
    ...(sameJson(before.frequency, after.frequency) ? [] : [say('changed', 'trigger', 'frequency cap')]),
  ];
}

function nodesChanges(before: Trigger, after: Trigger, eventLabel: EventLabel): readonly TriggerChange[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Set(after.nodes.map((node) => node.id));
  return [
    ...before.nodes.filter((node) => !now.has(node.id)).map((node) => stepChange('removed', node)),
    ...after.nodes.flatMap((node) => {
      const same = old.get(node.id);
      if (same === undefined) return [stepChange('added', node)];
      return nodeChanges(same, node, eventLabel).map(({ gesture: _, ...change }) => ({ ...change, node: node.id }));
    }),
  ];
}

/** That a removed step's connections are gone goes without saying. */
function edgesChanges(before: Trigger, after: Trigger): readonly PartChange[] {
  const old = new Set(before.edges.map(edgeKey));
  const now = new Set(after.edges.map(edgeKey));
  const nodes = new Set(after.nodes.map((node) => node.id));
  return [
    ...before.edges
      .filter((edge) => !now.has(edgeKey(edge)) && nodes.has(edge.from) && nodes.has(edge.to))
      .map((edge) => say('removed', 'connection', edgeWords(before, edge))),
    ...after.edges
      .filter((edge) => !old.has(edgeKey(edge)))
      .map((edge) => say('added', 'connection', edgeWords(after, edge))),
  ];
}

function stepChange(kind: 'added' | 'removed', node: FlowNode): TriggerChange {
  const what = node.kind === 'action' ? 'action' : kindName(node).toLowerCase();
  return { ...say(kind, what, nodeTitle(node)), node: node.id };
}

function sides(text: string, before: string | undefined, after: string | undefined): readonly PartChange[] {
  if (before === after) return [];
  return [
    {
      ...say('changed', 'trigger', text),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function say(kind: PartChange['kind'], what: string, text: string): PartChange {
  return { kind, what, text };
}
