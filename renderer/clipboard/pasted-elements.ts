import type { CopiedNodes } from '../../shared/flow/copied-nodes.ts';
import type { Edge, FlowNode } from '../../shared/flow/trigger.ts';
import type { Position } from '../../shared/flow/workspace.ts';
import { freshId } from '../document/fresh-id.ts';

export interface PastedElements {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly Edge[];
  readonly positions: Readonly<Record<string, Position>>;
}

/** The copied nodes with ids that are free in the trigger: `email-2` where there is an `email`; edges and places follow. */
export function pastedElements(
  copied: CopiedNodes,
  places: Readonly<Record<string, Position>>,
  taken: readonly string[],
): PastedElements {
  const used = new Set(taken);
  const ids = new Map<string, string>();
  for (const { id } of copied.nodes) {
    const word = id.replace(/-\d+$/, '');
    const fresh = used.has(id) || id === '' ? freshId(word === '' ? 'step' : word, used) : id;
    used.add(fresh);
    ids.set(id, fresh);
  }
  const idOf = (id: string): string => ids.get(id) ?? id;
  return {
    nodes: copied.nodes.map((node) => ({ ...node, id: idOf(node.id) })),
    edges: copied.edges.map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) })),
    positions: Object.fromEntries(copied.nodes.map(({ id }) => [idOf(id), places[id] ?? { x: 0, y: 0 }])),
  };
}
