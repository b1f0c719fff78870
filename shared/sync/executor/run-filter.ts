import { possibleKeys } from './contact-keys.ts';

/** Which runs are wanted (X7); every member narrows. Times are epoch milliseconds. */
export interface RunFilter {
  /** Fired this trigger. */
  readonly trigger?: string | undefined;
  readonly event?: string | undefined;
  /** The contact's id, purl or e-mail. */
  readonly contact?: string | undefined;
  readonly outcome?: RunOutcome | undefined;
  /** Its evaluation broke, or an action is a dead letter, uncertain, or being tried again. */
  readonly failed?: boolean | undefined;
  readonly pinned?: boolean | undefined;
  /** Accepted at or after. */
  readonly since?: number | undefined;
  /** Accepted before. */
  readonly until?: number | undefined;
  /** Stands in what was sent, or in its id; ASCII letters match in either case. */
  readonly text?: string | undefined;
}
export const RUN_OUTCOMES = ['fired', 'notFired', 'broke'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What of a run filters look at. */
export interface RunFacts {
  readonly event: string;
  readonly fired: readonly string[];
  readonly broke: boolean;
  /** States of its actions. */
  readonly states: readonly string[];
  readonly pinned: boolean;
  readonly acceptedAt: number;
  /** `contactKeys` of the contact that conditions saw. */
  readonly contactKeys: readonly string[];
  /** The occurrence as JSON text. */
  readonly sent: string;
}

const FAILED: readonly string[] = ['failed', 'dead', 'uncertain'];

export function matchesRun(filter: RunFilter, facts: RunFacts): boolean {
  const { trigger, event, contact, outcome, failed, pinned, since, until, text } = filter;
  const hasFailed = facts.broke || facts.states.some((state) => FAILED.includes(state));
  return (
    (trigger === undefined || facts.fired.includes(trigger)) &&
    (event === undefined || facts.event === event) &&
    (contact === undefined || possibleKeys(contact).some((key) => facts.contactKeys.includes(key))) &&
    (outcome === undefined || outcomeOf(facts) === outcome) &&
    (failed === undefined || hasFailed === failed) &&
    (pinned === undefined || facts.pinned === pinned) &&
    (since === undefined || facts.acceptedAt >= since) &&
    (until === undefined || facts.acceptedAt < until) &&
    (text === undefined || asciiLower(facts.sent).includes(asciiLower(text)))
  );
}

function outcomeOf({ broke, fired }: RunFacts): RunOutcome {
  if (broke) return 'broke';
  return fired.length > 0 ? 'fired' : 'notFired';
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
