import { isJsonObject, type Json } from '../../../shared/base/json.ts';
import { plainNumber } from '../../../shared/program/number-literal.ts';
import { PickList } from '../fields/pick-list.tsx';
import { DURATION_UNITS, operandText } from './operand.ts';
import { TextCell } from './text-cell.tsx';
import type { ValueEditorProps } from './value-editor-props.ts';

/** "is within the last 7 days": an amount and its unit. */
export function DurationEditor({ rule, onChange, onFocus, invalid, describedBy }: ValueEditorProps) {
  const duration = isJsonObject(rule.value) ? rule.value : {};
  const { amount, unit } = duration;
  const words = typeof unit === 'string' ? unit : '…';
  const plural = (word: string): string => (amount === 1 ? word : `${word}s`);
  return (
    <>
      <TextCell
        label="Amount"
        part="value"
        numeric
        mono
        value={amount}
        format={operandText}
        read={(text): Json | undefined => (text.trim() === '' ? undefined : (plainNumber(text) ?? text))}
        onChange={(next) =>
          onChange({ value: { ...(next === undefined ? {} : { amount: next }), unit: unit ?? 'day' } })
        }
        onFocus={onFocus}
        invalid={invalid}
        describedBy={describedBy}
      />
      <PickList
        label="Unit"
        look="cell"
        value={words}
        valueWords={plural(words)}
        width={120}
        options={() => [{ label: '', options: DURATION_UNITS.map((name) => ({ value: name, label: plural(name) })) }]}
        onPick={(name) => onChange({ value: { ...duration, unit: name } })}
      />
    </>
  );
}
