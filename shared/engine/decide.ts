import type { JsonObject } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { actionView } from './action-view.ts';
import { causedOccurrence, followChain, pendingOf, type Pending } from './caused.ts';
import { gateOf } from './gate.ts';
import type { ActionStep, PreparedProgram, PreparedStep, PreparedTrigger } from './prepare.ts';
import { scopeOf, type Scope } from './scope.ts';
import type { State } from './trace.ts';

export interface ReachedAction {
  readonly trigger: string;
  readonly node: string;
}

export interface Decision {
  /** Triggers of this occurrence that fired, in document order. */
  readonly fired: readonly string[];
  /** Action nodes of this occurrence that were reached, in request order. */
  readonly reached: readonly ReachedAction[];
  /** The same as after `evaluate`: caused occurrences are followed for it, and for it alone. */
  readonly state: State;
}

/**
 * What fires, as fast as can be: stops at the first rule that settles a condition and renders only what changes later
 * evaluation (E5). Agrees with `evaluate` on triggers fired, action nodes reached and state. `now`: epoch milliseconds.
 */
export function decide(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  o: { readonly now: number; readonly state: State },
): Decision {
  const first = decideOne(prepared, occurrence, o.now, o.state.contact, 0);
  let { contact } = first;
  if (first.raised.length > 0) {
    followChain(
      first.raised,
      (pending) => {
        if (!prepared.byEvent.has(pending.raised.event)) return [];
        const next = causedOccurrence(pending, o.now, contact);
        const decided = decideOne(prepared, next, o.now, contact, pending.depth);
        contact = decided.contact;
        return decided.raised;
      },
      () => undefined,
    );
  }
  const state = contact === o.state.contact ? o.state : { ...o.state, contact };
  return { fired: first.fired, reached: first.reached, state };
}

interface Decided {
  readonly fired: string[];
  readonly reached: ReachedAction[];
  readonly raised: Pending[];
  contact: JsonObject;
}

function decideOne(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  now: number,
  contact: JsonObject,
  depth: number,
): Decided {
  const decided: Decided = { fired: [], reached: [], raised: [], contact };
  const group = prepared.byEvent.get(occurrence.event);
  if (!group) return decided;
  const scope = scopeOf(occurrence, contact, now);
  const visit = (trigger: PreparedTrigger): void => {
    if (gateOf(trigger, now) !== undefined) return;
    const actions = trigger.fixed ?? reachedActions(trigger, scope);
    if (actions.length === 0) return;
    decided.fired.push(trigger.id);
    for (const step of actions) {
      decided.reached.push({ trigger: trigger.id, node: step.node });
      if (step.action.changesLater) act(prepared, occurrence, scope, decided, { trigger, step, depth });
    }
  };
  const { triggers } = group;
  const index = group.index();
  if (index) for (const position of index.match(scope)) visit(triggers[position] as PreparedTrigger);
  else for (const trigger of triggers) if (trigger.entry?.holds(scope) !== false) visit(trigger);
  return decided;
}

/** The action nodes that the occurrence reaches; actions never change what later conditions see (E4). */
function reachedActions(trigger: PreparedTrigger, scope: Scope): readonly ActionStep[] {
  const reached = new Uint8Array(trigger.steps.length);
  const actions: ActionStep[] = [];
  for (const [index, step] of trigger.steps.entries()) {
    if (step.kind !== 'event' && reached[index] !== 1) continue;
    for (const next of taken(trigger, step, scope)) reached[next] = 1;
    if (step.kind === 'action') actions.push(step);
  }
  return actions;
}

function taken(trigger: PreparedTrigger, step: PreparedStep, scope: Scope): readonly number[] {
  switch (step.kind) {
    case 'event':
      return step.out;
    case 'condition':
      // The entry condition was found to hold before the walk began.
      return step.condition.holds === trigger.entry?.holds || step.condition.holds(scope) ? step.yes : step.no;
    case 'action':
      return step.then;
  }
}

/** An action that fails changes nothing, here as in `evaluate` (E4, C9). */
function act(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  scope: Scope,
  decided: Decided,
  at: { readonly trigger: PreparedTrigger; readonly step: ActionStep; readonly depth: number },
): void {
  try {
    const performed = at.step.action.perform(actionView(prepared, occurrence, scope, decided.contact));
    if (!performed.ok) return;
    decided.contact = performed.value.contact;
    const { trigger, step, depth } = at;
    const cause = { id: occurrence.id, depth, trigger: trigger.id, node: step.node };
    for (const pending of pendingOf(performed.value.raised, cause)) decided.raised.push(pending);
  } catch {
    return;
  }
}
