import { create } from 'zustand';
import type { ServerStatus } from '../../shared/desktop/bridge.ts';
import { diffWorkspaces, type Change } from '../../shared/flow/diff-workspaces.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import type { RevisionBody } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';

/** The embedded server's own environment; others come with their addresses. */
export const LOCAL = 'local';

export type Live =
  | { readonly state: 'unknown' }
  | { readonly state: 'none' }
  | { readonly state: 'live'; readonly revision: number; readonly programHash: string; readonly workspace: Workspace }
  | { readonly state: 'unreachable'; readonly reason: string };

interface ServerState {
  readonly status: ServerStatus;
  /** What is live of the open workspace. */
  readonly live: Live;
}

export const useServer = create<ServerState>(() => ({ status: { state: 'starting' }, live: { state: 'unknown' } }));

export function liveOf(body: RevisionBody): Live {
  const { workspace } = parseWorkspace(JSON.stringify(body.workspace));
  if (!workspace) return { state: 'unreachable', reason: 'What is live was made by a newer Hookflow.' };
  return { state: 'live', revision: body.revision, programHash: body.programHash, workspace };
}

/** Asks the server what is live of a workspace; an answer for another workspace than the one now open is dropped. */
export async function refreshLive(workspace: string): Promise<Live> {
  const answer = await desktop().call('server.live', { environment: LOCAL, workspace });
  const live: Live =
    answer.kind === 'ok'
      ? liveOf(answer.value)
      : answer.kind === 'unreachable'
        ? { state: 'unreachable', reason: answer.reason }
        : answer.problem.status === 404
          ? { state: 'none' }
          : { state: 'unreachable', reason: answer.problem.detail ?? answer.problem.title };
  useServer.setState({ live });
  return live;
}

const changes = new WeakMap<Workspace, { live: Workspace | undefined; changes: readonly Change[] }>();

/** The draft against what is live, in words; computed once for each pair. */
export function draftChanges(live: Live, draft: Workspace): readonly Change[] {
  const before = live.state === 'live' ? live.workspace : undefined;
  const known = changes.get(draft);
  if (known && known.live === before) return known.changes;
  const same = before !== undefined && formatWorkspace(before) === formatWorkspace(draft);
  const result = same ? [] : diffWorkspaces(before, draft);
  changes.set(draft, { live: before, changes: result });
  return result;
}
