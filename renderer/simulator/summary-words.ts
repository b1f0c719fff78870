import type { RequestedAction, Trace } from '../../shared/engine/trace.ts';

interface Outcome {
  readonly trace: Trace;
  readonly requests: readonly RequestedAction[];
}

/** "1 rule", "2 rules". */
export function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "2 of 3 triggers fired": of those that the event starts and that are on; `blocked` of them have errors and could not run. */
export function firedWords({ trace }: Outcome, blocked: number): string {
  const on = trace.triggers.filter(({ gate }) => gate !== 'disabled');
  const fired = on.filter(({ outcome }) => outcome === 'fired').length;
  return `${fired} of ${countWords(on.length + blocked, 'trigger')} fired`;
}

/** The same of an occurrence that an action caused. */
export function causedWords(trace: Trace): string {
  if (trace.guard) return 'stopped: the chain is 8 deep';
  return trace.triggers.length === 0 ? 'no trigger starts with it' : firedWords({ trace, requests: [] }, 0);
}

export function requestedWords({ requests }: Outcome): string {
  return requests.length === 0
    ? 'no action requested'
    : `${countWords(requests.length, 'action')} requested, nothing sent`;
}
