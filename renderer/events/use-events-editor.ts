import type { EditorView } from '@codemirror/view';
import { useEffect, useMemo, useRef } from 'react';
import type { Fix, TextRange } from '../../shared/base/problem.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { checkEvents, eventsText, settleEvents, typeEvents, useEventsText } from './events-text.ts';
import { fixAll } from './fix-all.ts';
import { applyFix } from './fix-menu.ts';
import { importEvents } from './import-events.ts';
import { replaceText, revealRange } from './json-editor.tsx';

let visits = 0;

export type EventsActions = ReturnType<typeof useEventsEditor>['actions'];

/** What is done with the events' editor; every function stays the same. Keys of one visit are one undo entry. */
export function useEventsEditor() {
  const viewRef = useRef<EditorView>(null);
  const gesture = useRef('events-text');
  // What was typed just before the tab is hidden counts too.
  useEffect(() => () => settleEvents(gesture.current), []);
  const actions = useMemo(() => {
    const startVisit = () => {
      visits += 1;
      gesture.current = `events-text-${visits}`;
    };
    /** An undo entry of its own: a fix is undone by itself. */
    const alone = (edit: (editor: EditorView) => void) => {
      if (!viewRef.current) return;
      settleEvents(gesture.current);
      startVisit();
      edit(viewRef.current);
      settleEvents(gesture.current);
      startVisit();
    };
    return {
      startVisit,
      change: (next: string) => typeEvents(next, gesture.current),
      /** Asked for only while the text has no errors. */
      format: () => {
        const { events, retiredEventIds } = currentWorkspace();
        const { typed } = useEventsText.getState();
        alone((editor) =>
          replaceText(editor, eventsText(checkEvents(typed ?? eventsText(events), retiredEventIds).events)),
        );
      },
      text: () => viewRef.current?.state.doc.toString() ?? '',
      importFile: (file: File) => void importEvents(file, (next) => alone((editor) => replaceText(editor, next))),
      jump: (place: TextRange) => {
        if (viewRef.current) revealRange(viewRef.current, place);
      },
      // The edits of a fix count in the text that was checked.
      fix: (fix: Fix) => {
        const { typed, checked } = useEventsText.getState();
        if (typed === checked) alone((editor) => applyFix(editor, fix));
      },
      fixAll: () =>
        alone((editor) => {
          const { retiredEventIds } = currentWorkspace();
          replaceText(editor, fixAll(editor.state.doc.toString(), retiredEventIds).text);
        }),
    };
  }, []);
  return { viewRef, actions };
}
