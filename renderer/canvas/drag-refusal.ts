import { create } from 'zustand';
import type { Edge, Trigger } from '../../shared/flow/trigger.ts';
import { edgeOf, refusal } from './handles.ts';

/** The edge one of whose ends is being dragged: its new place is judged without it. */
export const useReconnecting = create<{ readonly edge: Edge | null }>(() => ({ edge: null }));

/** What of a connection in progress decides whether it may end where it hangs. */
export interface Drag {
  readonly fromNode: { readonly id: string } | null;
  readonly fromHandle: { readonly id?: string | null; readonly type: string } | null;
  readonly toNode: { readonly id: string } | null;
  readonly toHandle: { readonly id?: string | null; readonly type: string } | null;
}

/** The edge that a drag would make; undefined over the empty canvas. */
export function draggedEdge(trigger: Trigger, { fromNode, fromHandle, toNode, toHandle }: Drag): Edge | undefined {
  if (!fromNode || !fromHandle || !toNode) return undefined;
  if (fromHandle.type === 'source') {
    return edgeOf(trigger, { source: fromNode.id, sourceHandle: fromHandle.id, target: toNode.id });
  }
  if (toHandle?.type !== 'source') return undefined;
  return edgeOf(trigger, { source: toNode.id, sourceHandle: toHandle.id, target: fromNode.id });
}

/** Why the drag may not end where it hangs, in words. */
export function dragRefusal(trigger: Trigger | undefined, drag: Drag, instead: Edge | null): string | undefined {
  const edge = trigger === undefined ? undefined : draggedEdge(trigger, drag);
  if (trigger === undefined || edge === undefined) return undefined;
  // Back over the output that it starts from: nothing is meant yet.
  if (drag.toHandle?.type === drag.fromHandle?.type && drag.toNode?.id === drag.fromNode?.id) return undefined;
  return refusal(trigger, edge, instead ?? undefined);
}
