import { canonicalJson } from '../base/canonical-json.ts';
import type { JsonObject } from '../base/json.ts';
import { sha256Hex } from '../base/sha256.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { wellFormedText } from '../program/well-formed.ts';
import type { RaisedEvent } from './contact-difference.ts';

/** A chain stops here with `loop-guard` (E9): the first occurrence has depth 0, what it causes has depth 1. */
export const MAX_DEPTH = 8;
/** A chain that branches stops here too, so that it ends in reasonable time. */
export const MAX_CAUSED = 1000;

/** An event raised by an action, or by the contact's arrival at a server (O5), not yet an occurrence. */
export interface Raised extends RaisedEvent {
  /** Null where no trigger raised it. */
  readonly trigger: string | null;
  readonly node: string | null;
  /** Counts what the same node of the same occurrence raised, from 0. */
  readonly position: number;
}

export interface Pending {
  readonly raised: Raised;
  /** Id of the occurrence that caused it. */
  readonly cause: string;
  readonly depth: number;
}

/** SHA-256 of the canonical JSON `[cause, trigger, node, position]`, so that a repeat is a duplicate (E9). */
export function causedId(cause: string, raised: Omit<Raised, 'event' | 'data'>): string {
  return sha256Hex(canonicalJson([wellFormedText(cause), raised.trigger, raised.node, raised.position]));
}

/** The occurrence of a raised event, at `now` (epoch milliseconds), with the contact as it then is. */
export function causedOccurrence(pending: Pending, now: number, contact: JsonObject): Occurrence {
  const { raised, cause } = pending;
  return {
    id: causedId(cause, raised),
    event: raised.event,
    occurredAt: timeText(now),
    contact,
    data: raised.data,
    causedBy: cause,
  };
}

function timeText(now: number): string {
  const time = new Date(now);
  return Number.isNaN(time.getTime()) ? new Date(0).toISOString() : time.toISOString();
}

/**
 * Visits what a chain raises, breadth first: each after the one that caused it, in request order (E9). `visit` returns
 * what the occurrence raised in turn; `cut` is told where the chain stops.
 */
export function followChain(
  first: readonly Pending[],
  visit: (pending: Pending) => readonly Pending[],
  cut: (pending: Pending) => void,
): void {
  const queue = [...first];
  for (let index = 0; index < queue.length; index += 1) {
    const pending = queue[index] as Pending;
    if (pending.depth >= MAX_DEPTH || index >= MAX_CAUSED) cut(pending);
    else for (const next of visit(pending)) queue.push(next);
  }
}

/** What one node raised, as pending causes of the occurrence. */
export function pendingOf(
  raised: readonly RaisedEvent[],
  cause: { readonly id: string; readonly depth: number; readonly trigger: string | null; readonly node: string | null },
): readonly Pending[] {
  const { id, depth, trigger, node } = cause;
  return raised.map((one, position) => ({
    raised: { ...one, trigger, node, position },
    cause: id,
    depth: depth + 1,
  }));
}
