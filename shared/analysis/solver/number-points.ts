import type { Json } from '../../base/json.ts';
import { numberOf } from '../../engine/scalar-equality.ts';
import type { RuleTest } from '../../program/program.ts';

/** Numbers that between them show everything that rules can say of a number. */
export interface NumberPoints {
  /** As an occurrence can hold them (O4). */
  readonly usual: readonly number[];
  /** Beyond what JSON may write: as a text they can still be there. */
  readonly odd: readonly number[];
}

/**
 * Each operand, and a number between each two that follow one another where there is one: rules answer alike for all
 * numbers between the same operands (C4, C5), so that what none of these answers, no number does.
 */
export function numberPoints(rules: readonly RuleTest[]): NumberPoints {
  const operands = [...new Set(rules.flatMap(({ value }) => numbersIn(value)))].sort((a, b) => a - b);
  const [first, last] = [operands[0], operands.at(-1)];
  const all = [
    ...operands.flatMap((operand, index) => [operand, between(operand, operands[index + 1])]),
    first === undefined ? 1 : below(first),
    last === undefined ? 0 : above(last),
  ].filter((value) => value !== undefined);
  const numbers = all.map((value) => (value === 0 ? 0 : value));
  return { usual: numbers.filter(mayStand), odd: numbers.filter((value) => !mayStand(value)) };
}

function numbersIn(operand: Json | undefined): readonly number[] {
  if (Array.isArray(operand)) return (operand as readonly Json[]).flatMap(numbersIn);
  const number = numberOf(operand);
  return number === undefined ? [] : [number];
}

/** As round as it can be; undefined where no number lies between, or nothing follows. */
function between(low: number, high: number | undefined): number | undefined {
  if (high === undefined) return undefined;
  const whole = Math.floor(low) + 1;
  if (whole > low && whole < high) return whole;
  const middle = low / 2 + high / 2;
  for (let decimals = 1; decimals <= 15; decimals += 1) {
    const rounded = Math.abs(middle) < 1e9 ? Number(middle.toFixed(decimals)) : middle;
    if (rounded > low && rounded < high) return rounded;
  }
  return middle > low && middle < high ? middle : undefined;
}

function below(value: number): number | undefined {
  const usual = Number.isInteger(value) ? value - 1 : Math.floor(value);
  const lower = usual < value ? usual : value - Math.abs(value) * 2 ** -52;
  return lower < value && Number.isFinite(lower) ? lower : undefined;
}

function above(value: number): number | undefined {
  const lower = below(-value);
  return lower === undefined ? undefined : -lower;
}

function mayStand(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value) || /e/.test(JSON.stringify(value));
}
