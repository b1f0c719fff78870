import type { Occurrence } from '../events/occurrence.ts';
import { causedOccurrence, followChain } from './caused.ts';
import { decideSteps } from './decide-steps.ts';
import type { PreparedGroup, PreparedProgram } from './prepare.ts';
import type { ReachedAction } from './prepared-trigger.ts';
import { OccurrenceScope, scopeOf, type Scope } from './scope.ts';
import type { State } from './trace.ts';

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
  const group = prepared.byEvent.get(occurrence.event);
  // At a time that is no number each gate is shut (E2).
  if (group === undefined || !(o.now < Infinity)) return { fired: NO_TRIGGER, reached: NO_ACTION, state: o.state };
  const scope = new OccurrenceScope(occurrence, o.state.contact, o);
  return group.plain ? decidePlain(group, scope, o.state) : decideChain(prepared, group, scope, occurrence, o);
}

/** What nearly every occurrence gets; one list for all, so that nothing is made for it. */
const NO_TRIGGER: readonly string[] = Object.freeze([]);
const NO_ACTION: readonly ReachedAction[] = Object.freeze([]);

/** The usual case: which triggers fire is all there is to know. */
function decidePlain(group: PreparedGroup, scope: Scope, state: State): Decision {
  const { matcher, ids, actions } = group;
  const count = matcher.match(scope);
  if (count === 0) return { fired: NO_TRIGGER, reached: NO_ACTION, state };
  const { positions } = matcher;
  const first = positions[0] as number;
  if (count === 1) return { fired: [ids[first] as string], reached: [actions[first] as ReachedAction], state };
  const fired = new Array<string>(count);
  const reached = new Array<ReachedAction>(count);
  for (let at = 0; at < count; at += 1) {
    const position = positions[at] as number;
    fired[at] = ids[position] as string;
    reached[at] = actions[position] as ReachedAction;
  }
  return { fired, reached, state };
}

function decideChain(
  prepared: PreparedProgram,
  group: PreparedGroup,
  scope: Scope,
  occurrence: Occurrence,
  o: { readonly now: number; readonly state: State },
): Decision {
  const first = decideSteps(prepared, group, occurrence, scope, 0);
  let { contact } = first;
  followChain(
    first.raised,
    (pending) => {
      const caused = prepared.byEvent.get(pending.raised.event);
      if (!caused) return [];
      const next = causedOccurrence(pending, o.now, contact);
      const decided = decideSteps(prepared, caused, next, scopeOf(next, contact, o.now), pending.depth);
      contact = decided.contact;
      return decided.raised;
    },
    () => undefined,
  );
  const state = contact === o.state.contact ? o.state : { ...o.state, contact };
  return { fired: first.fired, reached: first.reached, state };
}
