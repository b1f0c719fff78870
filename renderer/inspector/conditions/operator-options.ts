import { operatorWords } from '../../../shared/flow/wording.ts';
import { OPERATORS, type Operator } from '../../../shared/program/program.ts';
import type { ValueType } from '../fields/value-type.ts';

export interface OperatorOption {
  readonly operator: Operator;
  readonly not: boolean;
  readonly label: string;
}

const FITS: Readonly<Record<ValueType, readonly Operator[]>> = {
  text: ['equals', 'in', 'contains', 'startsWith', 'endsWith', 'matches', 'isEmpty', 'exists'],
  number: ['equals', 'atLeast', 'greaterThan', 'atMost', 'lessThan', 'between', 'in', 'isEmpty', 'exists'],
  boolean: ['equals', 'exists'],
  time: ['before', 'after', 'withinLast', 'equals', 'isEmpty', 'exists'],
  list: ['contains', 'isEmpty', 'exists'],
  object: ['isEmpty', 'exists'],
  nothing: ['isEmpty', 'exists', 'equals'],
};

/** The operators that make sense for fields of this type, the likeliest first; all of them when it is not known. */
export function fittingOperators(type: ValueType | undefined): readonly Operator[] {
  return type === undefined ? OPERATORS : FITS[type];
}

/** Every operator in words, each followed by its complement (C6): those that fit the type, then the others. */
export function operatorOptions(type: ValueType | undefined): {
  readonly fitting: readonly OperatorOption[];
  readonly others: readonly OperatorOption[];
} {
  const fitting = fittingOperators(type);
  const others = OPERATORS.filter((operator) => !fitting.includes(operator));
  return { fitting: fitting.flatMap(both), others: others.flatMap(both) };
}

function both(operator: Operator): readonly OperatorOption[] {
  return [false, true].map((not) => ({ operator, not, label: operatorWords(operator, not) }));
}
