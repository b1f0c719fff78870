import type { Json } from '../../../shared/base/json.ts';
import type { Rule } from '../../../shared/flow/condition.ts';
import { operatorWords } from '../../../shared/flow/wording.ts';
import { plainNumber } from '../../../shared/program/number-literal.ts';
import type { FieldEntry } from '../fields/field-catalog.ts';
import type { ValueType } from '../fields/value-type.ts';
import { operandKind } from './operand.ts';

const PLURAL: Readonly<Record<ValueType, string>> = {
  text: 'texts',
  number: 'numbers',
  boolean: 'true or false',
  time: 'times',
  list: 'lists',
  object: 'objects',
  nothing: 'nothing',
};

/**
 * Why a rule can hardly mean what it says, going by the types that samples show; undefined when nothing speaks against it.
 * The compiler knows no samples, so these stop nothing.
 */
export function typeWarning(rule: Rule, entry: FieldEntry | undefined): string | undefined {
  const types = entry?.types.filter((type) => type !== 'nothing') ?? [];
  if (entry === undefined || types.length === 0) return undefined;
  const holds = `In samples this field holds ${types.map((type) => PLURAL[type]).join(' or ')}`;
  const takes = takenBy(rule.operator, entry.example);
  if (takes !== undefined && !types.some((type) => takes.includes(type))) {
    const [first = 'text'] = takes;
    return `${holds}; “${operatorWords(rule.operator, rule.not)}” compares ${PLURAL[first]}.`;
  }
  if (rule.operator !== 'equals' && rule.operator !== 'in') return undefined;
  const operands: readonly Json[] =
    rule.operator === 'in' && Array.isArray(rule.value) ? rule.value : [rule.value ?? ''];
  const odd = operands.find((value) => !types.some((type) => canEqual(type, value)));
  return odd === undefined || odd === '' ? undefined : `${holds}; ${JSON.stringify(odd)} equals none of them.`;
}

function takenBy(operator: string, example: Json | undefined): readonly ValueType[] | undefined {
  switch (operandKind(operator)) {
    case 'number':
    case 'range':
      return typeof example === 'string' && plainNumber(example) !== undefined ? undefined : ['number'];
    case 'text':
    case 'pattern':
      return ['text', 'time'];
    case 'time':
    case 'duration':
      return ['time'];
    case 'scalar':
      return operator === 'contains' ? ['list', 'text', 'time'] : undefined;
    case 'none':
    case 'list':
    case 'unknown':
      return undefined;
  }
}

/** Whether some value of the type equals the operand under C5. */
function canEqual(type: ValueType, operand: Json): boolean {
  if (operand === null) return true;
  if (typeof operand === 'number') return type === 'number' || type === 'text';
  if (typeof operand === 'boolean') return type === 'boolean' || type === 'text';
  if (typeof operand !== 'string') return false;
  if (type === 'number') return plainNumber(operand) !== undefined;
  if (type === 'boolean') return operand === 'true' || operand === 'false';
  return type === 'text' || type === 'time';
}
