import { isJsonObject, type Json, type JsonScalar } from '../../../shared/base/json.ts';
import type { Rule } from '../../../shared/flow/condition.ts';
import { plainNumber } from '../../../shared/program/number-literal.ts';
import { isOperator } from '../../../shared/program/program.ts';
import type { ValueType } from '../fields/value-type.ts';

/** How the value of a rule is edited, told by its operator (C4). */
export type OperandKind =
  'none' | 'scalar' | 'list' | 'number' | 'range' | 'text' | 'pattern' | 'time' | 'duration' | 'unknown';

export function operandKind(operator: string): OperandKind {
  if (!isOperator(operator)) return 'unknown';
  switch (operator) {
    case 'exists':
    case 'isEmpty':
      return 'none';
    case 'equals':
    case 'contains':
      return 'scalar';
    case 'in':
      return 'list';
    case 'greaterThan':
    case 'atLeast':
    case 'lessThan':
    case 'atMost':
      return 'number';
    case 'between':
      return 'range';
    case 'startsWith':
    case 'endsWith':
      return 'text';
    case 'matches':
      return 'pattern';
    case 'before':
    case 'after':
      return 'time';
    case 'withinLast':
      return 'duration';
  }
}

/** Whether the operator compares texts, so that case can be ignored (C5). */
export function foldsCase(operator: string): boolean {
  return ['equals', 'in', 'contains', 'startsWith', 'endsWith', 'matches'].includes(operator);
}

/** The JSON types that a single value can have. */
export type ScalarType = 'text' | 'number' | 'boolean' | 'null';

export function scalarType(value: Json | undefined): ScalarType {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

/** A value as it stands in a text box. What no box can hold is shown as JSON. */
export function operandText(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** What was typed, as the wanted type where the text fits it, else as text. */
export function readScalar(text: string, wanted: ScalarType): JsonScalar {
  switch (wanted) {
    case 'text':
      return text;
    case 'number':
      return plainNumber(text) ?? text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'null':
      return text === '' || text === 'null' ? null : text;
  }
}

/** A number box: nothing is no value yet; what is no number stays as typed, for the compiler to refuse (F4). */
export function readNumber(text: string): Json | undefined {
  return text.trim() === '' ? undefined : readScalar(text, 'number');
}

/**
 * The type that typing into a value's box gives: the one it has; a text that could be a number was meant as text;
 * a blank one takes the type that samples show.
 */
export function wantedType(value: Json | undefined, known: ValueType | undefined): ScalarType {
  if (value !== undefined && typeof value !== 'string') return scalarType(value);
  if (value !== undefined && plainNumber(value) !== undefined) return 'text';
  return known === 'number' ? 'number' : 'text';
}

/** The value as another type, as well as it can be told. */
export function castScalar(value: Json | undefined, type: ScalarType): JsonScalar {
  const text = value === null ? '' : operandText(value);
  switch (type) {
    case 'text':
      return text;
    case 'number':
      return plainNumber(text) ?? 0;
    case 'boolean':
      return text.toLowerCase() !== 'false';
    case 'null':
      return null;
  }
}

const UNITS = ['minute', 'hour', 'day', 'week'] as const;
export type DurationUnit = (typeof UNITS)[number];
export const DURATION_UNITS: readonly DurationUnit[] = UNITS;

/** The operand that another operator takes, made from the one that is there where it can be. */
export function adaptOperand(
  value: Json | undefined,
  operator: string,
  known: ValueType | undefined,
): Json | undefined {
  const list: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : isUsable(value) ? [value] : [];
  const first = list.find((member) => !isJsonObject(member) && !Array.isArray(member));
  switch (operandKind(operator)) {
    case 'none':
      return undefined;
    case 'scalar':
      return first ?? (known === 'boolean' ? true : known === 'number' ? undefined : '');
    case 'list':
      return list.filter((member) => !isJsonObject(member) && !Array.isArray(member));
    case 'number':
      return numberIn(first);
    case 'range':
      return rangeOf(list.map(numberIn));
    case 'text':
    case 'pattern':
      return first === undefined ? '' : operandText(first);
    case 'time':
      return typeof first === 'string' && /^\d{4}-/.test(first) ? first : undefined;
    case 'duration':
      return isJsonObject(value) && 'amount' in value ? value : { amount: 7, unit: 'day' };
    case 'unknown':
      return value;
  }
}

function isUsable(value: Json | undefined): value is Json {
  return value !== undefined && value !== '' && !isJsonObject(value);
}

function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? plainNumber(value) : undefined;
}

function rangeOf(numbers: readonly (number | undefined)[]): Json | undefined {
  const [low, high] = numbers;
  return low === undefined ? undefined : [low, high ?? low];
}

/** The rule with other members; what is off or absent is left out of the file. */
export function changedRule(rule: Rule, change: Partial<Rule>): Rule {
  const { field, operator, not, value, ignoreCase } = { ...rule, ...change };
  return {
    field,
    operator,
    ...(not ? { not } : {}),
    ...(value === undefined ? {} : { value }),
    ...(ignoreCase && foldsCase(operator) ? { ignoreCase } : {}),
  };
}

/** Another operator, or its complement, keeping of the value what it can use. */
export function withOperator(rule: Rule, operator: string, not: boolean, known: ValueType | undefined): Rule {
  const value = operator === rule.operator ? rule.value : adaptOperand(rule.value, operator, known);
  return changedRule(rule, { operator, not, value });
}

/** A field chosen from the list: a rule that says nothing yet takes the operator that its type asks for. */
export function withField(rule: Rule, field: string, known: ValueType | undefined): Rule {
  const blank = rule.operator === '' || (rule.operator === 'equals' && (rule.value === undefined || rule.value === ''));
  const operator = blank && !rule.not ? FIRST_OPERATOR[known ?? 'text'] : rule.operator;
  const value = blank ? adaptOperand(undefined, operator, known) : rule.value;
  return changedRule(rule, { field, operator, value });
}

const FIRST_OPERATOR: Readonly<Record<ValueType, string>> = {
  text: 'equals',
  number: 'equals',
  boolean: 'equals',
  time: 'after',
  list: 'contains',
  object: 'exists',
  nothing: 'exists',
};
