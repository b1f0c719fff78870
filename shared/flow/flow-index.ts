import type { Edge, FlowNode, Trigger } from './trigger.ts';

/** A trigger's nodes by id and its edges by their ends; of nodes with one id the first. */
export interface FlowIndex {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly from: ReadonlyMap<string, readonly Edge[]>;
  readonly into: ReadonlyMap<string, readonly Edge[]>;
}

const NO_EDGES: readonly Edge[] = [];
const indexes = new WeakMap<Trigger, FlowIndex>();

/** Made once for each state of a trigger: what looks at every node of a large flow looks its neighbours up here. */
export function flowIndex(trigger: Trigger): FlowIndex {
  let index = indexes.get(trigger);
  if (index === undefined) {
    const nodes = new Map<string, FlowNode>();
    for (const node of trigger.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
    index = { nodes, from: grouped(trigger.edges, 'from'), into: grouped(trigger.edges, 'to') };
    indexes.set(trigger, index);
  }
  return index;
}

export function edgesOut(trigger: Trigger, node: string): readonly Edge[] {
  return flowIndex(trigger).from.get(node) ?? NO_EDGES;
}

export function edgesIn(trigger: Trigger, node: string): readonly Edge[] {
  return flowIndex(trigger).into.get(node) ?? NO_EDGES;
}

function grouped(edges: readonly Edge[], end: 'from' | 'to'): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group === undefined) groups.set(edge[end], [edge]);
    else group.push(edge);
  }
  return groups;
}
