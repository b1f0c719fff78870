import { create } from 'zustand';
import type { DeadLetter } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { environmentName, useServer } from '../publish/server-store.ts';
import { showToast } from '../ui/toasts.tsx';

const MOST_AT_ONCE = 500;

interface DeadLettersState {
  /** The newest first; undefined until the server answered. */
  readonly letters: readonly DeadLetter[] | undefined;
  readonly next: string | undefined;
  readonly problem: string | undefined;
}

export const useDeadLetters = create<DeadLettersState>(() => ({
  letters: undefined,
  next: undefined,
  problem: undefined,
}));

/** Loads the newest dead letters of the chosen environment, or those of a further page. */
export async function loadDeadLetters(workspace: string, page?: string): Promise<void> {
  const { environment } = useServer.getState();
  const target = { environment, workspace };
  const answer = await desktop().call('server.deadLetters', page === undefined ? target : { ...target, page });
  if (useServer.getState().environment !== environment) return;
  if (answer.kind !== 'ok') {
    const problem = answer.kind === 'refused' ? (answer.problem.detail ?? answer.problem.title) : answer.reason;
    return useDeadLetters.setState({ problem });
  }
  const { deadLetters, next } = answer.value;
  useDeadLetters.setState(({ letters = [] }) => ({
    letters: page === undefined ? deadLetters : [...letters, ...deadLetters],
    next,
    problem: undefined,
  }));
}

/** Makes them due again, each with a fresh count of attempts (X3). */
export async function redrive(workspace: string, letters: readonly DeadLetter[]): Promise<void> {
  const target = { environment: useServer.getState().environment, workspace };
  const name = environmentName();
  const keys = letters.slice(0, MOST_AT_ONCE).map(({ key }) => key);
  const answer = await desktop().call('server.redrive', { ...target, keys });
  if (answer.kind === 'ok') {
    const count = answer.value.redriven;
    showToast({ tone: 'pass', text: `${name} tries ${count === 1 ? '1 action' : `${count} actions`} again.` });
  } else {
    const why = answer.kind === 'refused' ? (answer.problem.detail ?? answer.problem.title) : answer.reason;
    showToast({ tone: 'err', text: `Nothing was tried again: ${why}` });
  }
  await loadDeadLetters(workspace);
}
