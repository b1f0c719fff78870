import { near, type NearValue } from './near-value.ts';

const STEP_DECIMALS = 2;
const MOST_DECIMALS = 12;

/**
 * Numbers at, just beside and between the bounds of rules. "Just beside" is 1 among whole numbers, else 0.01 or one of
 * the last decimal in use; fractions among whole numbers are odd. Only numbers that an occurrence may hold (O4).
 */
export function nearestNumbers(bounds: readonly number[], actual: number | undefined): readonly NearValue[] {
  const known = actual === undefined ? bounds : [...bounds, actual];
  const decimals = Math.min(MOST_DECIMALS, Math.max(STEP_DECIMALS, ...known.map(decimalsOf)));
  const beside = (bound: number): readonly number[] => {
    const step = Math.max(10 ** -decimals, Math.abs(bound) * 2 ** -51);
    return [bound - step, bound + step].map((value) => rounded(value, decimals));
  };
  const small = bounds.flatMap(beside);
  const whole = known.every(Number.isInteger);
  const usual = [...bounds, ...(whole ? bounds.flatMap((bound) => [bound - 1, bound + 1]) : small)];
  const rest = [...midpoints(bounds), ...(whole ? small : [])];
  return [...near(usual.filter(mayStand).map(positiveZero)), ...near(rest.filter(mayStand).map(positiveZero), 1)];
}

/** Halfway between neighbours, and the whole number below that. */
export function midpoints(bounds: readonly number[]): readonly number[] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((high, index) => {
    const middle = ((sorted[index] ?? high) + high) / 2;
    return [Math.floor(middle), middle];
  });
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** Without the noise of binary fractions. */
function rounded(value: number, decimals: number): number {
  return Math.abs(value) < 1e9 ? Number(value.toFixed(decimals)) : value;
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}

function mayStand(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
