import type { Edge, FlowNode } from '../flow/trigger.ts';

/**
 * Topological order of the nodes, ties by their order in the list (E3). Nodes that are part of a loop, or follow one, are left out.
 * Edges that name other nodes are passed over.
 */
export function topologicalOrder(nodes: readonly FlowNode[], edges: readonly Edge[]): readonly FlowNode[] {
  const place = new Map(nodes.map((node, index) => [node.id, index]));
  const next: number[][] = nodes.map(() => []);
  const waitsFor: number[] = nodes.map(() => 0);
  for (const edge of edges) {
    const from = place.get(edge.from);
    const to = place.get(edge.to);
    if (from === undefined || to === undefined) continue;
    next[from]?.push(to);
    waitsFor[to] = (waitsFor[to] ?? 0) + 1;
  }
  const ready = nodes.map((_, index) => index).filter((index) => waitsFor[index] === 0);
  const order: FlowNode[] = [];
  for (let first = ready.shift(); first !== undefined; first = ready.shift()) {
    const node = nodes[first];
    if (node !== undefined) order.push(node);
    for (const to of next[first] ?? []) {
      const left = (waitsFor[to] ?? 0) - 1;
      waitsFor[to] = left;
      if (left === 0) insertSorted(ready, to);
    }
  }
  return order;
}

/** The edges that lead back to a node of the path they are on: one or more for each loop, in document order (F3). */
export function loopEdges(nodes: readonly FlowNode[], edges: readonly Edge[]): readonly Edge[] {
  const outgoing = new Map<string, Edge[]>(nodes.map((node) => [node.id, []]));
  for (const edge of edges) if (outgoing.has(edge.to)) outgoing.get(edge.from)?.push(edge);
  const state = new Map<string, 'open' | 'done'>();
  const found = new Set<Edge>();
  for (const start of nodes) {
    if (state.has(start.id)) continue;
    state.set(start.id, 'open');
    const path = [{ id: start.id, at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = outgoing.get(top.id)?.[top.at];
      top.at += 1;
      if (edge === undefined) {
        state.set(top.id, 'done');
        path.pop();
      } else if (state.get(edge.to) === 'open') found.add(edge);
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        path.push({ id: edge.to, at: 0 });
      }
    }
  }
  return edges.filter((edge) => found.has(edge));
}

function insertSorted(list: number[], value: number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, value);
}
