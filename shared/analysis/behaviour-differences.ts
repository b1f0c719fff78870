import { canonicalJson } from '../base/canonical-json.ts';
import { evaluate } from '../engine/evaluate.ts';
import { prepare } from '../engine/prepare.ts';
import type { RequestedAction } from '../engine/trace.ts';
import type { Occurrence } from '../events/occurrence.ts';
import type { Program } from '../program/program.ts';

/** How one occurrence fares under two programs; only what differs. */
export interface BehaviourDifference {
  readonly occurrence: Occurrence;
  /** Trigger ids. */
  readonly firesNow: readonly string[];
  readonly firesNoMore: readonly string[];
  /** Requested by one program only, or with other parameters by each. */
  readonly requestedBefore: readonly RequestedAction[];
  readonly requestedAfter: readonly RequestedAction[];
}

/**
 * Runs occurrences through two programs by the one engine (E1) and gives those that end differently, in order. Each
 * occurrence's contact stands alone and `now` is its `occurredAt`, as in a simulation (O5).
 */
export function behaviourDifferences(
  before: Program,
  after: Program,
  occurrences: readonly Occurrence[],
): readonly BehaviourDifference[] {
  const old = prepare(before);
  const next = prepare(after);
  return occurrences.flatMap((occurrence) => {
    const one = outcome(old, occurrence);
    const two = outcome(next, occurrence);
    const difference: BehaviourDifference = {
      occurrence,
      firesNow: [...two.fired].filter((id) => !one.fired.has(id)),
      firesNoMore: [...one.fired].filter((id) => !two.fired.has(id)),
      requestedBefore: missingFrom(two.requests, one.requests),
      requestedAfter: missingFrom(one.requests, two.requests),
    };
    const same = [
      difference.firesNow,
      difference.firesNoMore,
      difference.requestedBefore,
      difference.requestedAfter,
    ].every(({ length }) => length === 0);
    return same ? [] : [difference];
  });
}

function outcome(prepared: ReturnType<typeof prepare>, occurrence: Occurrence) {
  const { trace, requests } = evaluate(prepared, occurrence, {
    now: Date.parse(occurrence.occurredAt),
    state: { contact: occurrence.contact },
  });
  const fired = new Set(trace.triggers.filter((entry) => entry.outcome === 'fired').map((entry) => entry.trigger));
  return { fired, requests };
}

function missingFrom(others: readonly RequestedAction[], requests: readonly RequestedAction[]): RequestedAction[] {
  const known = new Set(others.map(identity));
  return requests.filter((request) => !known.has(identity(request)));
}

function identity(request: RequestedAction): string {
  return canonicalJson([request.key, request.kind, request.params]);
}
