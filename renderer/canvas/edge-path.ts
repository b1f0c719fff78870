export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Side = 'left' | 'right' | 'top' | 'bottom';
/** Where an edge meets a node's border; it leaves or arrives at a right angle. */
export interface EdgeEnd extends Point {
  readonly side: Side;
}
export interface EdgePath {
  readonly line: string;
  readonly arrow: string;
  /** Where the `+` and counts stand: half way. */
  readonly middle: Point;
  readonly length: number;
}

const CORNER = 10;
const ARROW = { length: 7, half: 4.5 } as const;
/** How far an edge goes straight before it may turn. */
const LEAD = 14;
/** Where an edge to another row turns, past its output: before the next rank. */
const TURN = 16;
/** How far an edge that goes back passes below what it goes around. */
const DETOUR = 140;

/** An orthogonal path with round corners of 10 and an arrow that ends on the border; straight when the ends align. */
export function edgePath(source: EdgeEnd, target: EdgeEnd): EdgePath {
  const corners = route(source, target);
  const last = corners.at(-1) ?? target;
  const before = corners.at(-2) ?? source;
  const down = before.x === last.x && before.y !== last.y;
  const base = down ? { x: last.x, y: last.y - ARROW.length } : { x: last.x - ARROW.length, y: last.y };
  return {
    line: rounded([...corners.slice(0, -1), base]),
    arrow: down
      ? `M${last.x - ARROW.half} ${base.y}L${last.x} ${last.y}L${last.x + ARROW.half} ${base.y}Z`
      : `M${base.x} ${last.y - ARROW.half}L${last.x} ${last.y}L${base.x} ${last.y + ARROW.half}Z`,
    middle: half(corners),
    length: lengthsOf(corners).reduce((sum, length) => sum + length, 0),
  };
}

function route(source: EdgeEnd, target: EdgeEnd): readonly Point[] {
  if (source.side === 'bottom') {
    if (Math.abs(source.x - target.x) < 1) return [source, { x: source.x, y: target.y }];
    const y = (source.y + target.y - ARROW.length) / 2;
    return [source, { x: source.x, y }, { x: target.x, y }, target];
  }
  const gap = target.x - ARROW.length - source.x;
  if (gap > 2 && Math.abs(source.y - target.y) < 1) return [source, { x: target.x, y: source.y }];
  if (gap >= LEAD) {
    // Turning close to the source keeps the long part in the target's row.
    const x = source.x + Math.min(TURN, gap / 2);
    return [source, { x, y: source.y }, { x, y: target.y }, target];
  }
  const out = source.x + LEAD;
  const into = target.x - ARROW.length - LEAD;
  const apart = Math.abs(source.y - target.y) >= DETOUR;
  const y = apart ? (source.y + target.y) / 2 : Math.max(source.y, target.y) + DETOUR;
  return [source, { x: out, y: source.y }, { x: out, y }, { x: into, y }, { x: into, y: target.y }, target];
}

function rounded(points: readonly Point[]): string {
  const parts: string[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) parts.push(`M${point.x} ${point.y}`);
    else if (after === undefined) parts.push(`L${point.x} ${point.y}`);
    else {
      // Two corners share the part between them; the first and the last part are theirs alone.
      const room = distance(before, point) / (index === 1 ? 1 : 2);
      const radius = Math.min(CORNER, room, distance(point, after) / (index === points.length - 2 ? 1 : 2));
      const start = towards(point, before, radius);
      const end = towards(point, after, radius);
      parts.push(`L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`);
    }
  }
  return parts.join('');
}

function half(points: readonly Point[]): Point {
  const lengths = lengthsOf(points);
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const from = points[index];
    const to = points[index + 1];
    if (from === undefined || to === undefined) break;
    if (left <= length) return towards(from, to, left);
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function lengthsOf(points: readonly Point[]): readonly number[] {
  return points.slice(1).map((point, index) => distance(points[index] ?? point, point));
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y); // the parts are level or upright
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return { x: from.x, y: from.y };
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}
