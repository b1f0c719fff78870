import type { GroupTest, Program, ProgramTrigger, Step } from '../program/program.ts';
import { prepareTest, type PreparedTest } from './condition.ts';
import { MatchIndex } from './match-index.ts';
import { prepareAction } from './prepare-action.ts';
import type { PreparedAction } from './prepared-action.ts';

/** A program ready to run: conditions as closures, patterns compiled, each template parsed once when it is first used. */
export interface PreparedProgram {
  readonly program: Program;
  readonly byEvent: ReadonlyMap<string, PreparedGroup>;
}

/** The triggers of one event. */
export interface PreparedGroup {
  /** In document order, disabled ones too (E2). */
  readonly triggers: readonly PreparedTrigger[];
  /** Of a group large enough to be worth one; made when it is first asked for, by `decide` alone. */
  readonly index: () => MatchIndex | undefined;
}

export interface PreparedTrigger {
  readonly id: string;
  readonly enabled: boolean;
  /** Epoch milliseconds; the end is exclusive. */
  readonly activeFrom: number;
  readonly activeUntil: number;
  readonly steps: readonly PreparedStep[];
  /** Nothing happens unless this holds: the only thing after the event node, with nothing at its `no`. */
  readonly entry: { readonly test: GroupTest; readonly holds: PreparedTest['holds'] } | undefined;
  /** What is reached once the entry holds, in order, where no further condition has a say. */
  readonly fixed: readonly ActionStep[] | undefined;
}

export type PreparedStep =
  | Extract<Step, { kind: 'event' }>
  | (Omit<Extract<Step, { kind: 'condition' }>, 'condition'> & { readonly condition: PreparedTest })
  | (Omit<Extract<Step, { kind: 'action' }>, 'action'> & { readonly action: PreparedAction });

export type ActionStep = Extract<PreparedStep, { kind: 'action' }>;

/** Never throws: what the compiler lets pass but cannot run fails where it is reached, in the trace. */
export function prepare(program: Program): PreparedProgram {
  const lists = new Map<string, PreparedTrigger[]>();
  for (const trigger of program.triggers) {
    const prepared = prepareTrigger(trigger, program.timeZone);
    const list = lists.get(trigger.event);
    if (list) list.push(prepared);
    else lists.set(trigger.event, [prepared]);
  }
  const byEvent = new Map([...lists].map(([event, triggers]) => [event, groupOf(triggers, program.timeZone)]));
  return { program, byEvent };
}

/** Below this trying each trigger is faster. */
const INDEXED_GROUP = 8;

function groupOf(triggers: readonly PreparedTrigger[], timeZone: string): PreparedGroup {
  let index: MatchIndex | undefined;
  const indexed = triggers.length >= INDEXED_GROUP;
  return {
    triggers,
    index: () => {
      if (indexed)
        index ??= new MatchIndex(
          triggers.map((trigger) => trigger.entry?.test),
          timeZone,
        );
      return index;
    },
  };
}

function prepareTrigger(trigger: ProgramTrigger, timeZone: string): PreparedTrigger {
  const steps = trigger.steps.map((step) => prepareStep(step, timeZone));
  const entry = entryOf(trigger.steps, steps);
  return {
    id: trigger.id,
    enabled: trigger.enabled,
    activeFrom: trigger.activeFrom ?? -Infinity,
    activeUntil: trigger.activeUntil ?? Infinity,
    steps,
    entry,
    fixed: fixedActions(steps, entry?.holds),
  };
}

function prepareStep(step: Step, timeZone: string): PreparedStep {
  switch (step.kind) {
    case 'event':
      return step;
    case 'condition':
      return { ...step, condition: prepareTest(step.condition, timeZone) };
    case 'action':
      return { ...step, action: prepareAction(step.action) };
  }
}

function entryOf(steps: readonly Step[], prepared: readonly PreparedStep[]): PreparedTrigger['entry'] {
  const starts = steps.filter((step) => step.kind === 'event');
  const [start] = starts;
  const [only] = start?.out ?? [];
  if (starts.length !== 1 || start?.out.length !== 1 || only === undefined) return undefined;
  const [step, ready] = [steps[only], prepared[only]];
  if (step?.kind !== 'condition' || ready?.kind !== 'condition' || step.no.length > 0) return undefined;
  return { test: step.condition, holds: ready.condition.holds };
}

function fixedActions(
  steps: readonly PreparedStep[],
  entry: PreparedTest['holds'] | undefined,
): PreparedTrigger['fixed'] {
  const reached = new Set<number>();
  const actions: ActionStep[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.kind !== 'event' && !reached.has(index)) continue;
    if (step.kind === 'condition' && step.condition.holds !== entry) return undefined;
    const taken = step.kind === 'event' ? step.out : step.kind === 'condition' ? step.yes : step.then;
    for (const next of taken) reached.add(next);
    if (step.kind === 'action') actions.push(step);
  }
  return actions;
}
