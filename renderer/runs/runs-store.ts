import { create } from 'zustand';
import type { OutboxMessage, RunBody, RunHead } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { environmentName, useServer } from '../publish/server-store.ts';
import { showToast } from '../ui/toasts.tsx';

const KEPT = 500;

export interface ChosenRun {
  readonly run: RunBody;
  /** What its actions put into the outbox. */
  readonly messages: readonly OutboxMessage[];
}

interface RunsState {
  /** The newest first. */
  readonly runs: readonly RunHead[];
  readonly chosen: ChosenRun | null;
}

export const useRuns = create<RunsState>(() => ({ runs: [], chosen: null }));

/** Puts a run on top, or in the place of its earlier state. */
export function addRun(run: RunHead): void {
  useRuns.setState(({ runs }) => {
    const known = runs.some(({ id }) => id === run.id);
    return { runs: known ? runs.map((old) => (old.id === run.id ? run : old)) : [run, ...runs].slice(0, KEPT) };
  });
}

export async function loadRuns(workspace: string): Promise<void> {
  const { environment } = useServer.getState();
  const answer = await desktop().call('server.runs', { environment, workspace });
  if (answer.kind !== 'ok' || useServer.getState().environment !== environment) return;
  const loaded = answer.value.runs;
  useRuns.setState(({ runs }) => {
    const arrived = runs.filter(({ id }) => !loaded.some((run) => run.id === id));
    return { runs: [...arrived, ...loaded].slice(0, KEPT) };
  });
}

/** Loads one run with its trace and messages; says so when the server does not answer. */
export async function openRun(workspace: string, id: string): Promise<void> {
  const target = { environment: useServer.getState().environment, workspace };
  const [run, outbox] = await Promise.all([
    desktop().call('server.run', { ...target, run: id }),
    desktop().call('server.outbox', target),
  ]);
  if (run.kind !== 'ok' || outbox.kind !== 'ok') {
    showToast({ tone: 'err', text: `The run could not be read: ${environmentName()} did not answer. Try again.` });
    return;
  }
  const messages = outbox.value.messages.filter((message) => message.run === id);
  useRuns.setState({ chosen: { run: run.value, messages } });
}
