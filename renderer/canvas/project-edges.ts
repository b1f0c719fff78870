import type { Edge as FlowEdge } from '@xyflow/react';
import { edgeWords } from '../../shared/flow/flow-command-label.ts';
import { edgeKey, type Edge, type Trigger } from '../../shared/flow/trigger.ts';
import type { ShownTrace } from '../simulator/trace-steps.ts';
import { portKey, type FlowOverlay } from './flow-overlay.ts';
import { outputHandle, portsOf } from './handles.ts';
import type { NodeView, PathState } from './node-view.ts';

export interface CanvasEdgeData extends Record<string, unknown> {
  readonly edge: Edge;
  readonly state: PathState;
  readonly stale: boolean;
  /** When it lights up: with the step it leads to. */
  readonly step: number | undefined;
  readonly focused: boolean;
  /** How many took it, in short; empty when that is not counted. */
  readonly label: string;
  /** "Yes of From Austin to Notify team". */
  readonly words: string;
}
export type CanvasEdge = FlowEdge<CanvasEdgeData, 'path'>;

export interface EdgeContext {
  readonly trigger: Trigger;
  readonly views: readonly NodeView[];
  readonly down: ReadonlySet<string>;
  readonly shown: ShownTrace | undefined;
  readonly overlay?: FlowOverlay | undefined;
  readonly stale: boolean;
  readonly selected: ReadonlySet<string>;
  /** The key of the edge whose control has the keyboard's focus. */
  readonly focused: string | null;
}

/** Projects edges; one whose look is the same stays the same object. Edges to nodes that do not exist are left out. */
export function edgeProjection(): (context: EdgeContext) => CanvasEdge[] {
  let kept = new Map<string, CanvasEdge>();
  let last: CanvasEdge[] = [];
  return (context) => {
    const views = new Map(context.views.map((view) => [view.node.id, view]));
    const next = new Map<string, CanvasEdge>();
    for (const edge of context.trigger.edges) {
      if (!views.has(edge.from) || !views.has(edge.to)) continue;
      const projected = project(edge, context, views);
      const before = kept.get(projected.id);
      next.set(projected.id, before !== undefined && looksSame(before, projected) ? before : projected);
    }
    kept = next;
    const edges = [...next.values()];
    // The same edges are the same array: React Flow then has nothing to take in.
    if (edges.length !== last.length || edges.some((edge, index) => edge !== last[index])) last = edges;
    return last;
  };
}

/** Edges that name a step the trigger does not have: a file can hold them, the canvas cannot draw them. */
export function strayEdges(trigger: Trigger): readonly Edge[] {
  const ids = new Set(trigger.nodes.map((node) => node.id));
  return trigger.edges.filter((edge) => !ids.has(edge.from) || !ids.has(edge.to));
}

function project(edge: Edge, context: EdgeContext, views: ReadonlyMap<string, NodeView>): CanvasEdge {
  const id = edgeKey(edge);
  const isDown = context.down.has(id);
  const from = views.get(edge.from);
  const to = views.get(edge.to);
  const index = from === undefined ? -1 : portsOf(context.trigger, from.node).indexOf(edge.port);
  const over = context.overlay?.ports.get(portKey(edge.from, edge.port));
  const state = over ? (over.taken ? 'taken' : 'notTaken') : edgeState(id, context.shown);
  const words = edgeWords(context.trigger, edge);
  const stale = context.stale && state !== 'rest';
  const said = over ? `Connection, ${words}, ${over.words}` : connectionName(words, state);
  return {
    id,
    type: 'path',
    source: edge.from,
    target: edge.to,
    sourceHandle: outputHandle(index, isDown ? 'bottom' : 'right'),
    targetHandle: isDown ? 'top' : 'left',
    selected: context.selected.has(id),
    zIndex: context.focused === id ? 1 : 0,
    focusable: false,
    ariaLabel: stale ? `${said}, before the last change` : said,
    data: {
      edge,
      state,
      stale,
      step: state === 'taken' ? to?.step : undefined,
      focused: context.focused === id,
      label: over?.label ?? '',
      words,
    },
  };
}

function looksSame(before: CanvasEdge, after: CanvasEdge): boolean {
  const a = before.data;
  const b = after.data;
  return (
    before.sourceHandle === after.sourceHandle &&
    before.targetHandle === after.targetHandle &&
    before.selected === after.selected &&
    before.ariaLabel === after.ariaLabel &&
    a?.state === b?.state &&
    a?.stale === b?.stale &&
    a?.step === b?.step &&
    a?.label === b?.label &&
    a?.focused === b?.focused
  );
}

/** How the shown trace went by an edge. */
export function edgeState(key: string, shown: ShownTrace | undefined): PathState {
  if (shown === undefined) return 'rest';
  if (shown.taken.has(key)) return 'taken';
  return shown.whole ? 'notTaken' : 'rest';
}

export function connectionName(words: string, state: PathState): string {
  const said = state === 'rest' ? '' : state === 'taken' ? ', taken' : ', not taken';
  return `Connection, ${words}${said}`;
}
