import type { Json } from '../../shared/base/json.ts';
import type { RuleTrace } from '../../shared/engine/trace.ts';

/** A value to give to a field; undefined takes the field away. */
export interface FieldEdit {
  readonly field: string;
  readonly value: Json | undefined;
}

/**
 * The value nearest to the rule's actual one with which it would say the opposite; undefined where none is known. It is a
 * proposal: whether it does is for the engine to say.
 */
export function flipRule(rule: RuleTrace): FieldEdit | undefined {
  if (rule.at !== undefined || rule.operator === 'items') return undefined; // of a list's elements
  const holds = rule.result !== (rule.not === true);
  const value = holds ? otherwise(rule) : wanted(rule);
  return value === undefined ? undefined : { field: rule.field, value: value.of };
}

interface Value {
  readonly of: Json | undefined;
}
const of = (value: Json | undefined): Value => ({ of: value });

/** What the operator itself would say yes to. */
function wanted({ operator, expected, actual }: RuleTrace): Value | undefined {
  switch (operator) {
    case 'equals':
    case 'atLeast':
    case 'atMost':
      return expected === undefined ? undefined : of(expected);
    case 'in':
      return Array.isArray(expected) && expected.length > 0 ? of(expected[0] as Json) : undefined;
    case 'greaterThan':
      return typeof expected === 'number' ? of(expected + 1) : undefined;
    case 'lessThan':
      return typeof expected === 'number' ? of(expected - 1) : undefined;
    case 'between':
      return nearestBound(expected, actual);
    case 'contains':
      if (Array.isArray(actual))
        return expected === undefined ? undefined : of([...(actual as readonly Json[]), expected]);
      return typeof expected === 'string' ? of(expected) : undefined;
    case 'startsWith':
    case 'endsWith':
      return typeof expected === 'string' ? of(expected) : undefined;
    case 'isEmpty':
      return of(undefined);
    case 'exists':
      return of('any text');
    case 'matches':
    case 'before':
    case 'after':
    case 'withinLast':
    case 'items':
      return undefined;
  }
}

/** What the operator itself would say no to. */
function otherwise({ operator, expected }: RuleTrace): Value | undefined {
  switch (operator) {
    case 'atLeast':
      return typeof expected === 'number' ? of(expected - 1) : undefined;
    case 'atMost':
      return typeof expected === 'number' ? of(expected + 1) : undefined;
    case 'greaterThan':
    case 'lessThan':
      return typeof expected === 'number' ? of(expected) : undefined;
    case 'isEmpty':
      return of('any text');
    case 'equals':
    case 'in':
    case 'between':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'exists':
    case 'matches':
    case 'before':
    case 'after':
    case 'withinLast':
      return of(undefined); // a missing field is none of these (C3)
    case 'items':
      return undefined;
  }
}

function nearestBound(expected: Json | undefined, actual: Json | undefined): Value | undefined {
  if (!Array.isArray(expected)) return undefined;
  const [low, high] = expected as readonly Json[];
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  return of(typeof actual === 'number' && actual > high ? high : low);
}
