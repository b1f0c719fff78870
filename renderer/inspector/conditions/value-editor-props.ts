import type { Rule } from '../../../shared/flow/condition.ts';
import type { ValueType } from '../fields/value-type.ts';

/** What each of a rule's value editors is given. */
export interface ValueEditorProps {
  readonly rule: Rule;
  /** The field's type in samples. */
  readonly known: ValueType | undefined;
  readonly onChange: (change: Partial<Rule>) => void;
  readonly onFocus: () => void;
  readonly invalid: boolean;
  /** Id of the line that says what is wrong, or what the sample holds. */
  readonly describedBy: string;
}
