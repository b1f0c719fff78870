import type { GroupTest, ProgramTrigger, Step } from '../program/program.ts';
import { prepareTest, type PreparedTest } from './condition.ts';
import { prepareAction } from './prepare-action.ts';
import type { PreparedAction } from './prepared-action.ts';

export type PreparedStep =
  | Extract<Step, { kind: 'event' }>
  | (Omit<Extract<Step, { kind: 'condition' }>, 'condition'> & { readonly condition: PreparedTest })
  | (Omit<Extract<Step, { kind: 'action' }>, 'action'> & { readonly action: PreparedAction });

export type ActionStep = Extract<PreparedStep, { kind: 'action' }>;

export interface ReachedAction {
  readonly trigger: string;
  readonly node: string;
}

/** A trigger ready to run. Conditions become closures and templates are parsed when they are first used. */
export class PreparedTrigger {
  readonly id: string;
  readonly source: ProgramTrigger;
  /** Epoch milliseconds; the end is exclusive. */
  readonly activeFrom: number;
  readonly activeUntil: number;
  /** Position of the condition that alone stands after the event node, with nothing at its `no`; -1 where none does. */
  readonly entryStep: number;
  /** Never gated, without a further condition, and nothing it does changes later evaluation: `fixed` tells all. */
  readonly plain: boolean;
  /** What a plain trigger reaches once its entry condition holds; empty for others. */
  readonly fixed: readonly ReachedAction[];
  readonly #timeZone: string;
  #steps: readonly PreparedStep[] | undefined;

  constructor(source: ProgramTrigger, timeZone: string) {
    const { id, steps } = source;
    this.id = id;
    this.source = source;
    this.#timeZone = timeZone;
    this.activeFrom = source.activeFrom ?? -Infinity;
    this.activeUntil = source.activeUntil ?? Infinity;
    this.entryStep = entryStepOf(steps);
    const actions = fixedActions(steps, this.entryStep);
    this.plain =
      source.enabled &&
      source.activeFrom === undefined &&
      source.activeUntil === undefined &&
      actions.length > 0 &&
      !actions.some(({ action }) => action.kind === 'updateContact' || action.kind === 'emitEvent');
    this.fixed = this.plain ? actions.map(({ node }) => ({ trigger: id, node })) : NONE;
  }

  get enabled(): boolean {
    return this.source.enabled;
  }

  /** Nothing happens unless this holds. */
  get entry(): GroupTest | undefined {
    const step = this.source.steps[this.entryStep];
    return step?.kind === 'condition' ? step.condition : undefined;
  }

  get steps(): readonly PreparedStep[] {
    this.#steps ??= this.source.steps.map((step) => prepareStep(step, this.#timeZone));
    return this.#steps;
  }
}

const NONE: readonly ReachedAction[] = [];

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

function entryStepOf(steps: readonly Step[]): number {
  const starts = steps.filter((step) => step.kind === 'event');
  const [start] = starts;
  const [only] = start?.out ?? [];
  if (starts.length !== 1 || start?.out.length !== 1 || only === undefined) return -1;
  const step = steps[only];
  return step?.kind === 'condition' && step.no.length === 0 ? only : -1;
}

/** The actions that are reached once the entry condition holds; none where a further condition has a say. */
function fixedActions(steps: readonly Step[], entryStep: number): readonly Extract<Step, { kind: 'action' }>[] {
  const reached = new Set<number>();
  const actions: Extract<Step, { kind: 'action' }>[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.kind !== 'event' && !reached.has(index)) continue;
    if (step.kind === 'condition' && index !== entryStep) return [];
    const taken = step.kind === 'event' ? step.out : step.kind === 'condition' ? step.yes : step.then;
    for (const next of taken) reached.add(next);
    if (step.kind === 'action') actions.push(step);
  }
  return actions;
}
