import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip, type TooltipView } from '@codemirror/view';
import type { Fix, TextProblem } from '../../shared/base/problem.ts';
import { announce } from '../ui/announce.tsx';
import { problemsAt } from './editor-problems.ts';

/** Applies a fix as one undo step of the editor and puts the caret behind its last edit. */
export function applyFix(view: EditorView, fix: Fix): void {
  const changes = view.state.changes(
    fix.edits.map(({ offset, length, text }) => ({ from: offset, to: offset + length, insert: text })),
  );
  view.dispatch({ changes, userEvent: 'input.fix', scrollIntoView: true });
  announce(`${fix.title}: done.`);
  view.focus();
}

const show = StateEffect.define<Tooltip | null>();

const menu = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : value;
  },
  provide: (field) => showTooltip.from(field),
});

function openAtCaret(view: EditorView): boolean {
  const offset = view.state.selection.main.head;
  const fixable = problemsAt(view.state, offset).filter(({ fixes }) => fixes.length > 0);
  if (fixable.length === 0) announce('There is no fix for this place.');
  else view.dispatch({ effects: show.of({ pos: offset, above: false, create: (of) => menuView(of, fixable) }) });
  return true;
}

function close(view: EditorView): void {
  view.dispatch({ effects: show.of(null) });
  view.focus();
}

function menuView(view: EditorView, problems: readonly TextProblem[]): TooltipView {
  const dom = document.createElement('div');
  dom.className = 'cm-fixes';
  dom.setAttribute('role', 'menu');
  dom.setAttribute('aria-label', 'Fixes');
  const buttons: HTMLButtonElement[] = [];
  for (const { message, fixes } of problems) {
    dom.appendChild(document.createElement('p')).textContent = message;
    for (const fix of fixes) {
      const button = dom.appendChild(document.createElement('button'));
      button.type = 'button';
      button.setAttribute('role', 'menuitem');
      button.textContent = fix.title;
      button.addEventListener('click', () => applyFix(view, fix));
      buttons.push(button);
    }
  }
  dom.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) buttons.at((at + step) % buttons.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close(view);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { dom, mount: () => buttons[0]?.focus() };
}

/** Ctrl or Cmd and `.`: the fixes of the problems at the caret. */
export const fixMenu: Extension = [
  menu,
  keymap.of([{ key: 'Mod-.', run: openAtCaret }]),
  EditorView.domEventHandlers({ mousedown: (_, view) => (view.state.field(menu) ? (close(view), false) : false) }),
];
