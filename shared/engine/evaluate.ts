import type { JsonObject } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { programHash } from '../program/program-hash.ts';
import { causedId, causedOccurrence, followChain, pendingOf, type Pending } from './caused.ts';
import { raisedByChange, type RaisedEvent } from './contact-difference.ts';
import { explainOccurrence } from './explain-occurrence.ts';
import type { PreparedProgram } from './prepare.ts';
import type { RequestedAction, State, Trace } from './trace.ts';

export interface EvaluationOptions {
  /** Epoch milliseconds. At the desk: the occurrence's own time (E1). */
  readonly now: number;
  /** `contact` is what conditions see; an occurrence's own `contact` is not read. */
  readonly state: State;
  /** Servers only: the stored contact before this occurrence was merged into it, null when it was just created (O5, E9). */
  readonly contactBefore?: JsonObject | null;
}

export interface Evaluation {
  readonly trace: Trace;
  /** In request order, those of caused occurrences after those of their cause. */
  readonly requests: readonly RequestedAction[];
  readonly state: State;
}

/**
 * What one occurrence does, explained, with all it causes (E1–E9). Pure: the same arguments give the same bytes. Never
 * throws, whatever the occurrence holds (C9).
 */
export function evaluate(prepared: PreparedProgram, occurrence: Occurrence, o: EvaluationOptions): Evaluation {
  const { now } = o;
  const program = programHash(prepared.program);
  const first = explainOccurrence(prepared, occurrence, { now, contact: o.state.contact, depth: 0 });
  let { contact } = first;
  const requests = [...first.requests];
  const caused: Trace[] = [];
  const trace = (of: Occurrence, triggers: Trace['triggers']): Trace => ({
    program,
    occurrence: of.id,
    event: of.event,
    now,
    ...(of.causedBy !== undefined && { causedBy: of.causedBy }),
    triggers,
  });
  followChain(
    [...raisedByArrival(occurrence, o), ...first.raised],
    (pending) => {
      const next = causedOccurrence(pending, now, contact);
      const explained = explainOccurrence(prepared, next, { now, contact, depth: pending.depth });
      contact = explained.contact;
      requests.push(...explained.requests);
      caused.push(trace(next, explained.triggers));
      return explained.raised;
    },
    (pending) => caused.push(guardTrace(pending, program, now)),
  );
  return {
    trace: { ...trace(occurrence, first.triggers), ...(caused.length > 0 && { caused }) },
    requests,
    state: { ...o.state, contact },
  };
}

/** What a server's merge raised, before anything that actions raise (O5, E9). */
export function raisedByArrival(occurrence: Occurrence, o: EvaluationOptions): readonly Pending[] {
  if (o.contactBefore === undefined) return [];
  const raised: readonly RaisedEvent[] =
    o.contactBefore === null ? [{ event: '10201', data: {} }] : raisedByChange(o.contactBefore, o.state.contact);
  return pendingOf(raised, { id: occurrence.id, depth: 0, trigger: null, node: null });
}

function guardTrace(pending: Pending, program: string, now: number): Trace {
  return {
    program,
    occurrence: causedId(pending.cause, pending.raised),
    event: pending.raised.event,
    now,
    causedBy: pending.cause,
    triggers: [],
    guard: 'loop-guard',
  };
}
