import { useReactFlow } from '@xyflow/react';
import { useRef, type PointerEvent, type RefObject } from 'react';
import { copySelected, cutSelected, duplicateSelected, type CanvasPlace } from '../clipboard/clipboard-actions.ts';
import { writeClipboard } from '../clipboard/write-clipboard.ts';
import { useClipboardEvents } from '../clipboard/use-clipboard-events.ts';
import { selectElements } from '../document/document-store.ts';
import { arrangeSelected } from './arrange-selected.ts';
import { useOfferActions } from './canvas-actions.ts';
import { FIT, ZOOM_STEP } from './zoom-bar.tsx';

/**
 * Clipboard and palette reach the canvas through this: where its nodes are, and where the pointer is over it. Returns the handlers that
 * follow the pointer.
 */
export function useCanvasPlace(root: RefObject<HTMLElement | null>, place: CanvasPlace, onTidy: () => void) {
  const flow = useReactFlow();
  const pointer = useRef<{ x: number; y: number } | undefined>(undefined);
  useClipboardEvents(root, place, () => pointer.current && flow.screenToFlowPosition(pointer.current));
  useOfferActions({
    tidy: onTidy,
    zoom: {
      fit: () => void flow.fitView(FIT),
      toFull: () => void flow.zoomTo(1),
      in: () => void flow.zoomTo(flow.getZoom() * ZOOM_STEP),
      out: () => void flow.zoomTo(flow.getZoom() / ZOOM_STEP),
    },
    arrange: (how) => arrangeSelected(place, how),
    duplicate: () => duplicateSelected(place),
    selectAll: () => selectElements(place.trigger.nodes.map(({ id }) => id)),
    give: (how) => writeClipboard(how === 'cut' ? cutSelected(place) : copySelected(place)),
  });
  return {
    onPointerMove: ({ clientX, clientY }: PointerEvent) => void (pointer.current = { x: clientX, y: clientY }),
    onPointerLeave: () => void (pointer.current = undefined),
  };
}
