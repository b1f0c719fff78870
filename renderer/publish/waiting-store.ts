import type { WaitingPublish } from '../../shared/desktop/desktop-answers.ts';
import { desktop } from '../desktop.ts';
import { dispatch, useDocument } from '../document/document-store.ts';
import { writableWorkspace } from '../document/show-file.ts';
import { announce } from '../ui/announce.tsx';
import { showToast } from '../ui/toasts.tsx';
import { findBase, forgetBase } from './draft-base.ts';
import { refreshLive, useServer } from './server-store.ts';

type Target = Pick<WaitingPublish, 'environment' | 'workspace'>;

function targetOf({ environment, workspace }: Target): Target {
  return { environment, workspace };
}

/** What waits for an environment, of a workspace. */
export function waitingFor(
  waiting: readonly WaitingPublish[],
  environment: string,
  workspace: string,
): WaitingPublish | undefined {
  return waiting.find((each) => each.environment === environment && each.workspace === workspace);
}

/** What waits for the chosen environment, of the open workspace; the same object while nothing changes. */
export function useWaiting(workspace: string): WaitingPublish | undefined {
  return useServer((state) => waitingFor(state.waiting, state.environment, workspace));
}

export async function tryWaitingNow(waiting: Target): Promise<void> {
  announce('Trying to publish.');
  await desktop().call('queue.tryNow', targetOf(waiting));
}

export async function cancelWaiting(waiting: Target): Promise<void> {
  await desktop().call('queue.cancel', targetOf(waiting));
  announce('Nothing waits to be published any more.');
}

/** Makes what waits the draft, as one gesture that can be undone, with the base that it had at the click. */
export async function takeWaiting(waiting: Target): Promise<void> {
  const entry = await desktop().call('queue.read', targetOf(waiting));
  const { document } = useDocument.getState();
  if (entry === null || document?.history.present.id !== entry.workspace) return;
  const workspace = writableWorkspace(JSON.stringify(entry.request.workspace));
  if (typeof workspace === 'string') {
    showToast({ tone: 'err', text: `What waits cannot be read: ${workspace}` });
    return;
  }
  dispatch({ kind: 'replaceWorkspace', workspace, label: 'Take the waiting version' });
  forgetBase(entry.environment, entry.ifMatch);
  await findBase(entry.environment, await refreshLive(entry.workspace, entry.environment));
}
