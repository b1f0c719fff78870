import { changeText, diffWorkspaces } from '../../shared/flow/diff-workspaces.ts';
import { desktop } from '../desktop.ts';
import { dispatch, undoGesture } from '../document/document-store.ts';
import { ask } from '../document/question.ts';
import { environmentName, refreshLive, useServer } from '../publish/server-store.ts';
import { showToast } from '../ui/toasts.tsx';
import { loadHistory, useHistorySheet, type OpenRevision } from './history-store.ts';

const SHOWN = 6;

/** Makes a revision the draft, as one gesture that can be undone. What is live stays. */
export function takeRevision({ head, workspace }: OpenRevision): void {
  const label = `Take r${head.revision} of ${environmentName()}`;
  dispatch({ kind: 'replaceWorkspace', workspace, label });
  useHistorySheet.setState({ open: false });
  showToast({
    tone: 'pass',
    text: `The draft is r${head.revision} of ${environmentName()} now.`,
    action: { label: 'Undo', run: undoGesture },
  });
}

/** Publishes an earlier revision again, after saying what that changes (P4). */
export async function restoreRevision({ environment, head, workspace }: OpenRevision): Promise<void> {
  const name = environmentName();
  const live = await refreshLive(workspace.id, environment);
  if (live.state !== 'live') return showToast({ tone: 'err', text: `${name} does not say what is live. Try again.` });
  const changes = diffWorkspaces(live.workspace, workspace).map((change) => changeText(change, workspace));
  const more = changes.length > SHOWN ? `; and ${changes.length - SHOWN} more` : '';
  const answer = await ask({
    title: `Restore r${head.revision} on ${name}?`,
    text: `It becomes r${live.revision + 1} at once. ${changes.length === 0 ? 'It holds what is live.' : `Against live: ${changes.slice(0, SHOWN).join('; ')}${more}.`} Your draft stays as it is.`,
    choices: [
      { answer: 'keep', label: `Keep r${live.revision} live` },
      { answer: 'restore', label: `Restore r${head.revision}` },
    ],
    dismiss: 'keep',
  });
  if (answer !== 'restore') return;
  const restored = await desktop().call('server.restore', {
    environment,
    workspace: workspace.id,
    revision: head.revision,
    ifMatch: live.revision,
    idempotencyKey: crypto.randomUUID(),
  });
  if (restored.kind === 'unreachable') {
    return showToast({
      tone: 'err',
      text: `${name} did not answer: ${restored.reason} Look at the history before you try again.`,
    });
  }
  if (restored.kind === 'refused') {
    return showToast({ tone: 'err', text: restored.problem.detail ?? restored.problem.title });
  }
  if (useServer.getState().environment !== environment) return;
  await refreshLive(workspace.id, environment);
  await loadHistory(workspace.id);
  showToast({ tone: 'pass', text: `r${restored.value.revision} is live on ${name}: r${head.revision} again.` });
}
