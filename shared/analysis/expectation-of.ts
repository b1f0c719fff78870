import type { RequestedAction } from '../engine/trace.ts';
import type { ExpectedAction, Scenario } from '../flow/workspace.ts';
import { firedIn, type Outcome } from './scenario-result.ts';

export type Expectation = NonNullable<Scenario['expect']>;

/** What just happened, as expectations: whether each of the triggers fired, and kind and recipient of every action (S1). */
export function expectationOf(outcomes: readonly Outcome[], triggers: readonly string[]): Expectation {
  const fired = firedIn(outcomes);
  const requests = outcomes.flatMap(({ evaluation }) => evaluation.requests);
  return expectation(
    triggers.filter((id) => fired.has(id)),
    triggers.filter((id) => !fired.has(id)),
    requests.map(expectedAction),
  );
}

/** Empty lists are left out of the file. */
export function expectation(
  fired: readonly string[],
  notFired: readonly string[],
  actions: readonly ExpectedAction[],
): Expectation {
  return {
    ...(fired.length > 0 && { fired: [...fired] }),
    ...(notFired.length > 0 && { notFired: [...notFired] }),
    ...(actions.length > 0 && { actions: [...actions] }),
  };
}

function expectedAction({ trigger, kind, params }: RequestedAction): ExpectedAction {
  const { to } = params;
  return { trigger, kind, ...(to !== undefined && { params: { to } }) };
}
