import { outputsOf, outputWords } from '../../shared/flow/connection.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';

interface RowPlace {
  /** Unique in the outline of a trigger. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** The key of the row that it lies in. */
  readonly parent: string | null;
  readonly expandable: boolean;
}

/** A step, at the first place where the flow comes to it. `then` says that it follows the step above it. */
export interface StepRow extends RowPlace {
  readonly kind: 'step';
  readonly node: FlowNode;
  /** The connection that leads here; undefined for the event and for what nothing leads to. */
  readonly via: Edge | undefined;
  readonly then: boolean;
}
/** One way on from a step that has several: "Yes", "No", "Then also". Without an edge the output is free. */
export interface BranchRow extends RowPlace {
  readonly kind: 'branch';
  readonly node: FlowNode;
  readonly port: string;
  readonly edge: Edge | undefined;
  readonly words: string;
}
/** A connection to a step that stands elsewhere in the outline: where paths join. */
export interface LinkRow extends RowPlace {
  readonly kind: 'link';
  readonly edge: Edge;
  readonly to: FlowNode;
}
export interface HeadingRow extends RowPlace {
  readonly kind: 'heading';
  readonly words: string;
}
export type OutlineRow = StepRow | BranchRow | LinkRow | HeadingRow;

export function stepKey(node: string): string {
  return `step ${node}`;
}

/**
 * A trigger's flow as the rows of a tree, in reading order. Steps that follow one another are siblings; outputs of which a step has
 * several are rows with what follows below them. Every node has one row, every further connection to it a link.
 */
export function outlineRows(trigger: Trigger): readonly OutlineRow[] {
  const nodes = new Map<string, FlowNode>();
  for (const node of trigger.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const edgesOf = new Map<string, Edge[]>();
  const reached = new Set<string>();
  for (const edge of new Map(trigger.edges.map((edge) => [edgeKey(edge), edge])).values()) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    edgesOf.set(edge.from, [...(edgesOf.get(edge.from) ?? []), edge]);
    reached.add(edge.to);
  }
  const rows: OutlineRow[] = [];
  const placed = new Set<string>();

  /** What one output leads to, or the link to it. */
  const follow = (edge: Edge, level: number, parent: string | null): void => {
    const to = nodes.get(edge.to);
    if (to === undefined) return;
    if (!placed.has(to.id)) return sequence(to, edge, level, parent);
    rows.push({ kind: 'link', key: `link ${edgeKey(edge)}`, level, parent, expandable: false, edge, to });
  };
  const sequence = (first: FlowNode, via: Edge | undefined, level: number, parent: string | null): void => {
    let next: { readonly node: FlowNode; readonly via: Edge | undefined; readonly then: boolean } | undefined;
    next = { node: first, via, then: false };
    while (next !== undefined) {
      const step: typeof next = next;
      const { id } = step.node;
      const edges: readonly Edge[] = edgesOf.get(id) ?? [];
      const own = outputsOf(step.node);
      const ports = [...new Set([...own, ...edges.map(({ port }) => port)])];
      const branches = ports.length > 1 || edges.length > 1;
      const key = stepKey(id);
      placed.add(id);
      rows.push({ kind: 'step', key, level, parent, expandable: branches, ...step });
      if (branches) for (const port of ports) branch(step.node, port, edges, level + 1, key);
      const [only] = branches ? [] : edges;
      const to = only === undefined ? undefined : nodes.get(only.to);
      if (only !== undefined && to !== undefined && placed.has(to.id)) follow(only, level, parent);
      next = to === undefined || placed.has(to.id) ? undefined : { node: to, via: only, then: true };
    }
  };
  const branch = (node: FlowNode, port: string, all: readonly Edge[], level: number, parent: string): void => {
    const edges = all.filter((edge) => edge.port === port);
    for (const [index, edge] of (edges.length === 0 ? [undefined] : edges).entries()) {
      const key = `branch ${JSON.stringify([node.id, port, index])}`;
      const name = node.kind === 'event' ? 'Then' : outputWords(port);
      const words = index === 0 ? name : `${name}, also`;
      const expandable = edge !== undefined;
      rows.push({ kind: 'branch', key, level, parent, expandable, node, port, edge, words });
      if (edge !== undefined) follow(edge, level + 1, key);
    }
  };
  const section = (words: string, of: readonly FlowNode[]): void => {
    if (of.length === 0) return;
    const key = `heading ${words}`;
    rows.push({ kind: 'heading', key, level: 1, parent: null, expandable: true, words });
    for (const node of of) if (!placed.has(node.id)) sequence(node, undefined, 2, key);
  };

  const all = [...nodes.values()];
  for (const node of all) if (node.kind === 'event' && !placed.has(node.id)) sequence(node, undefined, 1, null);
  const loose = all.filter((node) => node.kind !== 'note' && !placed.has(node.id));
  // Those that nothing leads to come first: what they lead to then lies after them.
  section('Not connected', [
    ...loose.filter(({ id }) => !reached.has(id)),
    ...loose.filter(({ id }) => reached.has(id)),
  ]);
  section(
    'Notes',
    all.filter((node) => node.kind === 'note' && !placed.has(node.id)),
  );
  return rows;
}

export interface PlacedRow {
  readonly row: OutlineRow;
  /** Its number among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

/** The rows that no closed row hides, with their places among their siblings. */
export function visibleRows(rows: readonly OutlineRow[], closed: ReadonlySet<string>): readonly PlacedRow[] {
  const siblings = new Map<string | null, number>();
  const hidden = new Set<string>();
  const seen: { row: OutlineRow; position: number }[] = [];
  for (const row of rows) {
    const position = (siblings.get(row.parent) ?? 0) + 1;
    siblings.set(row.parent, position);
    if (row.parent !== null && (hidden.has(row.parent) || closed.has(row.parent))) hidden.add(row.key);
    else seen.push({ row, position });
  }
  return seen.map((one) => ({ ...one, siblings: siblings.get(one.row.parent) ?? 1 }));
}
