import type { TextRange } from './problem.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Offsets at which lines start. A line ends with LF, CR LF or CR alone, as editors count. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) starts.push(i + 1);
  }
  return starts;
}

/** 1-based line of an offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The 1-based range of `length` UTF-16 units at `offset`, its end exclusive (H5). */
export function rangeAt(starts: readonly number[], offset: number, length: number): TextRange {
  const line = lineAt(starts, offset);
  const end = offset + length;
  const endLine = lineAt(starts, end);
  return {
    line,
    column: offset - (starts[line - 1] ?? 0) + 1,
    endLine,
    endColumn: end - (starts[endLine - 1] ?? 0) + 1,
  };
}

/** The offset of a 1-based line and column; the inverse of `rangeAt`. */
export function offsetAt(starts: readonly number[], line: number, column: number): number {
  return (starts[line - 1] ?? 0) + column - 1;
}
