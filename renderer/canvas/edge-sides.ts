import { outputsOf } from '../../shared/flow/connection.ts';
import { edgeKey, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';
import type { Position } from '../../shared/flow/workspace.ts';
import { GRID, NODE_WIDTH, type Size } from './node-size.ts';

/** Where the edges of a node's one dot leave it. */
export type OutgoingSides = 'none' | 'right' | 'bottom' | 'both';

export interface EdgeSides {
  /** Keys of edges that go from a bottom to a top. */
  readonly down: ReadonlySet<string>;
  readonly byNode: ReadonlyMap<string, OutgoingSides>;
}

/** A dot stands right or at the bottom, whichever faces the next node: at the bottom when that one is straight below. */
export function edgeSides(
  trigger: Trigger,
  positions: Readonly<Record<string, Position>>,
  sizeOf: (node: string) => Size,
): EdgeSides {
  const nodes = new Map(trigger.nodes.map((node) => [node.id, node]));
  const down = new Set<string>();
  const byNode = new Map<string, OutgoingSides>();
  for (const edge of trigger.edges) {
    const node = nodes.get(edge.from);
    const from = positions[edge.from];
    const to = positions[edge.to];
    if (node === undefined || !from || !to || !hasDot(node, edge.port)) continue;
    const below = to.y - (from.y + sizeOf(edge.from).height) >= GRID;
    const isDown = below && Math.abs(to.x - from.x) < NODE_WIDTH / 2;
    if (isDown) down.add(edgeKey(edge));
    const side = isDown ? 'bottom' : 'right';
    const other = byNode.get(edge.from) ?? side;
    byNode.set(edge.from, other === side ? side : 'both');
  }
  return { down, byNode };
}

function hasDot(node: FlowNode, port: string): boolean {
  return node.kind !== 'condition' && node.kind !== 'split' && outputsOf(node).includes(port);
}
