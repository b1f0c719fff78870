import type { Json } from '../../../shared/base/json.ts';
import { operandText, readNumber } from './operand.ts';
import classes from './rule-bar.module.css';
import { TextCell } from './text-cell.tsx';
import type { ValueEditorProps } from './value-editor-props.ts';

/** The two ends of "is between"; an end that is missing is kept blank, for the compiler to ask for. */
export function RangeEditor({ rule, onChange, onFocus, invalid, describedBy }: ValueEditorProps) {
  const [low, high]: readonly (Json | undefined)[] = Array.isArray(rule.value) ? (rule.value as readonly Json[]) : [];
  const put = (next: readonly (Json | undefined)[]): void =>
    onChange({ value: next.every((end) => end === undefined) ? undefined : next.map((end) => end ?? '') });
  const number = { format: operandText, read: readNumber, numeric: true, mono: true, onFocus, invalid, describedBy };
  return (
    <>
      <TextCell
        {...number}
        label="From"
        placeholder="from"
        part="value"
        value={low}
        onChange={(next) => put([next, high])}
      />
      <span className={classes.joint}>and</span>
      <TextCell {...number} label="To" placeholder="to" value={high} onChange={(next) => put([low, next])} />
    </>
  );
}
