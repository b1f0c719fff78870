import { operatorWords } from '../../../shared/flow/wording.ts';
import { operandKind } from './operand.ts';

/** An operator as it fits between field and value: "at least" for "is at least". Those that take no value keep every word. */
export function shortOperator(operator: string, not = false): string {
  const words = operatorWords(operator, not);
  return operator === 'equals' || operandKind(operator) === 'none' ? words : words.replace(/^is /, '');
}
