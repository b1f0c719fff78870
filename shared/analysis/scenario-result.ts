import type { Problem } from '../base/problem.ts';
import type { Evaluation } from '../engine/evaluate.ts';
import type { Trace } from '../engine/trace.ts';
import type { Occurrence } from '../events/occurrence.ts';

/** One occurrence of a scenario and what came of it. */
export interface ScenarioRun {
  /** As evaluated: its contact is the one that conditions saw. */
  readonly occurrence: Occurrence;
  readonly evaluation: Evaluation;
}

/** An expectation that was not met (S1). */
export interface ScenarioDifference {
  readonly kind: 'fired' | 'notFired' | 'action';
  /** Id of the trigger it is about. */
  readonly trigger: string;
  /** One sentence: “Thank-you e-mail” should fire, but does not. */
  readonly sentence: string;
  readonly expected: string;
  readonly actual: string;
}

export interface ScenarioResult {
  /** Id of the scenario. */
  readonly scenario: string;
  readonly state: 'passed' | 'failed' | 'notRunnable';
  /** Of a failed one, in the order of its expectations. */
  readonly differences: readonly ScenarioDifference[];
  /** Why it cannot run; pointers lead into the scenario. */
  readonly problems: readonly Problem[];
  /** In order; empty when it cannot run. */
  readonly runs: readonly ScenarioRun[];
}

/** What evaluating an occurrence gave, as far as expectations look at it. */
export interface Outcome {
  readonly evaluation: Pick<Evaluation, 'trace' | 'requests'>;
}

/** Every trace of some runs: of their occurrences, and of all that these caused (E9). */
export function tracesOf(runs: readonly Outcome[]): readonly Trace[] {
  return runs.flatMap(({ evaluation: { trace } }) => [trace, ...(trace.caused ?? [])]);
}

/** The triggers that fired for any of the occurrences, or for one that they caused. */
export function firedIn(runs: readonly Outcome[]): ReadonlySet<string> {
  const entries = tracesOf(runs).flatMap(({ triggers }) => triggers);
  return new Set(entries.filter(({ outcome }) => outcome === 'fired').map(({ trigger }) => trigger));
}
