import type { Json, JsonObject } from '../../shared/base/json.ts';
import { parseRfc3339 } from '../../shared/base/rfc3339.ts';
import { decide } from '../../shared/engine/decide.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { simulationLine } from '../../shared/engine/simulation-line.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';
import type { Simulation } from './simulation.ts';

export interface SimulatedLine {
  /** JSON. */
  readonly text: string;
  readonly fired: number;
  readonly actions: number;
  readonly refused: boolean;
}

/** The output line of one occurrence; its contact stands alone (O5). */
export function simulated(parsed: ParsedOccurrence, simulation: Simulation): SimulatedLine {
  if (!parsed.ok) {
    const line = { line: parsed.error[0]?.line ?? 1, problems: parsed.error };
    return { text: JSON.stringify(line), fired: 0, actions: 0, refused: true };
  }
  const { occurrence } = parsed.value;
  const now = simulation.now ?? parseRfc3339(occurrence.occurredAt) ?? 0;
  const o = { now, state: { contact: occurrence.contact } };
  return simulation.decide ? decided(occurrence, simulation, o) : explained(occurrence, simulation, o);
}

type Options = Parameters<typeof decide>[2];

function decided(occurrence: Occurrence, { prepared, only, quoted }: Simulation, o: Options): SimulatedLine {
  const { fired, reached } = decide(prepared, occurrence, o);
  const shown = only === undefined ? fired : fired.filter((trigger) => trigger === only);
  const actions = only === undefined ? reached.length : reached.filter(({ trigger }) => trigger === only).length;
  // As JSON.stringify would write it, without an object and with each trigger's text made once.
  let list = '';
  for (const trigger of shown) list += list === '' ? quoted.get(trigger) : `,${quoted.get(trigger)}`;
  const text = `{"occurrence":${JSON.stringify(occurrence.id)},"fired":[${list}],"actions":${actions}}`;
  return { text, fired: shown.length, actions, refused: false };
}

function explained(occurrence: Occurrence, { prepared, names, only }: Simulation, o: Options): SimulatedLine {
  const result = evaluate(prepared, occurrence, o);
  const whole = simulationLine(prepared, occurrence, result, (trigger) => names.get(trigger));
  const line = only === undefined ? whole : { ...whole, ...onlyOf(whole, only) };
  const triggers = result.trace.triggers.filter(({ trigger }) => only === undefined || trigger === only);
  return {
    text: JSON.stringify(line),
    fired: triggers.filter(({ outcome }) => outcome === 'fired').length,
    actions: lengthOf(line['actions']),
    refused: false,
  };
}

function onlyOf(line: JsonObject, only: string): JsonObject {
  const ofTrigger = (list: Json | undefined): Json =>
    Array.isArray(list) ? (list as readonly JsonObject[]).filter((one) => one['trigger'] === only) : [];
  return { triggers: ofTrigger(line['triggers']), actions: ofTrigger(line['actions']) };
}

function lengthOf(list: Json | undefined): number {
  return Array.isArray(list) ? list.length : 0;
}
