import type { Json } from '../base/json.ts';
import type { FieldPath, RuleTest } from '../program/program.ts';
import { memberOf, usualPath } from './path-reader.ts';
import type { Scope } from './scope.ts';
import { YES, type Judge } from './verdict.ts';

type Holds = (this: void, scope: Scope) => boolean;

/**
 * The rules that most conditions are made of, each as one function that calls no other for a value of the usual type:
 * four calls through closures cost more than what they do. Any other value is left to `judge`. Undefined for other rules.
 */
export function usualRule(rule: RuleTest, judge: Judge): Holds | undefined {
  const at = usualPath(rule.path);
  if (!at || rule.not || rule.ignoreCase) return undefined;
  const { root, name } = at;
  const { operator, value: operand } = rule;
  if (typeof operand === 'number') return numberRule(rule, judge, root, name);
  if (operator === 'in') return inRule(operand, judge, root, name);
  if (typeof operand !== 'string') return undefined;
  switch (operator) {
    case 'equals':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'string' ? value === operand : judge(value, 0) === YES;
      };
    case 'startsWith':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'string' && value.startsWith(operand);
      };
    case 'contains':
      return (scope) => {
        const value = memberOf(scope, root, name);
        if (!Array.isArray(value)) return typeof value === 'string' && value.includes(operand);
        for (const element of value as readonly Json[]) {
          if (element === operand) return true;
          if (typeof element !== 'string') return judge(value, 0) === YES;
        }
        return false;
      };
    default:
      return undefined;
  }
}

function inRule(operand: Json | undefined, judge: Judge, root: FieldPath['root'], name: string): Holds | undefined {
  if (!Array.isArray(operand) || operand.length > FEW) return undefined;
  const texts = operand as readonly Json[];
  if (texts.some((text) => typeof text !== 'string')) return undefined;
  return (scope) => {
    const value = memberOf(scope, root, name);
    if (typeof value !== 'string') return judge(value, 0) === YES;
    for (const text of texts) if (text === value) return true;
    return false;
  };
}

/** So few are compared one by one. */
const FEW = 8;

function numberRule(
  { operator, value: operand }: RuleTest,
  judge: Judge,
  root: FieldPath['root'],
  name: string,
): Holds | undefined {
  if (typeof operand !== 'number') return undefined;
  switch (operator) {
    case 'equals':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'number' ? value === operand : judge(value, 0) === YES;
      };
    case 'greaterThan':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'number' ? value > operand : judge(value, 0) === YES;
      };
    case 'atLeast':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'number' ? value >= operand : judge(value, 0) === YES;
      };
    case 'lessThan':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'number' ? value < operand : judge(value, 0) === YES;
      };
    case 'atMost':
      return (scope) => {
        const value = memberOf(scope, root, name);
        return typeof value === 'number' ? value <= operand : judge(value, 0) === YES;
      };
    default:
      return undefined;
  }
}
