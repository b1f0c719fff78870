import type { Position } from '../../shared/flow/workspace.ts';
import type { Size } from './node-size.ts';

export interface Viewport extends Position {
  readonly zoom: number;
}

/** Below this words cannot be read: a larger flow opens at its start instead. */
const LEAST_ZOOM = 0.75;
const AROUND = { top: 40, right: 56, bottom: 120, left: 32 } as const;

/**
 * The view that a trigger opens with: all of it, never enlarged, in the middle when there is room and else from its
 * top left. `canvas` is the free area in pixels.
 */
export function openingViewport(boxes: readonly (Position & Size)[], canvas: Size): Viewport {
  if (boxes.length === 0) return { x: AROUND.left, y: AROUND.top, zoom: 1 };
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  const room = {
    width: Math.max(1, canvas.width - AROUND.left - AROUND.right),
    height: Math.max(1, canvas.height - AROUND.top - AROUND.bottom),
  };
  const zoom = Math.min(1, Math.max(LEAST_ZOOM, Math.min(room.width / width, room.height / height)));
  const spare = { x: room.width - width * zoom, y: room.height - height * zoom };
  return {
    x: Math.round(AROUND.left + Math.max(0, spare.x / 2) - left * zoom),
    y: Math.round(AROUND.top + Math.max(0, spare.y / 2) - top * zoom),
    zoom,
  };
}

const MARGIN = 24;

/** The viewport moved by as little as brings a box into view; the same object when it is there already. */
export function revealing(viewport: Viewport, box: Position & Size, canvas: Size): Viewport {
  const { zoom } = viewport;
  const dx = shift(box.x * zoom + viewport.x, box.width * zoom, canvas.width);
  const dy = shift(box.y * zoom + viewport.y, box.height * zoom, canvas.height);
  return dx === 0 && dy === 0 ? viewport : { x: viewport.x + dx, y: viewport.y + dy, zoom };
}

function shift(start: number, length: number, room: number): number {
  if (start < 0) return MARGIN - start;
  const over = start + length - room;
  // What is larger than the room shows its start.
  return over <= 0 ? 0 : Math.max(-over - MARGIN, MARGIN - start);
}
