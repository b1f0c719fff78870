import type { OpenedFile } from '../../shared/desktop/desktop-answers.ts';
import { mergeWorkspaces, type Merge } from '../../shared/flow/merge-workspaces.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { showToast } from '../ui/toasts.tsx';
import { keepMine, fileName } from './disk-change.ts';
import { dispatch, setFileState, undoGesture, useDocument } from './document-store.ts';
import { writableWorkspace } from './show-file.ts';

export interface DiskMerge extends Merge {
  /** What the file holds. */
  readonly theirs: Workspace;
}

/**
 * Unsaved work and what somebody else wrote, merged by field over ids, from what the file held before. Undefined when that is not
 * known, or the file cannot be read.
 */
export function mergeWithDisk(file: OpenedFile): DiskMerge | undefined {
  const { document } = useDocument.getState();
  if (!document || document.saved === null || document.readOnly) return undefined;
  const theirs = writableWorkspace(file.text);
  if (typeof theirs === 'string') return undefined;
  return { ...mergeWorkspaces(document.saved, document.history.present, theirs), theirs };
}

/** Makes the merge the document, as one gesture; what somebody else wrote counts as saved. */
function takeMerge(file: OpenedFile, { workspace, theirs }: DiskMerge): void {
  dispatch({ kind: 'replaceWorkspace', workspace, label: 'Merge changes from disk' });
  setFileState({ saved: theirs, diskHash: file.hash });
}

/** Merges when no place was changed by both; false when the user has to choose. */
export function mergeQuietly(file: OpenedFile): boolean {
  const merge = mergeWithDisk(file);
  if (!merge || merge.conflicts.length > 0) return false;
  takeMerge(file, merge);
  showToast({
    tone: 'idle',
    text: `${fileName(file.path)} was changed outside of Hookflow. Both sides’ changes are merged here.`,
    action: { label: 'Undo', run: undoGesture },
  });
  return true;
}

/** Mine wins where both changed; what only they changed is kept, when it can be told. */
export function takeMine(file: OpenedFile): void {
  const merge = mergeWithDisk(file);
  if (merge) takeMerge(file, merge);
  else keepMine(file);
}
