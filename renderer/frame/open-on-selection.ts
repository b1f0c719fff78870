import { useDocument, type DocumentState } from '../document/document-store.ts';
import { useLayout } from './layout-store.ts';

/** A press that moves further is a drag: what it drags is not to be covered. In pixels. */
const CLICK = 4;

function isOne({ selection }: DocumentState): boolean {
  return selection.nodes.length + selection.edges.length === 1;
}

function open(): void {
  useLayout.setState({ inspectorOver: true });
}

/** Opens the inspector when one step or connection is selected; with the pointer, once it is let go. Returns how to stop. */
export function openOnSelection(): () => void {
  let pressed: PointerEvent | null = null;
  const press = (event: PointerEvent) => {
    pressed = event;
  };
  const release = (event: PointerEvent) => {
    const start = pressed;
    pressed = null;
    if (start === null || start.button !== 0 || !(start.target instanceof Element)) return;
    if (start.target.closest('[data-node-id], .react-flow__edge') === null || start.target.closest('button')) return;
    const moved = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (moved < CLICK && isOne(useDocument.getState())) open();
  };
  // Of a palette step dragged in, the browser takes the pointer.
  const cancel = () => {
    pressed = null;
  };
  const stop = useDocument.subscribe((state, before) => {
    if (state.selection === before.selection || pressed !== null) return;
    const { nodes, edges } = before.selection;
    if (isOne(state) && (state.selection.nodes !== nodes || state.selection.edges !== edges)) open();
  });
  window.addEventListener('pointerdown', press, true);
  window.addEventListener('pointerup', release);
  window.addEventListener('pointercancel', cancel);
  return () => {
    stop();
    window.removeEventListener('pointerdown', press, true);
    window.removeEventListener('pointerup', release);
    window.removeEventListener('pointercancel', cancel);
  };
}
