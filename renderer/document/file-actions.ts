import type { OpenedFile } from '../../shared/desktop/bridge.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import { desktop } from '../desktop.ts';
import { hasUnfinishedEvents } from '../events/events-text.ts';
import { chooseSample, clearSimulation } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';
import { currentWorkspace, markSaved, openDocument, useDocument } from './document-store.ts';
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

function show(open: () => void): void {
  clearSimulation();
  chooseSample(null);
  open();
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
  if (file) openText(file);
}

export async function openPath(path: string): Promise<void> {
  if (!(await mayDiscard())) return;
  const file = await desktop().call('file.openPath', path);
  if ('problem' in file) showToast({ tone: 'err', text: file.problem });
  else openText(file);
}

/** Opens the text of a file, or says where and why it cannot be read. */
export function openText(file: OpenedFile): void {
  const { workspace, problems, readOnly } = parseWorkspace(file.text);
  if (!workspace) {
    const first = problems[0];
    const place = first ? `line ${first.line}, column ${first.column}: ${first.message}` : 'not a workspace';
    showToast({ tone: 'err', text: `${file.path} was not opened: ${place}` });
    return;
  }
  show(() => openDocument(workspace, { path: file.path, saved: workspace, readOnly: readOnly ?? false }));
  if (readOnly) showToast({ tone: 'idle', text: 'A newer Hookflow made this file. It is open read-only.' });
}

/** Saves to the document's file, or asks for one; false when dismissed or failed (the toast says why). */
export async function saveDocument(as: 'same' | 'new' = 'same'): Promise<boolean> {
  const { document } = useDocument.getState();
  if (!document) return false;
  if (document.readOnly) {
    showToast({ tone: 'err', text: 'A newer Hookflow made this file, so this version does not write it.' });
    return false;
  }
  const workspace = currentWorkspace();
  const answer = await desktop().call('file.save', {
    path: as === 'new' ? null : document.path,
    suggestedName: `${workspace.id}.hookflow.json`,
    text: formatWorkspace(workspace),
  });
  if (answer === null) return false;
  if ('problem' in answer) {
    showToast({ tone: 'err', text: answer.problem });
    return false;
  }
  markSaved(workspace, answer.path);
  return true;
}
