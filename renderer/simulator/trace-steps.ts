import type { RuleTrace, Trace, TraceEntry, TriggerTrace } from '../../shared/engine/trace.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { edgeKey } from '../../shared/flow/trigger.ts';

/** The reached entries in the order they acted: the positions of the step slider. */
export function traceSteps(trace: TriggerTrace): readonly TraceEntry[] {
  return trace.nodes.filter((entry) => entry.state !== 'notReached');
}

/** What the canvas shows of a trigger's trace, after the first `step` steps or all of them. */
export interface ShownTrace {
  readonly outcome: TriggerTrace['outcome'];
  readonly entries: ReadonlyMap<string, TraceEntry>;
  /** Keys of `edgeKey`. */
  readonly taken: ReadonlySet<string>;
  /** True when every step is shown: what was not reached may be said then. */
  readonly whole: boolean;
}

export function shownTrace(trigger: Trigger, trace: TriggerTrace, step: number | null): ShownTrace {
  const steps = traceSteps(trace);
  const whole = step === null || step >= steps.length;
  const entries = new Map<string, TraceEntry>();
  for (const entry of whole ? trace.nodes : steps.slice(0, step)) entries.set(entry.node, entry);
  const taken = new Set<string>();
  for (const edge of trigger.edges) {
    const from = entries.get(edge.from);
    const to = entries.get(edge.to);
    if (from?.took === edge.port && to !== undefined && to.state !== 'notReached') taken.add(edgeKey(edge));
  }
  return { outcome: trace.outcome, entries, taken, whole };
}

/** Rules of the reached conditions as they are counted: an item test is one, what it asks of each element is not. */
export function rulesOf(trace: TriggerTrace): readonly RuleTrace[] {
  return trace.nodes.flatMap(({ rules = [] }) => rules.filter(({ at }) => at === undefined));
}

/** What the chain of occurrences did with a trigger: in the occurrence asked for, else in the first that met it (E9). */
export function traceOfTrigger(trace: Trace, trigger: string, occurrence: string | null): TriggerTrace | undefined {
  const chain = [trace, ...(trace.caused ?? [])];
  const asked = chain.find((one) => one.occurrence === occurrence)?.triggers.find((entry) => entry.trigger === trigger);
  return asked ?? chain.flatMap(({ triggers }) => triggers).find((entry) => entry.trigger === trigger);
}
