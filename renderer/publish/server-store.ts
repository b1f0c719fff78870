import { create } from 'zustand';
import type { Environment, ServerStatus, WaitingPublish } from '../../shared/desktop/desktop-answers.ts';
import { diffWorkspaces, type Change } from '../../shared/flow/diff-workspaces.ts';
import { sameJson } from '../../shared/flow/same-json.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import type { SyncAnswer } from '../../shared/sync/client.ts';
import type { RevisionBody } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';

/** The embedded server's own environment: always there. */
export const LOCAL = 'local';

export type Live =
  | { readonly state: 'unknown' }
  | { readonly state: 'none' }
  | {
      readonly state: 'live';
      readonly revision: number;
      readonly programHash: string;
      readonly workspace: Workspace;
      readonly by?: string;
      readonly publishedAt?: string;
    }
  | { readonly state: 'unreachable'; readonly reason: string };

/** The revision that the draft began from or last took in; 0 and no workspace: nothing was live. */
export type Base =
  | { readonly state: 'unknown' }
  | { readonly state: 'known'; readonly revision: number; readonly workspace: Workspace | undefined };

interface ServerState {
  /** Of the embedded server. */
  readonly status: ServerStatus;
  readonly environments: readonly Environment[];
  /** Id of the one that this window publishes to. */
  readonly environment: string;
  /** What is live there of the open workspace. */
  readonly live: Live;
  /** What is live in the others, as far as it was asked. */
  readonly lives: Readonly<Record<string, Live>>;
  readonly base: Base;
  /** Publishes that wait for their servers (P6). */
  readonly waiting: readonly WaitingPublish[];
}

export const useServer = create<ServerState>(() => ({
  status: { state: 'starting' },
  environments: [{ id: LOCAL, name: 'Local', address: '', tokens: {} }],
  environment: LOCAL,
  live: { state: 'unknown' },
  lives: {},
  base: { state: 'unknown' },
  waiting: [],
}));

/** The environment that this window publishes to. */
export function chosenEnvironment({ environments, environment }: ServerState): Environment {
  return (
    environments.find(({ id }) => id === environment) ?? { id: environment, name: 'Local', address: '', tokens: {} }
  );
}

export function environmentName(): string {
  return chosenEnvironment(useServer.getState()).name;
}

export function useEnvironmentName(): string {
  return useServer((state) => chosenEnvironment(state).name);
}

/** Whether the app can ask there about this workspace: Local makes its own token. */
export function hasToken(environment: Environment, workspace: string): boolean {
  return environment.id === LOCAL || Object.hasOwn(environment.tokens, workspace);
}

export function liveOf(body: RevisionBody): Live {
  const { workspace } = parseWorkspace(JSON.stringify(body.workspace));
  if (!workspace) return { state: 'unreachable', reason: 'What is live was made by a newer Hookflow.' };
  const { revision, programHash, by, publishedAt } = body;
  return { state: 'live', revision, programHash, workspace, by, publishedAt };
}

export function setLive(environment: string, live: Live): void {
  useServer.setState((state) => ({
    lives: { ...state.lives, [environment]: live },
    ...(environment === state.environment ? { live } : {}),
  }));
}

/** Asks a server what is live of a workspace. The same revision keeps its identity, so that nothing is drawn anew. */
export async function refreshLive(workspace: string, environment = useServer.getState().environment): Promise<Live> {
  const answer = await desktop().call('server.live', { environment, workspace });
  const live = liveIn(answer);
  const known = useServer.getState().lives[environment];
  const same = known?.state === 'live' && live.state === 'live' && known.revision === live.revision;
  if (!same || known.programHash !== live.programHash) setLive(environment, live);
  return live;
}

function liveIn(answer: SyncAnswer<RevisionBody>): Live {
  if (answer.kind === 'ok') return liveOf(answer.value);
  if (answer.kind === 'unreachable') return { state: 'unreachable', reason: answer.reason };
  if (answer.problem.code === 'nothing-live') return { state: 'none' };
  return { state: 'unreachable', reason: answer.problem.detail ?? answer.problem.title };
}

const changes = new WeakMap<Workspace, { live: Workspace | undefined; changes: readonly Change[] }>();

/** The draft against what is live, in words; computed once for each pair. */
export function draftChanges(live: Live, draft: Workspace): readonly Change[] {
  const before = live.state === 'live' ? live.workspace : undefined;
  const known = changes.get(draft);
  if (known && known.live === before) return known.changes;
  const same = before !== undefined && sameJson(before, draft);
  const result = same ? [] : diffWorkspaces(before, draft);
  changes.set(draft, { live: before, changes: result });
  return result;
}
