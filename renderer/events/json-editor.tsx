import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { Annotation, EditorState, Transaction, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { TextProblem, TextRange } from '../../shared/base/problem.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import { editorProblems, offsetsOf, setProblems } from './editor-problems.ts';
import { editorTheme } from './editor-theme.ts';
import { fixMenu } from './fix-menu.ts';
import classes from './json-editor.module.css';
import { smallestChange } from './smallest-change.ts';

/** What outlives the component: undo steps and caret of an editor whose tab is hidden for a while. */
export interface EditorKeep {
  state?: EditorState;
}

/** The caret, 1-based. */
export interface Caret {
  readonly line: number;
  readonly column: number;
}

interface JsonEditorProps {
  readonly label: string;
  readonly text: string;
  readonly problems: readonly TextProblem[];
  /** The text that `problems` are of: they are shown while it is the editor's. */
  readonly checked: string;
  readonly onChange: (text: string) => void;
  readonly onCaret?: (caret: Caret) => void;
  readonly onFocus?: () => void;
  readonly onFile?: (file: File) => void;
  readonly viewRef: RefObject<EditorView | null>;
  readonly keep?: EditorKeep;
  readonly readOnly?: boolean;
  readonly wrap?: boolean;
  readonly hint?: string;
}

/** Marks changes that come from outside: they are not reported back. */
const outside = Annotation.define<true>();

/** Puts the whole text there as one undo step, changing only what differs. */
export function replaceText(view: EditorView, text: string): void {
  const change = smallestChange(view.state.doc.toString(), text);
  if (change) view.dispatch({ changes: change, userEvent: 'input.replace' });
}

/** Selects a place, scrolls to it and moves the focus there. */
export function revealRange(view: EditorView, range: TextRange): void {
  const { from, to } = offsetsOf(view.state, range);
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  view.focus();
}

/** What of an editor's state is kept beside text and caret. */
const kinds = { history: historyField };

const common: Extension = [
  history(),
  drawSelection(),
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  bracketMatching(),
  json(),
  indentUnit.of('    '),
  editorTheme,
];

/** A JSON editor on CodeMirror 6: text from outside, problems underlined at their places, fixes at the caret. */
export function JsonEditor(props: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const { text, problems, checked, viewRef, keep, label, readOnly = false, wrap = false, hint } = props;
  const changed = useEffectEvent((next: string) => props.onChange(next));
  const moved = useEffectEvent((caret: Caret) => props.onCaret?.(caret));
  const focused = useEffectEvent(() => props.onFocus?.());
  const dropped = useEffectEvent((file: File) => props.onFile?.(file));
  const takesFiles = props.onFile !== undefined;
  const first = useEffectEvent(() => ({ text, problems: text === checked ? problems : [] }));

  useEffect(() => {
    if (!host.current) return;
    const extensions: Extension = [
      editorProblems, // its gutter stands left of the line numbers
      common,
      fixMenu,
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.cspNonce.of(styleNonce()),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      readOnly ? [EditorState.readOnly.of(true)] : [],
      wrap ? EditorView.lineWrapping : [],
      hint === undefined ? [] : placeholder(hint),
      EditorView.domEventHandlers({
        focus: () => focused(),
        drop: (event) => {
          const file = event.dataTransfer?.files[0];
          if (!file || !takesFiles) return false;
          event.preventDefault();
          dropped(file);
          return true;
        },
      }),
      EditorView.updateListener.of((update) => {
        if (keep) keep.state = update.state;
        if (update.docChanged && !update.transactions.some((one) => one.annotation(outside))) {
          changed(update.state.doc.toString());
        }
        if (update.selectionSet || update.docChanged) moved(caretOf(update.state));
      }),
    ];
    const kept: unknown = keep?.state?.toJSON(kinds);
    const start = first();
    const editor = new EditorView({
      parent: host.current,
      state: kept
        ? EditorState.fromJSON(kept, { extensions }, kinds)
        : EditorState.create({ doc: start.text, extensions }),
    });
    viewRef.current = editor;
    editor.dispatch({ effects: setProblems.of(start.problems) });
    moved(caretOf(editor.state));
    return () => {
      viewRef.current = null;
      editor.destroy();
    };
  }, [viewRef, keep, label, readOnly, wrap, hint, takesFiles]);

  useEffect(() => {
    const change = viewRef.current && smallestChange(viewRef.current.state.doc.toString(), text);
    if (!change) return;
    viewRef.current?.dispatch({
      changes: change,
      annotations: [outside.of(true), Transaction.addToHistory.of(false)],
    });
  }, [text, viewRef]);

  useEffect(() => {
    if (text === checked) viewRef.current?.dispatch({ effects: setProblems.of(problems) });
  }, [problems, text, checked, viewRef]);

  return <div ref={host} className={classes.editor} />;
}

function caretOf(state: EditorState): Caret {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1 };
}
