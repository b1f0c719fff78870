import { outputsOf } from '../../shared/flow/connection.ts';
import { edgesOut, flowIndex } from '../../shared/flow/flow-index.ts';
import { sameShape } from '../../shared/flow/same-shape.ts';
import type { Edge, FlowNode, Trigger } from '../../shared/flow/trigger.ts';

const orders = new WeakMap<Trigger, readonly FlowNode[]>();

/**
 * Nodes in the order in which the flow can reach them (E3): topological, ties by document order. Nodes of a loop, which
 * only a file can hold, and notes come last. Every id appears once.
 */
export function flowOrder(trigger: Trigger): readonly FlowNode[] {
  let order = orders.get(trigger);
  if (order === undefined) {
    order = sameOrder(trigger) ?? orderOf(trigger);
    orders.set(trigger, order);
    latest.set(trigger.edges, trigger);
  }
  return order;
}

/** By the edges, which an edit of what a step says leaves as they are: the state of the flow whose order is known. */
const latest = new WeakMap<readonly Edge[], Trigger>();

function sameOrder(trigger: Trigger): readonly FlowNode[] | undefined {
  const before = latest.get(trigger.edges);
  const order = before && sameShape(before, trigger) ? orders.get(before) : undefined;
  const { nodes } = flowIndex(trigger);
  return order?.flatMap(({ id }) => nodes.get(id) ?? []);
}

function orderOf(trigger: Trigger): readonly FlowNode[] {
  const { nodes } = flowIndex(trigger);
  const all = [...nodes.values()];
  const steps = all.filter((node) => node.kind !== 'note');
  const place = new Map(steps.map(({ id }, index) => [id, index]));
  const waiting = new Map<string, number>();
  for (const { from, to } of trigger.edges) {
    if (nodes.has(from) && nodes.has(to)) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const left = new Set(steps);
  // Places of the steps that can come next, lowest first.
  const ready = steps.flatMap(({ id }, index) => ((waiting.get(id) ?? 0) === 0 ? [index] : []));
  const order: FlowNode[] = [];
  while (left.size > 0) {
    const at = ready.shift();
    const next = at === undefined ? first(left) : steps[at];
    if (next === undefined || !left.delete(next)) continue;
    order.push(next);
    for (const { to } of edgesOut(trigger, next.id)) {
      const open = (waiting.get(to) ?? 1) - 1;
      const index = place.get(to);
      waiting.set(to, open);
      if (open === 0 && index !== undefined) insertSorted(ready, index);
    }
  }
  return [...order, ...all.filter((node) => node.kind === 'note')];
}

function first<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}

function insertSorted(sorted: number[], value: number): void {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}

/** Edges that leave a node in the order of its outputs. */
export function edgesFrom(trigger: Trigger, id: string): readonly Edge[] {
  const node = flowIndex(trigger).nodes.get(id);
  const ports = node === undefined ? [] : outputsOf(node);
  const rank = (edge: Edge): number => (ports.includes(edge.port) ? ports.indexOf(edge.port) : ports.length);
  return [...edgesOut(trigger, id)].sort((a, b) => rank(a) - rank(b));
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
