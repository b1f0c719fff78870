import { expectation } from '../../shared/analysis/expectation-of.ts';
import { occurrencesOf, namedTriggers } from '../../shared/analysis/scenario-problems.ts';
import { eventNodeOf, type Trigger } from '../../shared/flow/trigger.ts';
import type { Scenario, Workspace } from '../../shared/flow/workspace.ts';

/** What a test expects of a trigger. */
export type Wanted = 'fired' | 'notFired' | 'free';
/** The triggers that a test can say something about: those of its events, and those that it names. In document order. */
export function triggersOfTest(workspace: Workspace, scenario: Scenario): readonly Trigger[] {
  const events = new Set(occurrencesOf(workspace, scenario).map(({ event }) => event));
  const named = new Set(namedTriggers(scenario).map(({ id }) => id));
  return workspace.triggers.filter((trigger) => named.has(trigger.id) || events.has(eventNodeOf(trigger)?.event ?? ''));
}

/** Ids that a test names and the workspace no longer has. */
export function lostTriggers(workspace: Workspace, scenario: Scenario): readonly string[] {
  const there = new Set(workspace.triggers.map(({ id }) => id));
  return namedTriggers(scenario).flatMap(({ id }) => (there.has(id) ? [] : [id]));
}

export function wantedOf({ expect = {} }: Scenario, trigger: string): Wanted {
  if (expect.fired?.includes(trigger)) return 'fired';
  return expect.notFired?.includes(trigger) ? 'notFired' : 'free';
}

/** The test with another expectation of a trigger. One that need not fire keeps no action either. */
export function withWanted(scenario: Scenario, trigger: string, wanted: Wanted): Scenario {
  const { fired = [], notFired = [], actions = [] } = scenario.expect ?? {};
  const without = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== trigger);
  const expect = expectation(
    wanted === 'fired' ? [...without(fired), trigger] : without(fired),
    wanted === 'notFired' ? [...without(notFired), trigger] : without(notFired),
    wanted === 'fired' ? actions : actions.filter((action) => action.trigger !== trigger),
  );
  return { ...scenario, expect };
}

export function withoutAction(scenario: Scenario, index: number): Scenario {
  const { fired = [], notFired = [], actions = [] } = scenario.expect ?? {};
  return {
    ...scenario,
    expect: expectation(
      fired,
      notFired,
      actions.filter((_, at) => at !== index),
    ),
  };
}
