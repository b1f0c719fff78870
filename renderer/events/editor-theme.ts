import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Keys are quieter than values, punctuation is quietest: the eye reads values. */
const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text-2)' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--text)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--text-3)' },
  { tag: tags.invalid, color: 'var(--text)' },
]);

// Only a veil, so that the selection under the current line stays visible.
const veil = (percent: number) => `color-mix(in srgb, var(--accent) ${percent}%, transparent)`;

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--bg-panel)', fontSize: '12px' },
  '&.cm-focused': { outline: 'none' }, // the ring lies over gutter and text: json-editor.module.css
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '24px', letterSpacing: '-0.01em' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 12px 0 0' },
  '.cm-gutters': { backgroundColor: 'var(--bg-panel)', color: 'var(--text-3)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '28px', padding: '0 16px 0 4px' },
  '.cm-problem-gutter': { width: '24px' },
  '.cm-problem-gutter .cm-gutterElement': { display: 'flex', alignItems: 'center', justifyContent: 'flex-end' },
  '.cm-problem-gutter svg': { display: 'block', color: 'var(--tone)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: veil(10) },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '1.5px' },
  '& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { background: veil(20) },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { background: veil(28) },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--border-control)' },
  '.cm-placeholder': { color: 'var(--text-3)' },
  '.cm-problem-error, .cm-problem-warning': {
    textDecorationLine: 'underline',
    textDecorationThickness: '1.5px',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '4px',
  },
  '.cm-problem-error': {
    textDecorationStyle: 'wavy',
    textDecorationColor: 'var(--err-line)',
    backgroundColor: 'var(--err-bg)',
  },
  '.cm-problem-warning': {
    textDecorationStyle: 'dashed',
    textDecorationColor: 'var(--wait-line)',
    backgroundColor: 'var(--wait-bg)',
  },
  // Else selected text takes the underline into its own colour.
  '.cm-problem-error::selection, .cm-problem-error *::selection': { textDecorationColor: 'var(--err-line)' },
  '.cm-problem-warning::selection, .cm-problem-warning *::selection': { textDecorationColor: 'var(--wait-line)' },
  '.cm-problem-point': { display: 'inline-block', width: '8px', whiteSpace: 'pre' },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--bg-raised)',
    border: '1px solid var(--border-strong)',
    borderRadius: 'var(--r-l)',
    boxShadow: 'var(--e2)',
    overflow: 'hidden',
  },
  '.cm-problem-hover': { maxWidth: '420px', padding: '6px 10px', font: '400 12px/16px var(--font-ui)' },
  '.cm-problem-hover code': { display: 'block', color: 'var(--text-3)', font: '400 11px/16px var(--font-mono)' },
  '.cm-problem-hover div + div': { marginTop: '6px' },
  '.cm-fixes': { padding: '4px', font: '400 13px/20px var(--font-ui)' },
  '.cm-fixes p': { padding: '2px 8px', color: 'var(--text-3)', fontSize: '11px', lineHeight: '16px' },
  '.cm-fixes button': {
    display: 'block',
    width: '100%',
    minHeight: '28px',
    padding: '4px 8px',
    border: '0',
    borderRadius: 'var(--r-m)',
    background: 'none',
    color: 'var(--text)',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '.cm-fixes button:hover, .cm-fixes button:focus': { background: 'var(--bg-hover)', outline: 'none' },
});

/** Our editor's colours and sizes, from tokens.css: both themes at once. */
export const editorTheme: Extension = [look, syntaxHighlighting(highlight)];
