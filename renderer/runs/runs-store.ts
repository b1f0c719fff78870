import { create } from 'zustand';
import type { OutboxMessage, RunBody, RunHead } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { environmentName, useServer } from '../publish/server-store.ts';
import { announce } from '../ui/announce.tsx';
import { showToast } from '../ui/toasts.tsx';
import { isFiltered, NO_FILTER, runQuery, type RunsFilter } from './runs-filter.ts';

const KEPT = 500;
/** Runs that arrive while a filter is on are asked for together. */
const GATHER_MS = 400;

export interface ChosenRun {
  readonly run: RunBody;
  /** What its actions put into the outbox. */
  readonly messages: readonly OutboxMessage[];
}

interface RunsState {
  /** The newest first; with a filter those that the server says fit it. */
  readonly runs: readonly RunHead[];
  /** Cursor of the older ones. */
  readonly next: string | undefined;
  readonly filter: RunsFilter;
  readonly chosen: ChosenRun | null;
}

export const useRuns = create<RunsState>(() => ({ runs: [], next: undefined, filter: NO_FILTER, chosen: null }));

/** Another workspace or environment is watched. */
export function resetRuns(): void {
  useRuns.setState({ runs: [], next: undefined, chosen: null, filter: NO_FILTER });
}

/** Puts a run on top, or in the place of its earlier state. Whether it fits a filter only the server knows. */
export function addRun(run: RunHead, workspace: string): void {
  const { runs, filter } = useRuns.getState();
  const known = runs.some(({ id }) => id === run.id);
  if (known) useRuns.setState({ runs: runs.map((old) => (old.id === run.id ? run : old)) });
  else if (isFiltered(filter)) loadSoon(workspace);
  else useRuns.setState({ runs: [run, ...runs].slice(0, KEPT) });
}

let soon: ReturnType<typeof setTimeout> | undefined;
function loadSoon(workspace: string): void {
  soon ??= setTimeout(() => {
    soon = undefined;
    void loadRuns(workspace);
  }, GATHER_MS);
}

export function setFilter(workspace: string, change: Partial<RunsFilter>): void {
  useRuns.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
  void loadRuns(workspace);
}

/** Loads the newest runs that fit the filter; an answer to an earlier filter is dropped. */
export async function loadRuns(workspace: string): Promise<void> {
  const { environment } = useServer.getState();
  const { filter } = useRuns.getState();
  const answer = await desktop().call('server.runs', { environment, workspace, query: runQuery(filter, Date.now()) });
  if (answer.kind !== 'ok' || !isCurrent(environment, filter)) return;
  const { runs: loaded, next } = answer.value;
  useRuns.setState(({ runs }) => {
    const arrived = isFiltered(filter) ? [] : runs.filter(({ id }) => Number(id) > Number(loaded[0]?.id ?? 0));
    return { runs: [...arrived, ...loaded], next };
  });
  if (isFiltered(filter)) announce(loaded.length === 1 ? '1 run fits.' : `${loaded.length} runs fit.`);
}

export async function loadOlderRuns(workspace: string): Promise<void> {
  const { environment } = useServer.getState();
  const { filter, next } = useRuns.getState();
  if (next === undefined) return;
  const query = { ...runQuery(filter, Date.now()), before: next };
  const answer = await desktop().call('server.runs', { environment, workspace, query });
  if (answer.kind !== 'ok' || !isCurrent(environment, filter)) return;
  useRuns.setState(({ runs }) => ({ runs: [...runs, ...answer.value.runs], next: answer.value.next }));
}

function isCurrent(environment: string, filter: RunsFilter): boolean {
  return useServer.getState().environment === environment && useRuns.getState().filter === filter;
}

/** Loads one run with its trace and messages; says so when the server does not answer. */
export async function openRun(workspace: string, id: string): Promise<void> {
  const target = { environment: useServer.getState().environment, workspace };
  const [run, outbox] = await Promise.all([
    desktop().call('server.run', { ...target, run: id }),
    desktop().call('server.outbox', target),
  ]);
  if (run.kind !== 'ok' || outbox.kind !== 'ok') {
    const text = `The run could not be read: ${environmentName()} did not answer, or no longer keeps it.`;
    showToast({ tone: 'err', text });
    return;
  }
  const messages = outbox.value.messages.filter((message) => message.run === id);
  useRuns.setState({ chosen: { run: run.value, messages } });
}

/** Keeps a run for good, or lets the budget decide again (X7). */
export async function pinRun(workspace: string, { run }: ChosenRun): Promise<void> {
  const target = { environment: useServer.getState().environment, workspace };
  const pinned = run.pinned !== true;
  const answer = await desktop().call('server.pinRun', { ...target, run: run.id, pinned });
  if (answer.kind !== 'ok') {
    const text = answer.kind === 'refused' ? (answer.problem.detail ?? answer.problem.title) : answer.reason;
    showToast({ tone: 'err', text });
    return;
  }
  addRun(answer.value, workspace);
  await openRun(workspace, run.id);
  announce(pinned ? 'Kept until you unpin it.' : 'No longer pinned.');
}
