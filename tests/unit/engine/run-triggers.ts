import type { JsonObject } from '../../../shared/base/json.ts';
import { evaluate, type Evaluation, type EvaluationOptions } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import type { ActionSpec, ProgramTrigger } from '../../../shared/program/program.ts';
import { NOW, occurrence, program } from './build-program.ts';

/** One occurrence with this data and contact through the triggers. */
export function run(
  triggers: readonly ProgramTrigger[],
  o: { data?: JsonObject; contact?: JsonObject } & Partial<EvaluationOptions> = {},
): Evaluation {
  const prepared = prepare(program(...triggers));
  const contact = o.contact ?? {};
  const { contactBefore } = o;
  return evaluate(prepared, occurrence(o.data ?? {}, contact), {
    now: o.now ?? NOW,
    state: { contact },
    ...(contactBefore !== undefined && { contactBefore }),
  });
}

/** By node, of one trigger. */
export const states = (result: Evaluation, index = 0): Record<string, string> =>
  Object.fromEntries(result.trace.triggers[index]!.nodes.map((node) => [node.node, node.state]));

export const addPoints = (value: string): ActionSpec => ({
  kind: 'updateContact',
  changes: [{ field: 'points', change: 'add', value }],
});
