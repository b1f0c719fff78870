import { isJsonObject, type Json, type JsonScalar } from '../base/json.ts';
import { instantOf } from '../program/instant.ts';
import { compilePattern } from '../program/pattern.ts';
import type { RuleTest } from '../program/program.ts';
import { equalTo, folded, numberOf, scalarText } from './scalar-equality.ts';
import { INVALID_TIME, NO, TYPE_MISMATCH, YES, verdict, type Judge } from './verdict.ts';

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** An operand that its operator cannot take; the compiler refuses such rules, so that nothing ever meets it. */
const never: Judge = (value) => (value === undefined ? NO : TYPE_MISMATCH);

/** What the rule says of a value, before `not` (C4, C5, C8). Everything that can be prepared from the operand is. */
export function judgeOf(rule: RuleTest, timeZone: string): Judge {
  const { operator, value: operand, ignoreCase } = rule;
  switch (operator) {
    case 'exists':
      return (value) => verdict(value !== undefined && value !== null);
    case 'isEmpty':
      return (value) => verdict(isEmpty(value));
    case 'equals':
      return isScalar(operand) ? equalTo(operand, ignoreCase) : never;
    case 'in':
      return isList(operand) && operand.every(isScalar) ? oneOf(operand, ignoreCase) : never;
    case 'greaterThan':
      return typeof operand === 'number' ? numeric((value) => value > operand) : never;
    case 'atLeast':
      return typeof operand === 'number' ? numeric((value) => value >= operand) : never;
    case 'lessThan':
      return typeof operand === 'number' ? numeric((value) => value < operand) : never;
    case 'atMost':
      return typeof operand === 'number' ? numeric((value) => value <= operand) : never;
    case 'between':
      return between(operand);
    case 'contains':
      return isScalar(operand) ? contains(operand, ignoreCase) : never;
    case 'startsWith':
      return text(operand, ignoreCase, (value, start) => value.startsWith(start));
    case 'endsWith':
      return text(operand, ignoreCase, (value, end) => value.endsWith(end));
    case 'matches':
      return matches(operand, ignoreCase);
    case 'before':
      return time(rule, timeZone, (value, at) => value < at);
    case 'after':
      return time(rule, timeZone, (value, at) => value > at);
    case 'withinLast':
      return withinLast(operand, timeZone);
  }
}

function isScalar(value: Json | undefined): value is JsonScalar {
  return value === null || (value !== undefined && typeof value !== 'object');
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (isList(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function oneOf(operands: readonly JsonScalar[], ignoreCase: boolean): Judge {
  const judges = operands.map((operand) => equalTo(operand, ignoreCase));
  const texts =
    ignoreCase || operands.some((operand) => typeof operand !== 'string') ? undefined : new Set<Json>(operands);
  return (value, now) => {
    if (texts && typeof value === 'string') return verdict(texts.has(value));
    let mismatches = 0;
    for (const judge of judges) {
      const of = judge(value, now);
      if (of === YES) return YES;
      if (of === TYPE_MISMATCH) mismatches += 1;
    }
    return mismatches > 0 && mismatches === judges.length ? TYPE_MISMATCH : NO;
  };
}

function numeric(holds: (value: number) => boolean): Judge {
  return (value) => {
    const number = numberOf(value);
    if (number === undefined) return value === undefined ? NO : TYPE_MISMATCH;
    return verdict(holds(number));
  };
}

function between(operand: Json | undefined): Judge {
  if (!isList(operand)) return never;
  const [low, high] = operand;
  return typeof low === 'number' && typeof high === 'number'
    ? numeric((value) => value >= low && value <= high)
    : never;
}

function contains(operand: JsonScalar, ignoreCase: boolean): Judge {
  const equal = equalTo(operand, ignoreCase);
  const part = operand === null ? undefined : scalarText(operand);
  const wanted = part !== undefined && ignoreCase ? folded(part) : part;
  return (value, now) => {
    if (typeof value === 'string') {
      if (wanted === undefined) return TYPE_MISMATCH;
      return verdict((ignoreCase ? folded(value) : value).includes(wanted));
    }
    if (!isList(value)) return value === undefined ? NO : TYPE_MISMATCH;
    return verdict(value.some((element) => equal(element, now) === YES));
  };
}

function text(operand: Json | undefined, ignoreCase: boolean, holds: (value: string, part: string) => boolean): Judge {
  if (typeof operand !== 'string') return never;
  const part = ignoreCase ? folded(operand) : operand;
  return (value) => {
    if (typeof value !== 'string') return value === undefined ? NO : TYPE_MISMATCH;
    return verdict(holds(ignoreCase ? folded(value) : value, part));
  };
}

function matches(operand: Json | undefined, ignoreCase: boolean): Judge {
  const pattern = typeof operand === 'string' ? compilePattern(operand, ignoreCase) : undefined;
  if (!pattern?.ok) return never;
  const compiled = pattern.value;
  return (value) => {
    if (typeof value !== 'string') return value === undefined ? NO : TYPE_MISMATCH;
    return verdict(compiled.test(value));
  };
}

function instant(timeZone: string, holds: (at: number, now: number) => boolean): Judge {
  return (value, now) => {
    if (typeof value !== 'string') return value === undefined ? NO : TYPE_MISMATCH;
    const at = instantOf(value, timeZone);
    return at === undefined ? INVALID_TIME : verdict(holds(at, now));
  };
}

function time(rule: RuleTest, timeZone: string, holds: (value: number, at: number) => boolean): Judge {
  const at = rule.at ?? (typeof rule.value === 'string' ? instantOf(rule.value, timeZone) : undefined);
  return at === undefined ? never : instant(timeZone, (value) => holds(value, at));
}

function withinLast(operand: Json | undefined, timeZone: string): Judge {
  if (!isJsonObject(operand)) return never;
  const { amount, unit } = operand;
  const size = typeof unit === 'string' && Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (typeof amount !== 'number' || size === undefined) return never;
  return instant(timeZone, (at, now) => at > now - amount * size && at <= now);
}
