import { create } from 'zustand';
import type { Workspace } from '../../shared/flow/workspace.ts';
import type { SyncAnswer } from '../../shared/sync/client.ts';
import type { RevisionHead } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { environmentName, liveOf, useServer } from '../publish/server-store.ts';

export interface OpenRevision {
  readonly environment: string;
  readonly head: RevisionHead;
  readonly workspace: Workspace;
  /** What was live before it. */
  readonly before: Workspace | undefined;
}
export interface HistoryState {
  readonly open: boolean;
  readonly loaded: boolean;
  /** The newest first. */
  readonly revisions: readonly RevisionHead[];
  /** Cursor of the next page. */
  readonly next: string | undefined;
  readonly chosen: OpenRevision | undefined;
  readonly problem: string | undefined;
}

const empty = { loaded: false, revisions: [], next: undefined, chosen: undefined, problem: undefined };
/** The history of the chosen environment: session state. */
export const useHistorySheet = create<HistoryState>(() => ({ open: false, ...empty }));

export function openHistory(): void {
  useHistorySheet.setState({ open: true, ...empty });
}

/** Loads the newest revisions, or those of a further page. */
export async function loadHistory(workspace: string, page?: string): Promise<void> {
  const { environment } = useServer.getState();
  const answer = await desktop().call('server.revisions', {
    environment,
    workspace,
    ...(page === undefined ? {} : { page }),
  });
  if (answer.kind !== 'ok') return useHistorySheet.setState({ loaded: true, problem: problemOf(answer) });
  useHistorySheet.setState(({ revisions }) => ({
    loaded: true,
    problem: undefined,
    revisions: page === undefined ? answer.value.revisions : [...revisions, ...answer.value.revisions],
    next: answer.value.next,
  }));
}

/** Reads one revision and the one before it. */
export async function chooseRevision(head: RevisionHead): Promise<void> {
  const { environment } = useServer.getState();
  const read = (revision: number) =>
    desktop().call('server.revision', { environment, workspace: currentWorkspace().id, revision });
  const [answer, before] = await Promise.all([
    read(head.revision),
    head.revision > 1 ? read(head.revision - 1) : undefined,
  ]);
  if (answer.kind !== 'ok') return useHistorySheet.setState({ problem: problemOf(answer) });
  const live = liveOf(answer.value);
  const earlier = before?.kind === 'ok' ? liveOf(before.value) : undefined;
  if (live.state !== 'live')
    return useHistorySheet.setState({ problem: `r${head.revision} was made by a newer Hookflow.` });
  const chosen: OpenRevision = {
    environment,
    head,
    workspace: live.workspace,
    before: earlier?.state === 'live' ? earlier.workspace : undefined,
  };
  useHistorySheet.setState({ chosen, problem: undefined });
}

function problemOf(answer: Exclude<SyncAnswer<unknown>, { kind: 'ok' }>): string {
  const name = environmentName();
  if (answer.kind === 'unreachable') return `${name} does not answer: ${answer.reason}`;
  return `${name} refused: ${answer.problem.detail ?? answer.problem.title}`;
}
