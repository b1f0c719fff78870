import { X } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../../shared/base/json.ts';
import { Icon } from '../../ui/icon.tsx';
import { CaseToggle } from './case-toggle.tsx';
import { readScalar } from './operand.ts';
import classes from './rule-bar.module.css';
import type { ValueEditorProps } from './value-editor-props.ts';

/** Values of "is one of" as chips; Enter adds what is typed, Backspace in the empty box takes the last one back. */
export function ListEditor({ rule, known, onChange, onFocus, invalid, describedBy }: ValueEditorProps) {
  const [typed, setTyped] = useState('');
  const values: readonly Json[] = Array.isArray(rule.value) ? (rule.value as readonly Json[]) : [];
  const add = (): void => {
    if (typed.trim() === '') return;
    const value = readScalar(typed.trim(), known === 'number' ? 'number' : known === 'boolean' ? 'boolean' : 'text');
    if (!values.includes(value)) onChange({ value: [...values, value] });
    setTyped('');
  };
  return (
    <>
      <span className={classes.chips} role="group" aria-label="Values">
        {values.map((value, index) => (
          <span key={`${index} ${JSON.stringify(value)}`} className={classes.chip}>
            <span className={classes.chipText}>
              {typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}
            </span>
            <button
              type="button"
              aria-label={`Remove ${typeof value === 'string' ? value : JSON.stringify(value)}`}
              onClick={() => onChange({ value: values.filter((_, at) => at !== index) })}
            >
              <Icon of={X} size={12} />
            </button>
          </span>
        ))}
        <input
          className={classes.box}
          aria-label="Add a value"
          aria-invalid={invalid}
          aria-describedby={describedBy}
          data-part="value"
          placeholder={values.length === 0 ? 'value, Enter' : 'add'}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onFocus={onFocus}
          onBlur={add}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && typed.trim() !== '') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
              onChange({ value: values.slice(0, -1) });
            }
          }}
        />
      </span>
      {known !== 'number' && <CaseToggle rule={rule} onChange={onChange} />}
    </>
  );
}
