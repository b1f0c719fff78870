import type { RunQuery } from '../../shared/sync/contract.ts';

/** What the list of runs is narrowed to; empty texts narrow nothing. */
export interface RunsFilter {
  readonly text: string;
  /** Id of a trigger that fired. */
  readonly trigger: string;
  readonly outcome: RunOutcomeChoice;
  readonly event: string;
  /** A contact's id, purl or e-mail. */
  readonly contact: string;
  readonly since: RunSinceChoice;
}
export type RunSinceChoice = '' | 'hour' | 'day' | 'week';
export type RunOutcomeChoice = '' | 'fired' | 'notFired' | 'broke' | 'failed' | 'pinned';

export const NO_FILTER: RunsFilter = { text: '', trigger: '', outcome: '', event: '', contact: '', since: '' };

export const OUTCOME_CHOICES: readonly { readonly value: RunOutcomeChoice; readonly label: string }[] = [
  { value: '', label: 'Every outcome' },
  { value: 'fired', label: 'Fired' },
  { value: 'notFired', label: 'None fired' },
  { value: 'broke', label: 'Evaluation broke' },
  { value: 'failed', label: 'An action failed' },
  { value: 'pinned', label: 'Pinned' },
];

export const SINCE_CHOICES: readonly { readonly value: RunSinceChoice; readonly label: string }[] = [
  { value: '', label: 'Any time' },
  { value: 'hour', label: 'Last hour' },
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
];
const HOUR_MS = 3_600_000;
const SINCE_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;

export function isFiltered(filter: RunsFilter): boolean {
  return Object.values(filter).some((value: string) => value.trim() !== '');
}

/** The filter as the server takes it (X7); `now` is epoch milliseconds. */
export function runQuery(filter: RunsFilter, now: number): RunQuery {
  const { text, trigger, outcome, event, contact, since } = filter;
  return {
    ...(event === '' ? {} : { event }),
    ...(contact.trim() === '' ? {} : { contact: contact.trim().slice(0, 320) }),
    ...(since === '' ? {} : { since: new Date(now - SINCE_MS[since]).toISOString() }),
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
