import type { Position } from '../../shared/flow/workspace.ts';
import type { Point } from './edge-path.ts';
import type { Size } from './node-size.ts';

export interface Guide {
  readonly from: Point;
  readonly to: Point;
}

interface Box extends Position, Size {}

/** How far a guide goes on past the nodes it joins. */
const BEYOND = 20;

/** Lines along tops and left borders that dragged nodes share with resting ones. */
export function alignments(
  dragged: ReadonlySet<string>,
  positions: Readonly<Record<string, Position>>,
  sizeOf: (node: string) => Size,
): readonly Guide[] {
  if (dragged.size === 0) return [];
  const boxes = Object.entries(positions).map(([id, at]) => ({ id, ...at, ...sizeOf(id) }));
  const moving = boxes.filter(({ id }) => dragged.has(id));
  const resting = boxes.filter(({ id }) => !dragged.has(id));
  const rows = new Map<number, Box[]>();
  const columns = new Map<number, Box[]>();
  for (const box of moving) {
    for (const other of resting) {
      if (box.y === other.y) rows.set(box.y, [...(rows.get(box.y) ?? [box]), other]);
      if (box.x === other.x) columns.set(box.x, [...(columns.get(box.x) ?? [box]), other]);
    }
  }
  return [
    ...[...rows].map(([y, row]) => ({
      from: { x: Math.min(...row.map((box) => box.x)) - BEYOND, y },
      to: { x: Math.max(...row.map((box) => box.x + box.width)) + BEYOND, y },
    })),
    ...[...columns].map(([x, column]) => ({
      from: { x, y: Math.min(...column.map((box) => box.y)) - BEYOND },
      to: { x, y: Math.max(...column.map((box) => box.y + box.height)) + BEYOND },
    })),
  ];
}
