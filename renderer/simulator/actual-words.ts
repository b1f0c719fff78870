import type { Json } from '../../shared/base/json.ts';
import type { RuleTrace } from '../../shared/engine/trace.ts';
import { plainNumber } from '../../shared/program/number-literal.ts';

/** What a rule met: the value as the occurrence holds it, and what there is to say of it. */
export interface ActualWords {
  readonly value: string;
  readonly remark: string;
}

export function actualWords(rule: RuleTrace): ActualWords {
  const { actual, note } = rule;
  if (actual === undefined) return { value: '', remark: 'missing' };
  const value = JSON.stringify(actual);
  if (note === undefined) return { value, remark: '' };
  switch (note) {
    case 'type-mismatch':
      return { value, remark: `${typeWord(actual)}, not ${wantedWord(rule)}` };
    case 'invalid-time':
      return { value, remark: 'not a valid time' };
    case 'missing':
    case 'not-a-list':
      return { value, remark: '' };
  }
}

function typeWord(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    default:
      return 'object';
  }
}

/** What the operator or its operand asked for (C4, C5). */
function wantedWord({ operator, expected }: RuleTrace): string {
  switch (operator) {
    case 'greaterThan':
    case 'atLeast':
    case 'lessThan':
    case 'atMost':
    case 'between':
      return 'a number';
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return 'a text';
    case 'contains':
      return 'a text or list';
    case 'before':
    case 'after':
    case 'withinLast':
      return 'a time';
    case 'equals':
    case 'in':
    case 'exists':
    case 'isEmpty':
    case 'items': {
      const one: Json | undefined = Array.isArray(expected) ? (expected as readonly Json[])[0] : expected;
      return one === undefined
        ? 'what was asked'
        : `a ${typeWord(one)}`.replace('a null', 'null').replace('a true', 'true');
    }
  }
}

/** How far a number is from holding: "29.5 over", "5 short"; empty when that says nothing. */
export function gapWords({ operator, not, expected, actual, result }: RuleTrace): string {
  if (result || actual === undefined || not) return '';
  const value = typeof actual === 'number' ? actual : typeof actual === 'string' ? plainNumber(actual) : undefined;
  if (value === undefined) return '';
  const [low, high] = boundsOf(operator, expected);
  if (high !== undefined && value > high) return `${distance(value, high)} over`;
  if (low !== undefined && value < low) return `${distance(low, value)} short`;
  return '';
}

function boundsOf(operator: RuleTrace['operator'], expected: Json | undefined): readonly (number | undefined)[] {
  if (operator === 'between' && Array.isArray(expected)) {
    return (expected as readonly Json[]).map((bound) => (typeof bound === 'number' ? bound : undefined));
  }
  if (typeof expected !== 'number') return [];
  if (operator === 'atLeast' || operator === 'greaterThan') return [expected, undefined];
  return operator === 'atMost' || operator === 'lessThan' ? [undefined, expected] : [];
}

/** Without the noise of binary fractions: 0.3 − 0.1 is 0.2. */
function distance(high: number, low: number): number {
  return Number((high - low).toPrecision(12));
}
