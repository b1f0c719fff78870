import { OPERATORS, type Operator } from '../program/program.ts';

/**
 * What to write instead of an unknown operator name, as a sentence that starts with a space; empty when nothing comes to mind.
 * Names that mean a complement are refused in favour of `not: true` (C6).
 */
export function operatorHint(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[\s_-]/g, '');
  const positive = own(COMPLEMENTS, plain) ?? positiveOf(plain);
  if (positive !== undefined) return ` Write ${positive} with not: true.`;
  const meant = own(SYNONYMS, plain) ?? OPERATORS.find((operator) => operator.toLowerCase() === plain);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

const COMPLEMENTS: Readonly<Record<string, Operator>> = {
  '!=': 'equals',
  '!==': 'equals',
  '<>': 'equals',
  ne: 'equals',
  neq: 'equals',
  isnot: 'equals',
  not: 'equals',
  nin: 'in',
  missing: 'exists',
  ismissing: 'exists',
};

const SYNONYMS: Readonly<Record<string, Operator>> = {
  '=': 'equals',
  '==': 'equals',
  '===': 'equals',
  eq: 'equals',
  is: 'equals',
  equal: 'equals',
  '>': 'greaterThan',
  gt: 'greaterThan',
  '>=': 'atLeast',
  gte: 'atLeast',
  '<': 'lessThan',
  lt: 'lessThan',
  '<=': 'atMost',
  lte: 'atMost',
  empty: 'isEmpty',
  exist: 'exists',
  contain: 'contains',
  includes: 'contains',
  oneof: 'in',
  regex: 'matches',
  match: 'matches',
  startwith: 'startsWith',
  endwith: 'endsWith',
};

function positiveOf(plain: string): Operator | undefined {
  const rest = /^(?:is|does|do)?not(.+)$/.exec(plain)?.[1];
  if (rest === undefined) return undefined;
  return OPERATORS.find((operator) => operator.toLowerCase() === rest) ?? own(SYNONYMS, rest);
}

function own(names: Readonly<Record<string, Operator>>, name: string): Operator | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
