import { useEffect, useState } from 'react';
import { hasErrors } from '../../shared/base/problem.ts';
import { useDocument } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import classes from './events-dock.module.css';
import { EventsStatus, Legend } from './events-status.tsx';
import { eventsText, useEventsText } from './events-text.ts';
import { EventsTools } from './events-tools.tsx';
import { JsonEditor, type Caret, type EditorKeep } from './json-editor.tsx';
import { problemAtCaret, ProblemList } from './problem-list.tsx';
import { useEventsEditor } from './use-events-editor.ts';
import { useCheckedEvents, useCheckedText } from './use-events-problems.ts';

/** Undo steps and caret of the editor, for as long as the document is open. */
let keep: { readonly of: number; readonly editor: EditorKeep } = { of: 0, editor: {} };

function keepFor(opened: number): EditorKeep {
  if (keep.of !== opened) keep = { of: opened, editor: {} };
  return keep.editor;
}

/** The hookable events as JSON: each problem at its place, a list of all, fixes with one click, no network. */
export function EventsDock() {
  const events = useWorkspaceMember('events');
  const readOnly = useDocument((state) => state.document?.readOnly ?? false);
  const { typed, reveal, opened } = useEventsText();
  const checked = useCheckedText();
  const { events: valid, problems } = useCheckedEvents();
  const [caret, setCaret] = useState<Caret>({ line: 1, column: 1 });
  const { viewRef, actions } = useEventsEditor();
  const text = typed ?? eventsText(events);

  useEffect(() => {
    if (!reveal) return;
    actions.jump(reveal);
    useEventsText.setState({ reveal: null });
  }, [reveal, actions]);

  return (
    <div className={classes.dock}>
      <section className={classes.column} aria-label="Hookable events as JSON">
        <EventsTools entries={valid.length} problems={problems} readOnly={readOnly} actions={actions} />
        <div className={classes.editor}>
          <JsonEditor
            label="Hookable events, JSON"
            text={text}
            problems={problems}
            checked={checked}
            viewRef={viewRef}
            keep={keepFor(opened)}
            readOnly={readOnly}
            hint='[{"id": "30551", "label": "Add to cart"}]'
            onChange={actions.change}
            onCaret={setCaret}
            onFocus={actions.startVisit}
            onFile={actions.importFile}
          />
        </div>
        <Legend />
        <EventsStatus text={text} caret={caret} broken={hasErrors(problems)} />
      </section>
      <ProblemList
        problems={problems}
        current={problemAtCaret(problems, caret)}
        readOnly={readOnly}
        onJump={actions.jump}
        onFix={actions.fix}
        onFixAll={actions.fixAll}
      />
    </div>
  );
}
