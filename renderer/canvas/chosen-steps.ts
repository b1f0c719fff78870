import { edgeKey, type Edge, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import { announce } from '../ui/announce.tsx';
import { showToast } from '../ui/toasts.tsx';
import { focusNode } from './canvas-session.ts';
import { flowOrder } from './flow-order.ts';
import { tryDispatch } from './try-dispatch.ts';

/** The focused node, and with it all that are selected when it is one of them. */
export function chosenNodes(node: FlowNode | undefined): readonly string[] {
  const { nodes } = useDocument.getState().selection;
  return node === undefined || nodes.includes(node.id) ? nodes : [node.id];
}

/**
 * Removes what is chosen: the connection, else the steps. The event stays, and says why (F2). The focus goes to the step that led there, or
 * to the one before in flow order.
 */
export function removeChosen(
  subject: { readonly node: FlowNode | undefined; readonly edge: Edge | undefined },
  trigger: Trigger,
): boolean {
  const { selection } = useDocument.getState();
  const nodes = subject.edge ? [] : chosenNodes(subject.node);
  const keys = subject.edge ? [edgeKey(subject.edge)] : nodes === selection.nodes ? selection.edges : [];
  const edges = trigger.edges.filter((edge) => keys.includes(edgeKey(edge)));
  const events = trigger.nodes.filter((node) => node.kind === 'event');
  const stays = events.length === 1 && nodes.includes(events[0]?.id ?? '');
  const gone = stays ? nodes.filter((id) => id !== events[0]?.id) : nodes;
  if (stays) showToast({ tone: 'idle', text: 'The event stays: every trigger starts with one.' });
  if (gone.length + edges.length === 0) return stays;
  const back = edges[0]?.from ?? stepBefore(trigger, gone);
  if (!tryDispatch({ kind: 'removeElements', trigger: trigger.id, nodes: gone, edges })) return true;
  selectElements([]);
  announce(gone.length > 0 ? `${gone.length === 1 ? 'Step' : `${gone.length} steps`} removed.` : 'Connection removed.');
  if (back !== undefined) focusNode(back);
  return true;
}

/** The step that stays and is nearest before those that go: the one that leads to them, else by flow order. */
export function stepBefore(trigger: Trigger, gone: readonly string[]): string | undefined {
  const leading = trigger.edges.find((edge) => gone.includes(edge.to) && !gone.includes(edge.from));
  if (leading !== undefined) return leading.from;
  const order = flowOrder(trigger).map(({ id }) => id);
  const first = order.findIndex((id) => gone.includes(id));
  return order.slice(0, Math.max(first, 0)).at(-1) ?? order.find((id) => !gone.includes(id));
}
