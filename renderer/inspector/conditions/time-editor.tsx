import { CalendarDays } from 'lucide-react';
import { useRef } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { operandText } from './operand.ts';
import classes from './rule-bar.module.css';
import { TextCell } from './text-cell.tsx';
import type { ValueEditorProps } from './value-editor-props.ts';

/** A date, or an RFC 3339 time with its offset (C8), typed or picked. */
export function TimeEditor({ rule, onChange, onFocus, invalid, describedBy }: ValueEditorProps) {
  const picker = useRef<HTMLInputElement>(null);
  const text = operandText(rule.value);
  const put = (next: string): void => onChange({ value: next === '' ? undefined : next });
  return (
    <>
      <TextCell
        label="Date or time"
        placeholder="2026-03-14"
        part="value"
        mono
        value={text}
        format={(value) => value}
        read={(value) => value}
        onChange={put}
        onFocus={onFocus}
        invalid={invalid}
        describedBy={describedBy}
      />
      <span className={classes.date}>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden
          value={/^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? ''}
          onChange={(event) => put(event.currentTarget.value)}
        />
        <button
          type="button"
          className={classes.toggle}
          aria-label="Pick a date"
          onClick={() => picker.current?.showPicker()}
        >
          <Icon of={CalendarDays} size={14} />
        </button>
      </span>
    </>
  );
}
