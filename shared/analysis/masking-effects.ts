import { parseRfc3339 } from '../base/rfc3339.ts';
import { evaluate } from '../engine/evaluate.ts';
import { prepare } from '../engine/prepare.ts';
import type { Trace } from '../engine/trace.ts';
import type { Occurrence } from '../events/occurrence.ts';
import type { Program } from '../program/program.ts';

/** A rule whose result is another one for the masked occurrence. */
export interface MaskingEffect {
  readonly trigger: string;
  readonly node: string;
  readonly field: string;
  readonly before: boolean;
}

/** Which rules answer differently once an occurrence was masked; those that only one of both reaches are left out. */
export function maskingEffects(program: Program, before: Occurrence, after: Occurrence): readonly MaskingEffect[] {
  const prepared = prepare(program);
  const traceOf = (occurrence: Occurrence): Trace => {
    const now = parseRfc3339(occurrence.occurredAt) ?? 0;
    return evaluate(prepared, occurrence, { now, state: { contact: occurrence.contact } }).trace;
  };
  const results = new Map(rulesOf(traceOf(after)).map(({ key, result }) => [key, result]));
  return rulesOf(traceOf(before)).flatMap(({ key, trigger, node, field, result }) => {
    const then = results.get(key);
    return then === undefined || then === result ? [] : [{ trigger, node, field, before: result }];
  });
}

function rulesOf({ triggers }: Trace) {
  return triggers.flatMap(({ trigger, nodes }) =>
    nodes.flatMap(({ node, rules = [] }) =>
      rules
        .filter(({ at }) => at === undefined)
        .map(({ path, field, result }) => ({
          key: JSON.stringify([trigger, node, path]),
          trigger,
          node,
          field,
          result,
        })),
    ),
  );
}
