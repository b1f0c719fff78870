import { eventNodeOf } from '../../shared/flow/trigger.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { currentWorkspace, useDocument } from '../document/document-store.ts';
import { useLayout, type FlowView } from '../frame/layout-store.ts';
import { announce } from '../ui/announce.tsx';
import { focusNode } from './canvas-session.ts';

export function showView(view: FlowView): void {
  useLayout.setState({ view });
  announce(view === 'outline' ? 'The flow as an outline.' : 'The flow on the canvas.');
}

/** Shows the flow the other way, on the canvas or as an outline; the focus goes to the same step there. */
export function toggleView(): void {
  const { selection } = useDocument.getState();
  const trigger = selection.trigger === null ? undefined : triggerOf(currentWorkspace(), selection.trigger);
  const focused = document.activeElement?.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId'];
  const node = focused ?? selection.nodes[0] ?? (trigger && eventNodeOf(trigger)?.id);
  showView(useLayout.getState().view === 'canvas' ? 'outline' : 'canvas');
  if (node !== undefined) focusNode(node);
}
