import type { EditorView } from '@codemirror/view';
import { SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { TextProblem } from '../../shared/base/problem.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { JsonEditor, revealRange } from '../events/json-editor.tsx';
import { ProblemRow } from '../events/problem-row.tsx';
import { editableOccurrence } from '../samples/occurrence-fields.ts';
import { OccurrenceForm } from '../samples/occurrence-form.tsx';
import { checkOccurrences } from './check-occurrences.ts';
import { SaveSample } from './save-sample.tsx';
import { editOccurrence } from './simulation-store.ts';
import classes from './simulator-dock.module.css';
import { countWords } from './summary-words.ts';
import { useOccurrenceText } from './use-occurrence-text.ts';

const none: readonly TextProblem[] = [];

/** The occurrence as JSON, native or as the JavaScript SDK sends it, to be edited or pasted over. */
export function OccurrenceEditor({ sample }: { sample: Sample | undefined }) {
  const workspace = useWorkspace();
  const text = useOccurrenceText();
  const editor = useRef<EditorView>(null);
  const [view, setView] = useState<'form' | 'json'>('json');
  const accepted = useMemo(() => checkOccurrences(text, workspace), [text, workspace]);
  const [first] = accepted;
  const problems = first && !first.ok ? first.error : none;
  const native = useMemo(() => editableOccurrence(text), [text]);
  const form = view === 'form' && native !== undefined;
  return (
    <>
      {form && <OccurrenceForm occurrence={native} />}
      {!form && (
        <div className={classes.editor}>
          <JsonEditor
            label="Occurrence, JSON"
            text={text}
            problems={problems}
            checked={text}
            viewRef={editor}
            hint="Paste an occurrence"
            onChange={editOccurrence}
          />
        </div>
      )}
      {problems.length > 0 && (
        <div className={classes.editorProblems}>
          {problems.map((problem, index) => (
            <ProblemRow
              key={`${problem.code} ${index}`}
              problem={problem}
              place={`${problem.line}:${problem.column}`}
              placeName={`line ${problem.line}, column ${problem.column}`}
              onJump={() => editor.current && revealRange(editor.current, problem)}
            />
          ))}
        </div>
      )}
      <div className={classes.editorFoot}>
        <SegmentedControl
          size="xs"
          aria-label="Edit the occurrence as"
          value={form ? 'form' : 'json'}
          onChange={setView}
          data={[
            { value: 'form', label: 'Form', disabled: native === undefined },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <span className={classes.quiet}>
          {accepted.length > 1 && `${countWords(accepted.length, 'occurrence')}: the first is sent.`}
          {first?.ok && first.value.noDeduplication && 'Without an id or a date: it gets a new id each time.'}
        </span>
        <SaveSample sample={sample} occurrence={first?.ok ? first.value.occurrence : undefined} />
      </div>
    </>
  );
}
