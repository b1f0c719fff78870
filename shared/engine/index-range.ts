import type { FieldPath, RuleTest } from '../program/program.ts';

/** A rule that says of a number no more than that it lies in the closed interval; open ends are the next double. */
export interface NumericRange {
  readonly field: string;
  readonly path: FieldPath;
  readonly low: number;
  readonly high: number;
}

export function rangeOf(rule: RuleTest): NumericRange | undefined {
  const ends = rule.not ? undefined : endsOf(rule);
  return ends && { field: rule.field, path: rule.path, low: ends[0], high: ends[1] };
}

function endsOf({ operator, value }: RuleTest): readonly [low: number, high: number] | undefined {
  if (operator === 'between') {
    const [low, high] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    return isFinite(low) && isFinite(high) ? [low, high] : undefined;
  }
  if (!isFinite(value)) return undefined;
  switch (operator) {
    case 'atLeast':
      return [value, Infinity];
    case 'greaterThan':
      return [nextUp(value), Infinity];
    case 'atMost':
      return [-Infinity, value];
    case 'lessThan':
      return [-Infinity, -nextUp(-value)];
    default:
      return undefined;
  }
}

/** An interval between two infinities means "no range", so that an end must be a number that JSON can write. */
function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

/** The smallest double above a finite one. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
