import { useDocument } from '../document/document-store.ts';
import type { CanvasPlace } from '../clipboard/clipboard-actions.ts';
import { announce } from '../ui/announce.tsx';
import { arranged, arrangementWords, leastNodes, type Arrangement } from './arrange.ts';
import { tryDispatch } from './try-dispatch.ts';

/** Aligns or distributes what is selected as one gesture, and says so. */
export function arrangeSelected({ trigger, positions, sizeOf }: CanvasPlace, how: Arrangement): void {
  const { nodes } = useDocument.getState().selection;
  const least = leastNodes(how);
  if (nodes.length < least) {
    announce(`Select at least ${least === 2 ? 'two' : 'three'} nodes.`, 'assertive');
    return;
  }
  const boxes = nodes.map((id) => ({ id, ...(positions[id] ?? { x: 0, y: 0 }), ...sizeOf(id) }));
  const places = arranged(boxes, how);
  if (Object.keys(places).length === 0) return announce('They are arranged like that already.');
  const label = arrangementWords(how, `${nodes.length} nodes`);
  if (tryDispatch({ kind: 'moveNodes', trigger: trigger.id, positions: places, label })) announce(`Done: ${label}.`);
}
