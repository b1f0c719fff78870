import type { OpenedFile } from '../../shared/desktop/desktop-answers.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { desktop } from '../desktop.ts';
import { showToast } from '../ui/toasts.tsx';
import { askChanged, takeTheirs } from './disk-change.ts';
import { isSameDocument, markSaved, useDocument } from './document-store.ts';
import { inTurn } from './file-queue.ts';
import { mergeQuietly, mergeWithDisk, takeMine } from './merge-disk.ts';

/** Saves to the document's file, or asks for one; false when dismissed or failed (the toast says why). */
export function saveDocument(as: 'same' | 'new' = 'same'): Promise<boolean> {
  return inTurn(() => saveNow(as));
}

/** For callers whose turn it is. */
export async function saveNow(as: 'same' | 'new'): Promise<boolean> {
  const { document } = useDocument.getState();
  if (!document) return false;
  if (document.readOnly) {
    showToast({ tone: 'err', text: 'A newer Hookflow made this file, so this version does not write it.' });
    return false;
  }
  const workspace = document.history.present;
  const answer = await desktop().call('file.save', {
    path: as === 'new' ? null : document.path,
    suggestedName: `${workspace.id}.hookflow.json`,
    text: formatWorkspace(workspace),
    expected: as === 'new' ? null : document.diskHash,
  });
  if (answer === null) return false;
  if ('problem' in answer) {
    showToast({ tone: 'err', text: answer.problem });
    return false;
  }
  if ('changed' in answer) return settle(answer.changed);
  if (isSameDocument(document)) markSaved(workspace, answer.path, answer.hash);
  return true;
}

/** Somebody else changed the file since it was read: both are merged, or the user chooses what it holds. */
async function settle(file: OpenedFile): Promise<boolean> {
  if (mergeQuietly(file)) return saveNow('same');
  switch (await askChanged(file.path, true, mergeWithDisk(file)?.conflicts)) {
    case 'mine':
      takeMine(file);
      return saveNow('same');
    case 'theirs':
      takeTheirs(file);
      return false; // a window that was closing stays: undo brings mine back
    case 'as':
      return saveNow('new');
    case 'later':
      return false;
  }
}
