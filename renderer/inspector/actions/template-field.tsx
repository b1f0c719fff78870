import { Combobox } from '@mantine/core';
import { memo, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { TemplatePlace } from '../../../shared/program/template-escape.ts';
import type { Catalog, FieldEntry } from '../fields/field-catalog.ts';
import { ProblemLine } from '../fields/form-row.tsx';
import { problemAt } from '../node-problems.ts';
import { useGesture } from '../use-gesture.ts';
import { useStable } from '../use-stable.ts';
import { InsertField } from './insert-field.tsx';
import { selectPlace } from './select-place.ts';
import boxClasses from './template-box.module.css';
import { TemplateCombobox, useTemplateCompleter } from './template-combobox.tsx';
import classes from './template-field.module.css';
import { TemplateMirror } from './template-mirror.tsx';
import { hasTemplate, previewTemplate } from './template-preview.ts';
import { RenderedPreview } from './template-preview-line.tsx';
import { TemplateRemarkLines } from './template-remark-lines.tsx';
import { movedRemarks, templateRemarks } from './template-remarks.ts';
import { insertAt, templateFor } from './template-text.ts';
import { useCheckedText } from './use-checked-text.ts';
import { useTold } from './use-told.ts';

interface TemplateFieldProps {
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
  /** At least so many lines; one: Enter makes no line break. */
  readonly lines: number;
  readonly placeholder?: string;
  readonly mono?: boolean;
  readonly focusTarget?: boolean;
  /** Shown instead of the label, where what stands above says the rest. */
  readonly shortLabel?: string;
}

/** A Liquid template: the text with what is wrong underlined, a picker of fields, and what the sample in view makes of it (E8). */
export function TemplateField(props: TemplateFieldProps) {
  return <Editor {...props} onChange={useStable(props.onChange)} />;
}

/** Drawn again only when something of its own changes: one form has several. */
const Editor = memo(function Editor(props: TemplateFieldProps) {
  const { label, value, onChange, place, field, sample, timeZone, lines, catalog } = props;
  const reported = problemAt(props.problems, field);
  const problem = reported?.code === 'action.template' ? undefined : reported; // told at its place instead
  const gesture = useGesture();
  const input = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const completer = useTemplateCompleter(catalog);
  const checked = useCheckedText(value);
  const rendered = useMemo(
    () => (sample && hasTemplate(checked) ? previewTemplate(checked, place, sample, timeZone) : undefined),
    [checked, place, sample, timeZone],
  );
  const found = useMemo(() => templateRemarks(checked, catalog, rendered), [checked, catalog, rendered]);
  const remarks = useMemo(() => movedRemarks(found, checked, value), [found, checked, value]);
  // What is being completed is not finished: it is not wrong yet.
  const from = completer.shown?.from;
  const shown = useMemo(
    () => (from === undefined ? remarks : remarks.filter((one) => from < one.from || from > one.to)),
    [remarks, from],
  );
  const wrong = shown.find(({ severity }) => severity === 'error');
  const invalid = problem?.severity === 'error' || (wrong !== undefined && reported !== undefined);
  useTold(wrong && `${label}, line ${wrong.line}, column ${wrong.column}: ${wrong.message}`, input);

  const put = (text: string, start?: number, end?: number, caretBack = 0): void => {
    const element = input.current;
    if (!element) return;
    const next = insertAt(value, start ?? element.selectionStart, end ?? element.selectionEnd, text);
    flushSync(() => onChange(next.text, gesture.id()));
    element.focus();
    element.setSelectionRange(next.caret - caretBack, next.caret - caretBack);
  };
  const alone = (edit: () => void): void => {
    gesture.start();
    edit();
    gesture.start();
  };
  const insertField = useStable((entry: FieldEntry) => alone(() => put(templateFor(entry))));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    completer.onKeyDown(event);
    if (lines === 1 && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
  };
  return (
    <div className={classes.field}>
      <div className={classes.head}>
        <label className={classes.label} htmlFor={id}>
          {props.shortLabel ?? label}
        </label>
        <InsertField label={label} catalog={catalog} onPick={insertField} />
      </div>
      <TemplateCombobox
        completer={completer}
        label={label}
        onPick={({ insert, caretBack }, start) => put(insert, start, undefined, caretBack)} // belongs to what was typed
      >
        <div className={boxClasses.box} data-invalid={invalid || undefined} data-mono={props.mono || undefined}>
          <div className={boxClasses.layers}>
            <TemplateMirror text={value} underlines={shown} anchor={from ?? 0} lines={lines} />
            <Combobox.EventsTarget withKeyboardNavigation={false}>
              <textarea
                ref={input}
                id={id}
                className={boxClasses.text}
                rows={1}
                value={value}
                placeholder={props.placeholder}
                spellCheck={false}
                aria-label={label}
                aria-autocomplete="list"
                aria-invalid={invalid || undefined}
                aria-describedby={`${id}-below`}
                data-field={field}
                data-wrong={wrong && `${wrong.from} ${wrong.to}`}
                data-inspector-focus={props.focusTarget ? '' : undefined}
                onFocus={gesture.start}
                onChange={(event) => {
                  const typed = event.currentTarget.value;
                  const line = lines === 1 && !value.includes('\n') ? typed.replaceAll(/\r?\n/g, ' ') : typed;
                  onChange(line, gesture.id());
                  completer.look(event.currentTarget);
                }}
                onKeyDown={onKeyDown}
                onBlur={completer.close}
                onClick={completer.close}
              />
            </Combobox.EventsTarget>
          </div>
        </div>
      </TemplateCombobox>
      <div id={`${id}-below`} className={classes.below}>
        <ProblemLine problem={problem} />
        <TemplateRemarkLines
          remarks={shown}
          onPlace={(remark) => {
            if (input.current) selectPlace(input.current, remark.from, remark.to);
          }}
          onMend={(remark, meant) => alone(() => put(meant, remark.from, remark.to))}
        />
        {rendered?.ok && <RenderedPreview rendered={rendered.value} told={shown} sample={sample?.id ?? ''} />}
      </div>
    </div>
  );
});
