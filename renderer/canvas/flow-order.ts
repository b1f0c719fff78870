import { outputsOf } from '../../shared/flow/connection.ts';
import type { Edge, FlowNode, Trigger } from '../../shared/flow/trigger.ts';

/**
 * Nodes in the order in which the flow can reach them (E3): topological, ties by document order. Nodes of a loop, which
 * only a file can hold, and notes come last. Every id appears once.
 */
export function flowOrder(trigger: Trigger): readonly FlowNode[] {
  const nodes = new Map<string, FlowNode>();
  for (const node of trigger.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const edges = trigger.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
  const waiting = new Map<string, number>();
  for (const edge of edges) waiting.set(edge.to, (waiting.get(edge.to) ?? 0) + 1);
  const left = new Set([...nodes.values()].filter((node) => node.kind !== 'note'));
  const order: FlowNode[] = [];
  while (left.size > 0) {
    const next = [...left].find((node) => (waiting.get(node.id) ?? 0) === 0) ?? [...left][0];
    if (next === undefined) break;
    left.delete(next);
    order.push(next);
    for (const edge of edges) if (edge.from === next.id) waiting.set(edge.to, (waiting.get(edge.to) ?? 1) - 1);
  }
  return [...order, ...[...nodes.values()].filter((node) => node.kind === 'note')];
}

/** Edges that leave a node in the order of its outputs. */
export function edgesFrom(trigger: Trigger, id: string): readonly Edge[] {
  const node = trigger.nodes.find((other) => other.id === id);
  const ports = node === undefined ? [] : outputsOf(node);
  const rank = (edge: Edge): number => (ports.includes(edge.port) ? ports.indexOf(edge.port) : ports.length);
  return trigger.edges.filter((edge) => edge.from === id).sort((a, b) => rank(a) - rank(b));
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node that an arrow key goes to: right along the first edge out, left along the first edge in, up and down among
 * the steps that follow the same ones; past the last of them, and for notes, to the neighbour in flow order.
 */
export function neighbourOf(trigger: Trigger, id: string, direction: Direction): string | undefined {
  const order = flowOrder(trigger).map((node) => node.id);
  const known = new Set(order);
  if (direction === 'right') return edgesFrom(trigger, id).find((edge) => known.has(edge.to))?.to;
  if (direction === 'left') return trigger.edges.find((edge) => edge.to === id && known.has(edge.from))?.from;
  const by = direction === 'down' ? 1 : -1;
  const before = trigger.edges.filter((edge) => edge.to === id).map((edge) => edge.from);
  const siblings = [...new Set(before.flatMap((from) => edgesFrom(trigger, from).map((edge) => edge.to)))];
  const sibling = siblings[siblings.indexOf(id) + by];
  return (siblings.includes(id) ? sibling : undefined) ?? order[order.indexOf(id) + by];
}
