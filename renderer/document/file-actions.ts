import type { OpenedFile } from '../../shared/desktop/desktop-answers.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { desktop } from '../desktop.ts';
import { hasUnfinishedEvents } from '../events/events-text.ts';
import { showToast } from '../ui/toasts.tsx';
import { openDocument, useDocument } from './document-store.ts';
import { offerKept } from './kept-work.ts';
import { saveDocument } from './save-document.ts';
import { show, showFile } from './show-file.ts';
import { askUnsaved } from './unsaved-question.ts';

/** True when there are no unsaved changes, they were saved, or the user gave them up. */
export async function mayDiscard(): Promise<boolean> {
  const { document } = useDocument.getState();
  if (!document) return true;
  const unfinishedEvents = hasUnfinishedEvents();
  if (document.history.present === document.saved && !unfinishedEvents) return true;
  const answer = await askUnsaved(unfinishedEvents);
  return answer === 'discard' || (answer === 'save' && (await saveDocument()));
}

export async function newDocument(): Promise<void> {
  if (!(await mayDiscard())) return;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const workspace = newWorkspace({
    id: `workspace-${crypto.randomUUID().slice(0, 8)}`,
    name: 'New workspace',
    timeZone,
  });
  show(() => openDocument(workspace, { path: null, saved: workspace }));
}

/** The example belongs to no file until it is saved; nothing is lost by closing it untouched. */
export function openExample(): void {
  const workspace = onlineStoreExample();
  show(() => openDocument(workspace, { path: null, saved: workspace }));
}

export async function openExampleDocument(): Promise<void> {
  if (await mayDiscard()) openExample();
}

export async function openWithDialog(): Promise<void> {
  if (!(await mayDiscard())) return;
  const file = await desktop().call('file.open', null);
  if (file) await openFile(file);
}

export async function openPath(path: string): Promise<void> {
  if (!(await mayDiscard())) return;
  const file = await desktop().call('file.openPath', path);
  if ('problem' in file) showToast({ tone: 'err', text: file.problem });
  else await openFile(file);
}

/** A file that the system opened or the user dropped. */
export async function openFromOutside(file: OpenedFile): Promise<void> {
  if (await mayDiscard()) await openFile(file);
}

async function openFile(file: OpenedFile): Promise<void> {
  if (showFile(file)) await offerKept(file.path);
}
