import type { KeptDocument, KeptWork } from '../../shared/desktop/desktop-answers.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { desktop } from '../desktop.ts';
import { typeEvents } from '../events/events-text.ts';
import { showToast } from '../ui/toasts.tsx';
import { dispatch, openDocument } from './document-store.ts';
import { nowKept } from './journal-writer.ts';
import { ask } from './question.ts';
import { show, writableWorkspace } from './show-file.ts';

/** Opens kept work, unsaved as it was. To be called while this window has nothing unsaved; false when it was not opened. */
export async function restoreKept(id: string): Promise<boolean> {
  const kept = await desktop().call('journal.read', id);
  if ('problem' in kept) return refuse(kept.problem);
  const workspace = writableWorkspace(kept.text);
  if (typeof workspace === 'string') return refuse(`The kept work was not opened and stays kept: ${workspace}`);
  if (!(await desktop().call('journal.adopt', id))) return refuse('Another window has restored that work.');
  nowKept();
  open(kept, workspace);
  showToast({ tone: 'pass', text: `The unsaved work on ${kept.name} is back. It is not saved yet.` });
  return true;
}

/** On top of the file's version when that is still the one it began from, so that undo leads there. */
function open(kept: KeptDocument, workspace: Workspace): void {
  const { path, file, savedHash, eventsText } = kept;
  const base = file !== null && file.hash === savedHash ? writableWorkspace(file.text) : '';
  if (typeof base === 'string') {
    show(() => openDocument(workspace, { path, diskHash: savedHash, saved: null }));
  } else {
    show(() => openDocument(base, { path, diskHash: savedHash, saved: base }));
    if (formatWorkspace(base) !== kept.text) {
      dispatch({ kind: 'replaceWorkspace', workspace, label: 'Restore unsaved work' });
    }
  }
  if (eventsText !== null) typeEvents(eventsText, 'restored-events-text');
}

/** Asks, and discards; false when the user keeps it. */
export async function discardKept({ id, name }: KeptWork): Promise<boolean> {
  const answer = await ask({
    title: `Discard the unsaved work on ${name}?`,
    text: 'It is kept nowhere else and cannot be brought back. A saved file stays as it is.',
    choices: [
      { answer: 'discard', label: 'Discard' },
      { answer: 'keep', label: 'Keep it' },
    ],
    dismiss: 'keep',
  });
  if (answer === 'keep') return false;
  await desktop().call('journal.discard', id);
  return true;
}

/** After a file was opened: offers the newest unsaved work that was kept for it. */
export async function offerKept(path: string): Promise<void> {
  const { kept } = await desktop().call('journal.list', null);
  const found = kept.find((work) => work.path === path);
  if (!found) return;
  const answer = await ask({
    title: `Restore the unsaved work on ${found.name}?`,
    text: `Hookflow ended without saving it. It was kept ${whenKept(found)}. The file itself stays as it is until you save.`,
    choices: [
      { answer: 'discard', label: 'Discard it' },
      { answer: 'later', label: 'Not now' },
      { answer: 'restore', label: 'Restore' },
    ],
    dismiss: 'later',
  });
  if (answer === 'restore') await restoreKept(found.id);
  if (answer === 'discard') await desktop().call('journal.discard', found.id);
}

export function whenKept({ keptAt }: KeptWork): string {
  return new Date(keptAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}

function refuse(text: string): false {
  showToast({ tone: 'err', text });
  return false;
}
