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
  if (!ends) return undefined;
  return { field: JSON.stringify(rule.path), path: rule.path, low: ends[0], high: ends[1] };
}

function endsOf({ operator, value }: RuleTest): readonly [low: number, high: number] | undefined {
  if (operator === 'between') {
    const [low, high] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    return typeof low === 'number' && typeof high === 'number' ? [low, high] : undefined;
  }
  if (typeof value !== 'number') return undefined;
  if (operator === 'atLeast') return [value, Infinity];
  if (operator === 'greaterThan') return [nextUp(value), Infinity];
  if (operator === 'atMost') return [-Infinity, value];
  return operator === 'lessThan' ? [-Infinity, -nextUp(-value)] : undefined;
}

/** The smallest double above a finite one. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
