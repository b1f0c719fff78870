import { smallestChange, type SmallestChange } from '../../../shared/analysis/smallest-change.ts';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { GroupTest, Program } from '../../../shared/program/program.ts';
import { NOW, note, occurrence, program, start, trigger, when } from '../engine/build-program.ts';

/** A program of one trigger that acts when the condition takes the given output. */
export function onlyIf(condition: GroupTest, port: 'yes' | 'no' = 'yes'): Program {
  return program(trigger('t', [start('c'), when('c', condition, { [port]: ['a'] }), note('a')]));
}

export function fires(of: Program, one: Occurrence, now = NOW): boolean {
  const { trace } = evaluate(prepare(of), one, { now, state: { contact: one.contact } });
  return trace.triggers.some((entry) => entry.trigger === 't' && entry.outcome === 'fired');
}

/** The smallest change of an occurrence with this data and contact, as `field: [before, after]`. */
export function changeOf(of: Program, data: JsonObject, contact: JsonObject = {}): Record<string, unknown> | undefined {
  const found = smallestChange(of, occurrence(data, contact), 't', { now: NOW });
  return found && asTable(found);
}

/** `undefined` stands for missing. */
export function asTable(change: SmallestChange): Record<string, readonly [Json | undefined, Json | undefined]> {
  return Object.fromEntries(change.edits.map(({ field, before, after }) => [field, [before, after]]));
}
