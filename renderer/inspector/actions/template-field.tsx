import { Textarea, TextInput } from '@mantine/core';
import { Eye, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useId, useMemo, useRef, type ChangeEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { TemplatePlace } from '../../../shared/program/template-escape.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Catalog } from '../fields/field-catalog.ts';
import { ProblemLine } from '../fields/form-row.tsx';
import { problemAt } from '../node-problems.ts';
import { useGesture } from '../use-gesture.ts';
import { InsertField } from './insert-field.tsx';
import { TemplateCombobox, useTemplateCompleter } from './template-combobox.tsx';
import classes from './template-field.module.css';
import { hasTemplate, previewTemplate } from './template-preview.ts';
import { insertAt, templateFor } from './template-text.ts';

/** A Liquid template: the text, a picker that inserts fields at the caret, and what the sample in view makes of it. */
export function TemplateField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string, gesture: string) => void;
  readonly place: TemplatePlace;
  /** The field of the step that it is, such as `action/subject`, and the step's problems. */
  readonly field: string;
  readonly problems: readonly Problem[];
  readonly catalog: Catalog;
  readonly sample: Occurrence | undefined;
  readonly timeZone: string;
  /** At least so many lines; one: a single line. */
  readonly lines: number;
  readonly placeholder?: string;
  readonly mono?: boolean;
  readonly focusTarget?: boolean;
  /** Shown instead of the label, where what stands above says the rest. */
  readonly shortLabel?: string;
}) {
  const { label, value, onChange, place, field, sample, timeZone, lines } = props;
  const problem = problemAt(props.problems, field);
  const gesture = useGesture();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const id = useId();
  const completer = useTemplateCompleter(props.catalog);
  const put = (text: string, caretBack = 0, from?: number): void => {
    const element = input.current;
    if (!element) return;
    const at = element.selectionStart ?? value.length;
    const next = insertAt(value, from ?? at, element.selectionEnd ?? at, text);
    if (from === undefined) gesture.start(); // what is completed belongs to what was typed
    flushSync(() => onChange(next.text, gesture.id()));
    element.focus();
    element.setSelectionRange(next.caret - caretBack, next.caret - caretBack);
  };
  const box = {
    id,
    ref: input,
    value,
    placeholder: props.placeholder,
    error: problem?.severity === 'error',
    spellCheck: false,
    'aria-describedby': `${id}-below`,
    'data-inspector-focus': props.focusTarget ? '' : undefined,
    classNames: { input: props.mono ? classes.mono : '' },
    onFocus: gesture.start,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange(event.currentTarget.value, gesture.id());
      completer.look(event.currentTarget);
    },
    onKeyDown: completer.onKeyDown,
    onBlur: completer.close,
    onClick: completer.close,
    'aria-autocomplete': 'list' as const,
    'aria-label': label,
    'data-field': field,
  };
  return (
    <div className={classes.field}>
      <div className={classes.head}>
        <label className={classes.label} htmlFor={id}>
          {props.shortLabel ?? label}
        </label>
        <InsertField label={label} catalog={props.catalog} onPick={(entry) => put(templateFor(entry))} />
      </div>
      <TemplateCombobox
        completer={completer}
        label={label}
        onPick={({ insert, caretBack }, from) => put(insert, caretBack, from)}
      >
        {lines > 1 ? <Textarea {...box} autosize minRows={lines} maxRows={18} /> : <TextInput {...box} />}
      </TemplateCombobox>
      <div id={`${id}-below`}>
        <ProblemLine problem={problem} />
        {problem?.severity !== 'error' && hasTemplate(value) && sample && (
          <Preview source={value} place={place} sample={sample} timeZone={timeZone} />
        )}
      </div>
    </div>
  );
}

function Preview(props: {
  readonly source: string;
  readonly place: TemplatePlace;
  readonly sample: Occurrence;
  readonly timeZone: string;
}) {
  const { source, place, sample, timeZone } = props;
  const rendered = useMemo(() => previewTemplate(source, place, sample, timeZone), [source, place, sample, timeZone]);
  if (!rendered.ok) {
    return (
      <p className={classes.note} data-tone="err">
        <Icon of={OctagonAlert} size={12} />
        {rendered.error}
      </p>
    );
  }
  const { text, notes } = rendered.value;
  return (
    <>
      <p className={classes.preview} title={`As ${sample.id} would make it`}>
        <Icon of={Eye} size={12} />
        <span className={classes.rendered}>
          <span className="spoken">Preview: </span>
          {text === '' ? <i>empty</i> : text}
        </span>
      </p>
      {notes.map((note) => (
        <p key={note} className={classes.note} data-tone="wait">
          <Icon of={TriangleAlert} size={12} />
          {note}
        </p>
      ))}
    </>
  );
}
