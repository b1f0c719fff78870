import type { Position } from '../../shared/flow/workspace.ts';
import { onGrid, type Size } from './node-size.ts';

export const ARRANGEMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom', 'across', 'down'] as const;
/** A border or middle line that nodes are aligned at, or the direction in which they are spread with equal gaps. */
export type Arrangement = (typeof ARRANGEMENTS)[number];

interface Box extends Position, Size {
  readonly id: string;
}
type Places = Readonly<Record<string, Position>>;

/** Nodes that an arrangement needs: two to align; three to distribute, because the outer two stay. */
export function leastNodes(how: Arrangement): number {
  return how === 'across' || how === 'down' ? 3 : 2;
}

/** "Align left", or of some nodes "Align 3 nodes left": button, command and undo entry. */
export function arrangementWords(how: Arrangement, what?: string): string {
  const nodes = what === undefined ? '' : `${what} `;
  switch (how) {
    case 'across':
      return `Distribute ${nodes}horizontally`;
    case 'down':
      return `Distribute ${nodes}vertically`;
    case 'centre':
    case 'middle':
      return `Align ${nodes}at the ${how}`;
    case 'left':
    case 'right':
    case 'top':
    case 'bottom':
      return `Align ${nodes}${how}`;
  }
}

/** Where the nodes go, on the grid; those that stay are left out. */
export function arranged(boxes: readonly Box[], how: Arrangement): Places {
  if (boxes.length < leastNodes(how)) return {};
  const places = how === 'across' || how === 'down' ? distributed(boxes, how) : aligned(boxes, how);
  const now = new Map(boxes.map((box) => [box.id, box]));
  return Object.fromEntries(
    Object.entries(places).filter(([id, { x, y }]) => now.get(id)?.x !== x || now.get(id)?.y !== y),
  );
}

function aligned(boxes: readonly Box[], how: Exclude<Arrangement, 'across' | 'down'>): Places {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const placeOf = ({ x, y, width, height }: Box): Position => {
    switch (how) {
      case 'left':
        return { x: onGrid(left), y };
      case 'centre':
        return { x: onGrid((left + right - width) / 2), y };
      case 'right':
        return { x: onGrid(right - width), y };
      case 'top':
        return { x, y: onGrid(top) };
      case 'middle':
        return { x, y: onGrid((top + bottom - height) / 2) };
      case 'bottom':
        return { x, y: onGrid(bottom - height) };
    }
  };
  return Object.fromEntries(boxes.map((box) => [box.id, placeOf(box)]));
}

/** Equal gaps between neighbours; the first and the last stay. */
function distributed(boxes: readonly Box[], how: 'across' | 'down'): Places {
  const start = (box: Box): number => (how === 'across' ? box.x : box.y);
  const length = (box: Box): number => (how === 'across' ? box.width : box.height);
  const row = [...boxes].sort((a, b) => start(a) - start(b));
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return {};
  const between = row.slice(0, -1).reduce((sum, box) => sum + length(box), 0);
  const gap = (start(last) - start(first) - between) / (row.length - 1);
  let at = start(first);
  const places = row.map((box) => {
    const isEnd = box === first || box === last;
    const place = isEnd ? start(box) : onGrid(at);
    at += length(box) + gap;
    return [box.id, how === 'across' ? { x: place, y: box.y } : { x: box.x, y: place }] as const;
  });
  return Object.fromEntries(places);
}
