import type { NodeChange } from '@xyflow/react';
import type { Position } from '../../shared/flow/workspace.ts';
import type { Size } from './node-size.ts';
import type { CanvasNode } from './project-nodes.ts';

/** What the canvas knows of nodes besides the document: their measured size, and where a drag holds them now. */
export interface NodeSession {
  readonly measured: ReadonlyMap<string, Size>;
  readonly moving: ReadonlyMap<string, Position>;
}

export const emptySession: NodeSession = { measured: new Map(), moving: new Map() };

/** The session after React Flow's changes; the same object when none of them concerns it. */
export function sessionAfter(session: NodeSession, changes: readonly NodeChange<CanvasNode>[]): NodeSession {
  let { measured, moving } = session;
  for (const change of changes) {
    if (change.type === 'dimensions' && change.dimensions !== undefined) {
      const size = { width: change.dimensions.width, height: change.dimensions.height };
      const before = measured.get(change.id);
      if (before?.width === size.width && before.height === size.height) continue;
      measured = new Map(measured).set(change.id, size);
    } else if (change.type === 'position') {
      const next = new Map(moving);
      if (change.dragging === true && change.position !== undefined) next.set(change.id, change.position);
      else next.delete(change.id);
      moving = next;
    }
  }
  return measured === session.measured && moving === session.moving ? session : { measured, moving };
}

/**
 * Moves that are done: `position` changes that no drag holds any more. They come at the end of a drag, all its nodes
 * together, and from anything else that moves nodes at once.
 */
export function finishedMoves(changes: readonly NodeChange<CanvasNode>[]): Readonly<Record<string, Position>> {
  const moves: Record<string, Position> = {};
  for (const change of changes) {
    if (change.type !== 'position' || change.dragging === true || change.position === undefined) continue;
    moves[change.id] = { x: change.position.x, y: change.position.y };
  }
  return moves;
}

/** Ids selected after React Flow's changes, in their order; the same list when none is about the selection. */
export function selectedAfter(
  selected: readonly string[],
  changes: readonly { readonly type: string; readonly id?: string; readonly selected?: boolean }[],
): readonly string[] {
  let next = selected;
  for (const change of changes) {
    if (change.type !== 'select' || change.id === undefined) continue;
    const { id } = change;
    if (change.selected === true) next = next.includes(id) ? next : [...next, id];
    else if (next.includes(id)) next = next.filter((other) => other !== id);
  }
  return next;
}
