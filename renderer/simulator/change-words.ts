import type { FieldEdit } from '../../shared/analysis/named-edits.ts';
import type { Json } from '../../shared/base/json.ts';
import { shorten } from '../../shared/base/shorten.ts';
import type { RuleTrace, TriggerTrace } from '../../shared/engine/trace.ts';
import { numberOf } from '../../shared/engine/scalar-equality.ts';

/** One edit as a person reads it: "event.total", "129.5", "100", "or less". */
export interface EditWords {
  readonly field: string;
  /** Values as the occurrence holds them, or a word where there is none. */
  readonly before: string;
  readonly after: string;
  /** What else would do; empty when only that value is known to. */
  readonly range: string;
}

export function editWords(edit: FieldEdit, trace: TriggerTrace): EditWords {
  const { field, before, after } = edit;
  return {
    field,
    before: before === undefined ? 'missing' : valueText(before),
    after: after === undefined ? 'removed' : valueText(after),
    range: rangeWords(edit, trace),
  };
}

function valueText(value: Json): string {
  return shorten(JSON.stringify(value));
}

/** "or less", "or more": the value is the bound of the one rule that was seen to read the field and has to turn. */
function rangeWords({ field, after }: FieldEdit, { nodes }: TriggerTrace): string {
  const readers = nodes.flatMap(({ rules = [] }) => rules).filter((rule) => rule.field === field);
  const [rule, another] = readers;
  if (!rule || another || rule.at !== undefined || numberOf(after) !== rule.expected) return '';
  return boundWords(rule.operator, rule.result === (rule.not === true));
}

/** `holds`: whether the operator itself, without `not`, is to say yes. */
function boundWords(operator: RuleTrace['operator'], holds: boolean): string {
  switch (operator) {
    case 'atLeast':
      return holds ? 'or more' : '';
    case 'atMost':
      return holds ? 'or less' : '';
    case 'lessThan':
      return holds ? '' : 'or more';
    case 'greaterThan':
      return holds ? '' : 'or less';
    default:
      return '';
  }
}
