import { z } from 'zod';
import { refuseConnection } from './connection.ts';
import { Edge, FlowNode, type Trigger } from './trigger.ts';
import { Position } from './workspace.ts';

export const COPIED_FORMAT = 'hookflow-nodes';
export const COPIED_VERSION = 1;

export const CopiedNodes = z.strictObject({
  format: z.literal(COPIED_FORMAT),
  version: z.literal(COPIED_VERSION),
  nodes: z.array(FlowNode),
  edges: z.array(Edge),
  positions: z.record(z.string(), Position),
});

/** Nodes with the edges among them and their places, as the clipboard holds them: a part of a flow, of no trigger. */
export interface CopiedNodes {
  readonly format: typeof COPIED_FORMAT;
  readonly version: typeof COPIED_VERSION;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly Edge[];
  /** One for each of `nodes`. */
  readonly positions: Readonly<Record<string, Position>>;
}

/**
 * The named nodes of a trigger and what connects them to each other. The event stays (F2): every trigger has its own. Edges that
 * F3 refuses, which only a file can hold, stay too. Undefined when nothing is left to copy.
 */
export function copyNodes(
  trigger: Trigger,
  ids: readonly string[],
  positions: Readonly<Record<string, Position>>,
): CopiedNodes | undefined {
  const wanted = new Set(ids);
  const nodes: FlowNode[] = [];
  for (const node of trigger.nodes) {
    if (node.kind === 'event' || !wanted.delete(node.id)) continue;
    nodes.push(node);
  }
  if (nodes.length === 0) return undefined;
  const places = nodes.map(({ id }) => [id, positions[id] ?? { x: 0, y: 0 }] as const);
  return {
    format: COPIED_FORMAT,
    version: COPIED_VERSION,
    nodes,
    edges: connectable(nodes, trigger.edges),
    positions: Object.fromEntries(places),
  };
}

/** Those of the edges that can be drawn among the nodes, one after the other. */
export function connectable(nodes: readonly FlowNode[], edges: readonly Edge[]): readonly Edge[] {
  let flow: Trigger = { id: '', name: '', enabled: false, nodes, edges: [] };
  for (const edge of edges) {
    if (refuseConnection(flow, edge) === undefined) flow = { ...flow, edges: [...flow.edges, edge] };
  }
  return flow.edges;
}

export function formatCopiedNodes(copied: CopiedNodes): string {
  return `${JSON.stringify(copied, null, 2)}\n`;
}
