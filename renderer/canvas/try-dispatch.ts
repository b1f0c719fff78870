import type { Command } from '../../shared/flow/command.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';

/** Dispatches and says whether the document changed: a read-only one does not, and then nothing is to be announced. */
export function tryDispatch(command: Command, gesture?: string): boolean {
  const before = currentWorkspace();
  dispatch(command, gesture);
  return currentWorkspace() !== before;
}
