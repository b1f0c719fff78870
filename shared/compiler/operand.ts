import { isJsonObject, type Json } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { instantOf } from '../program/instant.ts';
import { compilePattern } from '../program/pattern.ts';
import type { Operator } from '../program/program.ts';
import type { ProblemCode } from './problem-table.ts';

export interface CheckedOperand {
  readonly value?: Json;
  /** Epoch milliseconds, of `before` and `after`. */
  readonly at?: number;
  /** Fine, but hardly meant: a warning's code and words. */
  readonly warning?: Finding;
}

export interface Finding {
  readonly code: ProblemCode;
  readonly words: readonly string[];
}

/** What an operator takes, in words that complete "needs …"; undefined: nothing (C4). */
export function operandNeeds(operator: Operator): string | undefined {
  switch (operator) {
    case 'exists':
    case 'isEmpty':
      return undefined;
    case 'equals':
    case 'contains':
      return 'a text, a number, true, false or null';
    case 'in':
      return 'a list of texts, numbers, true, false or null';
    case 'greaterThan':
    case 'atLeast':
    case 'lessThan':
    case 'atMost':
      return 'a number';
    case 'between':
      return 'two numbers, the lower one first';
    case 'startsWith':
    case 'endsWith':
      return 'a text';
    case 'matches':
      return 'a pattern';
    case 'before':
    case 'after':
      return 'a date, or a time with its offset';
    case 'withinLast':
      return 'an amount above 0 and a unit: minute, hour, day or week';
  }
}

/** Checks an operand against its operator (C4). Dates without time are midnight in `timeZone` (C8). */
export function checkOperand(
  operator: Operator,
  value: Json | undefined,
  o: { readonly ignoreCase: boolean; readonly timeZone: string },
): Result<CheckedOperand, Finding> {
  const needs = operandNeeds(operator);
  if (needs === undefined) return value === undefined ? ok({}) : refuse('condition.operandUnexpected', operator);
  if (value === undefined) return refuse('condition.operandMissing', needs);
  const wrongType = refuse('condition.operandType', operator, needs);
  switch (operator) {
    case 'exists':
    case 'isEmpty':
      return ok({});
    case 'equals':
      return isScalar(value) ? ok({ value, ...warnWhen(value === '', 'holds only for an empty text') }) : wrongType;
    case 'contains':
      return isScalar(value) ? ok({ value, ...warnWhen(value === '', 'holds for every text') }) : wrongType;
    case 'in':
      if (!Array.isArray(value) || !value.every(isScalar)) return wrongType;
      return ok({ value, ...warnWhen(value.length === 0, 'never holds') });
    case 'greaterThan':
    case 'atLeast':
    case 'lessThan':
    case 'atMost':
      return isFiniteNumber(value) ? ok({ value }) : wrongType;
    case 'between':
      return checkBetween(value) ?? wrongType;
    case 'startsWith':
    case 'endsWith':
      return typeof value === 'string' ? ok({ value, ...warnWhen(value === '', 'holds for every text') }) : wrongType;
    case 'matches':
      return typeof value === 'string' ? checkPattern(value, o.ignoreCase) : wrongType;
    case 'before':
    case 'after':
      return typeof value === 'string' ? checkTime(value, o.timeZone) : wrongType;
    case 'withinLast':
      return isDuration(value) ? ok({ value }) : wrongType;
  }
}

function checkBetween(value: Json): Result<CheckedOperand, Finding> | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [low, high] = value as readonly (Json | undefined)[];
  if (!isFiniteNumber(low) || !isFiniteNumber(high)) return undefined;
  return low <= high ? ok({ value }) : refuse('condition.betweenOrder');
}

function checkPattern(value: string, ignoreCase: boolean): Result<CheckedOperand, Finding> {
  const pattern = compilePattern(value, ignoreCase);
  if (!pattern.ok) return refuse('condition.pattern', pattern.error);
  return ok({ value, ...warnWhen(value === '', 'holds for every text') });
}

function checkTime(value: string, timeZone: string): Result<CheckedOperand, Finding> {
  const at = instantOf(value, timeZone);
  return at === undefined ? refuse('condition.time', value) : ok({ value, at });
}

const UNITS: readonly unknown[] = ['minute', 'hour', 'day', 'week'];

function isDuration(value: Json): boolean {
  if (!isJsonObject(value) || Object.keys(value).some((key) => key !== 'amount' && key !== 'unit')) return false;
  const { amount, unit } = value;
  return isFiniteNumber(amount) && amount > 0 && UNITS.includes(unit);
}

function isFiniteNumber(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function warnWhen(condition: boolean, result: string): { warning?: Finding } {
  return condition ? { warning: { code: 'condition.operandEmpty', words: [result] } } : {};
}

function refuse(code: ProblemCode, ...words: readonly string[]): { readonly ok: false; readonly error: Finding } {
  return err({ code, words });
}
