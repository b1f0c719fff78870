import type { Json } from '../../../shared/base/json.ts';
import { CaseToggle } from './case-toggle.tsx';
import { DurationEditor } from './duration-editor.tsx';
import { ListEditor } from './list-editor.tsx';
import { operandKind, operandText, readNumber } from './operand.ts';
import { RangeEditor } from './range-editor.tsx';
import classes from './rule-bar.module.css';
import { ScalarEditor } from './scalar-editor.tsx';
import { TextCell } from './text-cell.tsx';
import { TimeEditor } from './time-editor.tsx';
import type { ValueEditorProps } from './value-editor-props.ts';

/** The value cell of a rule, as its operator takes it (C4). Values keep their JSON type. */
export function ValueEditor(props: ValueEditorProps) {
  const { rule, onChange, onFocus } = props;
  const { value } = rule;
  const box = { onFocus, describedBy: props.describedBy, invalid: props.invalid };
  const number = { ...box, format: operandText, read: readNumber, numeric: true, mono: true };
  switch (operandKind(rule.operator)) {
    case 'none':
      return null;
    case 'scalar':
      return <ScalarEditor {...props} />;
    case 'list':
      return <ListEditor {...props} />;
    case 'number':
      return (
        <TextCell
          {...number}
          label="Value"
          placeholder="number"
          value={value}
          part="value"
          onChange={(next) => onChange({ value: next })}
        />
      );
    case 'range':
      return <RangeEditor {...props} />;
    case 'text':
    case 'pattern':
      return (
        <>
          <TextCell
            {...box}
            label={operandKind(rule.operator) === 'pattern' ? 'Pattern' : 'Value'}
            placeholder={operandKind(rule.operator) === 'pattern' ? 'RE2 pattern' : 'text'}
            mono={operandKind(rule.operator) === 'pattern'}
            part="value"
            value={value}
            format={operandText}
            read={(text): Json => text}
            onChange={(next) => onChange({ value: next })}
          />
          <CaseToggle rule={rule} onChange={onChange} />
        </>
      );
    case 'time':
      return <TimeEditor {...props} />;
    case 'duration':
      return <DurationEditor {...props} />;
    case 'unknown':
      return <span className={classes.raw}>{value === undefined ? '' : JSON.stringify(value)}</span>;
  }
}
