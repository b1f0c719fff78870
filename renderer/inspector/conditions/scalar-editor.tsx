import type { Json } from '../../../shared/base/json.ts';
import { PickList } from '../fields/pick-list.tsx';
import { CaseToggle } from './case-toggle.tsx';
import { operandText, readScalar, scalarType, wantedType, type ScalarType } from './operand.ts';
import classes from './rule-bar.module.css';
import { TextCell } from './text-cell.tsx';
import type { ValueType } from '../fields/value-type.ts';
import type { ValueEditorProps } from './value-editor-props.ts';
import { ValueTypeButton } from './value-type-button.tsx';

/** One text, number, true or false, or nothing; the button behind it makes it another type. */
export function ScalarEditor({ rule, known, onChange, onFocus, invalid, describedBy }: ValueEditorProps) {
  const { value } = rule;
  const type = scalarType(value);
  const wanted = wantedType(value, known);
  return (
    <>
      {type === 'boolean' ? (
        <PickList
          label="Value"
          look="cell"
          part="value"
          value={operandText(value)}
          valueWords={operandText(value)}
          width={120}
          options={() => [{ label: '', options: ['true', 'false'].map((word) => ({ value: word, label: word })) }]}
          onPick={(word) => onChange({ value: word === 'true' })}
        />
      ) : type === 'null' ? (
        <span className={classes.raw}>nothing (null)</span>
      ) : (
        <TextCell
          label="Value"
          placeholder={wanted === 'number' ? 'number' : 'text'}
          part="value"
          mono={type === 'number'}
          value={value}
          format={operandText}
          read={(text): Json | undefined => (text === '' && wanted === 'number' ? undefined : readScalar(text, wanted))}
          onChange={(next) => onChange({ value: next })}
          onFocus={onFocus}
          invalid={invalid}
          describedBy={describedBy}
        />
      )}
      {type === 'boolean' && <span className={classes.space} />}
      {type === 'text' && wanted === 'text' && <CaseToggle rule={rule} onChange={onChange} />}
      <ValueTypeButton
        value={value}
        wanted={wanted}
        quiet={isExpected(type, known)}
        onPick={(next) => onChange({ value: next, ignoreCase: false })}
      />
    </>
  );
}

/** Whether a value's type goes without saying: the field's own, or text. */
function isExpected(type: ScalarType, known: ValueType | undefined): boolean {
  return type === known || (type === 'text' && known !== 'number');
}
