import type { CopiedNodes } from '../../shared/flow/copied-nodes.ts';
import type { Position } from '../../shared/flow/workspace.ts';
import { estimatedSize, GRID, onGrid, type Size } from '../canvas/node-size.ts';
import { freePlace } from '../canvas/tidy.ts';

export interface Box extends Position, Size {}

/** Between what is there and what is pasted below it. */
const GAP = 40;

/** The least box around others; one of no size at 0, 0 around none. */
export function boundsOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function boxesOf({ nodes, positions }: CopiedNodes): readonly Box[] {
  return nodes.map((node) => ({ ...(positions[node.id] ?? { x: 0, y: 0 }), ...estimatedSize(node) }));
}

function moved(copied: CopiedNodes, from: Position, to: Position): Readonly<Record<string, Position>> {
  const places = Object.entries(copied.positions).map(([id, { x, y }]) => {
    return [id, { x: onGrid(x + to.x - from.x), y: onGrid(y + to.y - from.y) }] as const;
  });
  return Object.fromEntries(places);
}

/**
 * Places with the middle of the copied nodes at the pointer, on the grid. Where one would lie exactly on a resting node, as when the same is
 * pasted twice, all of them step aside.
 */
export function placesAt(
  copied: CopiedNodes,
  pointer: Position,
  resting: readonly Box[],
): Readonly<Record<string, Position>> {
  const bounds = boundsOf(boxesOf(copied));
  const taken = new Set(resting.map(({ x, y }) => `${x} ${y}`));
  let to = { x: pointer.x - bounds.width / 2, y: pointer.y - bounds.height / 2 };
  for (;;) {
    const places = moved(copied, bounds, to);
    if (!Object.values(places).some(({ x, y }) => taken.has(`${x} ${y}`))) return places;
    to = { x: to.x + GRID, y: to.y + GRID };
  }
}

/** Places below `above` with the same left border, and below whatever already rests there. */
export function placesBelow(
  copied: CopiedNodes,
  above: readonly Box[],
  resting: readonly Box[],
): Readonly<Record<string, Position>> {
  const bounds = boundsOf(boxesOf(copied));
  const over = boundsOf(above);
  const at = { x: onGrid(over.x), y: Math.ceil((over.y + over.height + GAP) / GRID) * GRID };
  return moved(copied, bounds, freePlace(at, bounds, resting));
}
