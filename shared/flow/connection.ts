import { isJsonObject } from '../base/json.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from './trigger.ts';

/** Names of a node's outputs in the order they are drawn (F2); a split has its branches, a note none. */
export function outputsOf(node: FlowNode): readonly string[] {
  switch (node.kind) {
    case 'event':
      return ['out'];
    case 'condition':
      return ['yes', 'no'];
    case 'action':
    case 'delay':
      return ['then'];
    case 'split':
      return branchNames(node.branches);
    case 'note':
      return [];
  }
}

/** Output names as a person reads them: "Yes", "No", "Then". */
export function outputWords(port: string): string {
  return port.slice(0, 1).toUpperCase() + port.slice(1);
}

/** Why this edge cannot be added to the trigger, as a sentence (F2, F3); undefined when it can. */
export function refuseConnection(trigger: Trigger, edge: Edge): string | undefined {
  const from = trigger.nodes.find((node) => node.id === edge.from);
  const to = trigger.nodes.find((node) => node.id === edge.to);
  if (from === undefined || to === undefined) return 'This step is no longer in the trigger.';
  if (from.kind === 'note' || to.kind === 'note') return 'A note has no connections.';
  if (!outputsOf(from).includes(edge.port)) return `This step has no output “${edge.port}”.`;
  if (to.kind === 'event') return 'Nothing can lead into the event: every flow starts there.';
  if (from.id === to.id) return 'A step cannot lead to itself.';
  const key = edgeKey(edge);
  if (trigger.edges.some((other) => edgeKey(other) === key)) return 'These two are already connected.';
  if (reachableFrom(trigger, edge.to).has(edge.from)) return 'This would make a loop.';
  return undefined;
}

/** Ids of the nodes that edges lead to from this one, itself included, whether or not such nodes exist. */
export function reachableFrom(trigger: Trigger, start: string): ReadonlySet<string> {
  const targets = new Map<string, string[]>();
  for (const edge of trigger.edges) {
    const list = targets.get(edge.from);
    if (list === undefined) targets.set(edge.from, [edge.to]);
    else list.push(edge.to);
  }
  const reached = new Set([start]);
  for (const id of reached) for (const next of targets.get(id) ?? []) reached.add(next);
  return reached;
}

function branchNames(branches: unknown): readonly string[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((branch: unknown) =>
    isJsonObject(branch) && typeof branch['name'] === 'string' ? [branch['name']] : [],
  );
}
