import type { Json, JsonObject } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { programHash } from '../program/program-hash.ts';
import { wellFormedJson } from '../program/well-formed.ts';
import type { Evaluation } from './evaluate.ts';
import type { PreparedProgram } from './prepare.ts';
import type { RequestedAction, TriggerTrace } from './trace.ts';
import { traceHash } from './trace-hash.ts';

/**
 * One line of `hookflow simulate`. Names are not in the program; `names` tells a trigger's, and the member is left out
 * where it does not. `actions` are those of the occurrence itself, `caused` has those of what it caused.
 */
export function simulationLine(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  result: Evaluation,
  names: (trigger: string) => string | undefined = () => undefined,
): JsonObject {
  const { trace, requests } = result;
  const actionsOf = (id: string): Json => requests.filter((request) => request.occurrence === id).map(actionLine);
  const line = {
    occurrence: occurrence.id,
    event: trace.event,
    program: programHash(prepared.program),
    trace: traceHash(trace),
    triggers: trace.triggers.map((trigger) => triggerLine(trigger, names(trigger.trigger))),
    actions: actionsOf(trace.occurrence),
    caused: (trace.caused ?? []).map((one) => ({
      event: one.event,
      causedBy: one.causedBy,
      ...(one.guard && { guard: one.guard }),
      actions: actionsOf(one.occurrence),
    })),
  };
  return wellFormedJson(line) as JsonObject;
}

function triggerLine(trace: TriggerTrace, name: string | undefined): object {
  const { trigger, outcome, gate, nodes } = trace;
  return { trigger, ...(name !== undefined && { name }), outcome, ...(gate && { gate }), nodes };
}

function actionLine({ trigger, node, kind, key, params }: RequestedAction): JsonObject {
  return { trigger, node, kind, key, params };
}
