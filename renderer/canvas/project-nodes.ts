import type { Node } from '@xyflow/react';
import { sameJson } from '../../shared/flow/same-json.ts';
import type { Position } from '../../shared/flow/workspace.ts';
import type { OutgoingSides } from './edge-sides.ts';
import { nodeName } from './node-name.ts';
import { estimatedSize, type Size } from './node-size.ts';
import type { NodeView } from './node-view.ts';

export interface CanvasNodeData extends Record<string, unknown> {
  readonly view: NodeView;
  readonly sides: OutgoingSides;
}
export type CanvasNode = Node<CanvasNodeData, 'step'>;

export interface NodePlacement {
  readonly positions: Readonly<Record<string, Position>>;
  readonly sides: ReadonlyMap<string, OutgoingSides>;
  readonly measured: ReadonlyMap<string, Size>;
  readonly selected: ReadonlySet<string>;
  readonly dragging: ReadonlySet<string>;
}

/**
 * Keeps a node's view as long as a new one says the same. Made once for each open canvas: its memory is what lets one
 * node's change render only that node.
 */
export function viewKeeper(): (views: readonly NodeView[]) => readonly NodeView[] {
  let kept = new Map<string, NodeView>();
  return (views) => {
    const next = views.map((view) => {
      const before = kept.get(view.node.id);
      return before !== undefined && sameJson(before, view) ? before : view;
    });
    kept = new Map(next.map((view) => [view.node.id, view]));
    return next;
  };
}

/** Projects views to React Flow nodes; a node whose inputs are the same stays the same object, with its `measured`. */
export function nodeProjection(): (views: readonly NodeView[], placement: NodePlacement) => CanvasNode[] {
  let kept = new Map<string, CanvasNode>();
  return (views, placement) => {
    const next = views.map((view) => {
      const before = kept.get(view.node.id);
      return before !== undefined && isSame(before, view, placement) ? before : project(view, placement);
    });
    kept = new Map(next.map((node) => [node.id, node]));
    return next;
  };
}

function isSame(node: CanvasNode, view: NodeView, { positions, sides, measured, selected, dragging }: NodePlacement) {
  const at = positions[node.id];
  const size = measured.get(node.id);
  return (
    node.data.view === view &&
    node.data.sides === (sides.get(node.id) ?? 'none') &&
    node.position.x === (at?.x ?? 0) &&
    node.position.y === (at?.y ?? 0) &&
    node.measured?.width === size?.width &&
    node.measured?.height === size?.height &&
    node.selected === selected.has(node.id) &&
    node.dragging === dragging.has(node.id)
  );
}

function project(view: NodeView, { positions, sides, measured, selected, dragging }: NodePlacement): CanvasNode {
  const { id } = view.node;
  const size = measured.get(id);
  const estimate = estimatedSize(view.node);
  const attributes: Readonly<Record<`data-${string}`, string>> = {
    'data-node-id': id,
    'data-kind': view.node.kind,
    ...(view.state === undefined ? {} : { 'data-state': view.stale ? 'stale' : view.state }),
    ...(view.stale && view.state !== undefined ? { 'data-was': view.state } : {}),
  };
  return {
    id,
    type: 'step',
    position: positions[id] ?? { x: 0, y: 0 },
    data: { view, sides: sides.get(id) ?? 'none' },
    selected: selected.has(id),
    dragging: dragging.has(id),
    initialWidth: estimate.width,
    initialHeight: estimate.height,
    ariaLabel: nodeName(view),
    domAttributes: {
      'aria-roledescription': 'step',
      'aria-current': selected.has(id),
      ...attributes,
    },
    ...(size === undefined ? {} : { measured: { width: size.width, height: size.height } }),
  };
}
