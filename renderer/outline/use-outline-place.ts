import { useMemo, type RefObject } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { arrangeSelected } from '../canvas/arrange-selected.ts';
import { useOfferActions } from '../canvas/canvas-actions.ts';
import { nodePositions } from '../canvas/node-positions.ts';
import { tidyTrigger } from '../canvas/tidy-trigger.ts';
import { sizes } from '../canvas/node-size.ts';
import { copySelected, cutSelected, duplicateSelected, type CanvasPlace } from '../clipboard/clipboard-actions.ts';
import { useClipboardEvents } from '../clipboard/use-clipboard-events.ts';
import { writeClipboard } from '../clipboard/write-clipboard.ts';
import { selectElements } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';

/** Clipboard and palette reach the outline as they reach the canvas; sizes are estimates, for nothing is drawn. */
export function useOutlinePlace(root: RefObject<HTMLElement | null>, trigger: Trigger): CanvasPlace {
  const stored = useWorkspaceMember('layout')[trigger.id];
  const place = useMemo(() => {
    const sizeOf = sizes(trigger, new Map());
    return { trigger, sizeOf, positions: nodePositions(trigger, stored ?? {}, sizeOf) };
  }, [trigger, stored]);
  useClipboardEvents(root, place, () => undefined);
  useOfferActions({
    tidy: () => void tidyTrigger(place),
    zoom: null,
    arrange: (how) => arrangeSelected(place, how),
    duplicate: () => duplicateSelected(place),
    selectAll: () => selectElements(trigger.nodes.map(({ id }) => id)),
    give: (how) => writeClipboard(how === 'cut' ? cutSelected(place) : copySelected(place)),
  });
  return place;
}
