import type { OpenedFile } from '../../shared/desktop/desktop-answers.ts';
import type { MergeConflict } from '../../shared/flow/merge-conflict.ts';
import { showToast } from '../ui/toasts.tsx';
import { currentWorkspace, dispatch, markSaved, setFileState, undoGesture, useDocument } from './document-store.ts';
import { ask } from './question.ts';
import { showFile, writableWorkspace } from './show-file.ts';

export type ChangeAnswer = 'mine' | 'theirs' | 'as' | 'later';

/**
 * Asks what becomes of unsaved work whose file somebody else changed; `saving`: the user has just asked to save. `conflicts` are
 * what both changed, when both sides can be merged; undefined when they cannot.
 */
export function askChanged(
  path: string,
  saving: boolean,
  conflicts: readonly MergeConflict[] | undefined,
): Promise<ChangeAnswer> {
  const name = fileName(path);
  const text = saving
    ? 'It was not saved yet, because saving would overwrite what somebody else wrote. What should the file hold?'
    : 'You have changes here that are not saved. Nothing is lost until you choose.';
  const overwrite = saving ? 'Overwrite with mine' : 'Keep mine, overwrite at next save';
  return ask<ChangeAnswer>({
    title: `${name} was changed outside of Hookflow`,
    text: conflicts ? `${text} Both sides changed ${placesOf(conflicts)}.` : text,
    choices: [
      { answer: 'as', label: 'Save mine as…' },
      { answer: 'theirs', label: 'Take the file’s version' },
      { answer: 'mine', label: conflicts ? 'Merge, mine where both changed' : overwrite },
    ],
    dismiss: 'later',
  });
}

const MOST_PLACES = 3;

/** "Thank-you e-mail (trigger)": the first places that both changed. */
function placesOf(conflicts: readonly MergeConflict[]): string {
  const places = conflicts.slice(0, MOST_PLACES).map(({ where, what }) => `${where} (${what})`);
  const more = conflicts.length - places.length;
  return places.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The next save replaces what the file holds now. */
export function keepMine(file: OpenedFile): void {
  setFileState({ diskHash: file.hash, saved: null });
}

/** Makes the file's version the document, as one gesture that can be undone; false when it cannot be read. */
export function takeTheirs(file: OpenedFile): boolean {
  const { document } = useDocument.getState();
  if (!document) return false;
  if (document.readOnly) return showFile(file);
  const workspace = writableWorkspace(file.text);
  if (typeof workspace === 'string') {
    showToast({ tone: 'err', text: `${file.path} was changed and cannot be read now: ${workspace}` });
    return false;
  }
  dispatch({ kind: 'replaceWorkspace', workspace, label: 'Reload from disk' });
  markSaved(currentWorkspace(), file.path, file.hash);
  return true;
}

/** The document had nothing unsaved: it follows its file. */
export function followFile(file: OpenedFile): boolean {
  if (!takeTheirs(file)) return false;
  const text = `${fileName(file.path)} was changed outside of Hookflow and is loaded again.`;
  const readOnly = useDocument.getState().document?.readOnly;
  showToast(readOnly ? { tone: 'idle', text } : { tone: 'idle', text, action: { label: 'Undo', run: undoGesture } });
  return true;
}

export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
