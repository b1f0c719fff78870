import type { RunQuery } from '../../shared/sync/contract.ts';

/** What the list of runs is narrowed to; empty texts narrow nothing. */
export interface RunsFilter {
  readonly text: string;
  /** Id of a trigger that fired. */
  readonly trigger: string;
  readonly outcome: RunOutcomeChoice;
}
export type RunOutcomeChoice = '' | 'fired' | 'notFired' | 'broke' | 'failed' | 'pinned';

export const NO_FILTER: RunsFilter = { text: '', trigger: '', outcome: '' };

export const OUTCOME_CHOICES: readonly { readonly value: RunOutcomeChoice; readonly label: string }[] = [
  { value: '', label: 'Every outcome' },
  { value: 'fired', label: 'Fired' },
  { value: 'notFired', label: 'None fired' },
  { value: 'broke', label: 'Evaluation broke' },
  { value: 'failed', label: 'An action failed' },
  { value: 'pinned', label: 'Pinned' },
];

export function isFiltered({ text, trigger, outcome }: RunsFilter): boolean {
  return text.trim() !== '' || trigger !== '' || outcome !== '';
}

/** The filter as the server takes it (X7). */
export function runQuery({ text, trigger, outcome }: RunsFilter): RunQuery {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim().slice(0, 200) }),
    ...(trigger === '' ? {} : { trigger }),
    ...outcomeQuery(outcome),
  };
}

function outcomeQuery(outcome: RunOutcomeChoice): RunQuery {
  switch (outcome) {
    case '':
      return {};
    case 'failed':
      return { failed: 'true' };
    case 'pinned':
      return { pinned: 'true' };
    case 'fired':
    case 'notFired':
    case 'broke':
      return { outcome };
  }
}
