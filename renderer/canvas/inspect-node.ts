import { flushSync } from 'react-dom';
import type { FlowNode } from '../../shared/flow/trigger.ts';
import { selectElements } from '../document/document-store.ts';
import { showInspector, useLayout } from '../frame/layout-store.ts';
import { useCanvasSession } from './canvas-session.ts';

/** Selects a node and puts the focus on the inspector's first field for it. */
export function inspectNode(node: FlowNode): void {
  flushSync(() => {
    selectElements([node.id]);
    showInspector(node.kind === 'action' ? 'action' : 'settings');
  });
  document.querySelector<HTMLElement>('[data-inspector-focus]')?.focus();
}

/** Lets a step be named where it stands: in its row of the outline, or in the inspector. An event and a note have no name of their own. */
export function nameNode(node: FlowNode): void {
  if (node.kind === 'event' || node.kind === 'note') return inspectNode(node);
  if (useLayout.getState().view === 'outline') return useCanvasSession.setState({ renaming: node.id });
  inspectNode(node);
  document.querySelector<HTMLElement>('[data-selected] [data-step-name]')?.focus();
}
