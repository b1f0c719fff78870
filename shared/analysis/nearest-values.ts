import type { Json } from '../base/json.ts';
import { equalTo, numberOf } from '../engine/scalar-equality.ts';
import { YES } from '../engine/verdict.ts';
import { plainNumber } from '../program/number-literal.ts';
import type { RuleTest } from '../program/program.ts';
import { wellFormedText } from '../program/well-formed.ts';
import { isListField, likelyValues } from './likely-values.ts';
import { near, type NearValue } from './near-value.ts';
import { nearestNumbers } from './nearest-numbers.ts';
import { nearestTexts } from './nearest-texts.ts';
import { nearestTimes } from './nearest-times.ts';

export interface FieldFacts {
  /** The last name of its path. */
  readonly name: string;
  readonly actual: Json | undefined;
  /** Every rule that reads it, and instants in epoch milliseconds that matter besides (the active time's). */
  readonly rules: readonly RuleTest[];
  readonly points: readonly number[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timeZone: string;
}

/**
 * Values of a field at the borders of what its rules say, on either side of each, so that for every combination of
 * answers that is likely to exist there is a value (C4–C6). What they do is for the engine to say.
 */
export function nearestValues(field: FieldFacts): readonly NearValue[] {
  const { name, actual, rules, points, now } = field;
  const texts = actual === undefined && isListField(name) ? [] : nearestTexts(rules, textBase(actual));
  const empties = rules.some(({ operator }) => operator === 'isEmpty') ? ['', [], {}] : [];
  const removal = rules.some(({ operator }) => operator === 'exists' || operator === 'isEmpty') ? [undefined] : [];
  return [
    ...numbersOf(rules, actual),
    ...nearestTimes(rules, points, actual, field),
    ...near(rules.flatMap((rule) => operandValues(rule, actual))),
    ...texts,
    ...near(rules.flatMap((rule) => listValues(rule, actual))),
    ...near([...empties, ...removal, ...likelyValues(name, actual, now)]),
    ...near(['x', '', null, [], {}, undefined], 2),
  ].filter(mayStand);
}

/** A cut in the middle of a character leaves what no occurrence may hold (O4). */
function mayStand({ value }: NearValue): boolean {
  return typeof value !== 'string' || wellFormedText(value) === value;
}

function textBase(actual: Json | undefined): string {
  return typeof actual === 'string' || typeof actual === 'number' ? String(actual) : '';
}

/** C5: where a text stands for a number, the nearest is such a text again. */
function numbersOf(rules: readonly RuleTest[], actual: Json | undefined): readonly NearValue[] {
  const bounds = rules.flatMap(({ operator, value }) => (COMPARED.has(operator) ? boundsOf(value) : []));
  const numbers = nearestNumbers(bounds, numberOf(actual));
  if (typeof actual !== 'string' || plainNumber(actual) === undefined) return numbers;
  const texts = numbers.flatMap(({ value, odd }) => near(typeof value === 'number' ? [String(value)] : [], odd));
  return [...texts, ...numbers];
}

const COMPARED: ReadonlySet<RuleTest['operator']> = new Set([
  'equals',
  'in',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'between',
] as const);

function boundsOf(operand: Json | undefined): readonly number[] {
  if (Array.isArray(operand)) return (operand as readonly Json[]).flatMap(boundsOf);
  const number = numberOf(operand);
  return number === undefined ? [] : [number];
}

/** Scalars that a rule names, of the actual value's type where the text is the same (C5), and the other truth value. */
function operandValues({ operator, value }: RuleTest, actual: Json | undefined): readonly Json[] {
  const operands = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
  if (operator !== 'equals' && operator !== 'in') return [];
  return operands.flatMap((operand): readonly Json[] => {
    const truth =
      typeof operand === 'boolean' ? operand : operand === 'true' ? true : operand === 'false' ? false : null;
    if (truth === null) return [operand];
    const both = [truth, !truth];
    return typeof actual === 'string' ? [...both.map(String), ...both] : [...both, operand];
  });
}

/** `contains` on a list: with the element, or without all that equal it. */
function listValues({ operator, value, ignoreCase }: RuleTest, actual: Json | undefined): readonly Json[] {
  if (operator !== 'contains' || value === undefined || typeof value === 'object') {
    return operator === 'contains' && value === null ? [[null]] : [];
  }
  if (!Array.isArray(actual)) return [[value]];
  const equal = equalTo(value, ignoreCase);
  const list = actual as readonly Json[];
  return [[...list, value], list.filter((element) => equal(element, 0) !== YES)];
}
