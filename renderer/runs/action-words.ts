import type { RunAction } from '../../shared/sync/contract.ts';

const words: Readonly<Record<RunAction['state'], string>> = {
  pending: 'waiting',
  delivered: 'done',
  recorded: 'in the outbox',
  failed: 'failed, will be tried again',
  uncertain: 'uncertain',
  dead: 'given up',
};

/** "2 in the outbox, 1 delivered": the actions of a run by their state. */
export function actionsInWords(actions: readonly RunAction[]): string {
  if (actions.length === 0) return 'No actions';
  const counts = new Map<RunAction['state'], number>();
  for (const { state } of actions) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${words[state]}`).join(', ');
}

export function actionStateWord(state: RunAction['state']): string {
  return words[state];
}
