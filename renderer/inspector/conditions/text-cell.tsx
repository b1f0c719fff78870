import { useState } from 'react';
import classes from './rule-bar.module.css';

/**
 * A box in a rule's bar for a value that is not a text: what was typed stays as typed while it means the value,
 * so that `1.` on the way to `1.5` does not lose its dot.
 */
export function TextCell<T>(props: {
  readonly label: string;
  readonly value: T;
  readonly format: (value: T) => string;
  readonly read: (text: string) => T;
  readonly onChange: (value: T) => void;
  readonly onFocus: () => void;
  readonly describedBy?: string;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly mono?: boolean;
  readonly invalid?: boolean;
  readonly part?: string;
}) {
  const { value, format, read } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft !== null && JSON.stringify(read(draft)) === JSON.stringify(value) ? draft : format(value);
  return (
    <input
      className={classes.box}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      data-mono={props.mono || undefined}
      data-part={props.part}
      placeholder={props.placeholder}
      inputMode={props.numeric ? 'decimal' : undefined}
      spellCheck={false}
      autoComplete="off"
      value={shown}
      title={shown}
      onFocus={props.onFocus}
      onBlur={() => setDraft(null)}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        props.onChange(read(event.currentTarget.value));
      }}
    />
  );
}
