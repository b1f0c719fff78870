import type { PreparedTrigger } from '../engine/prepared-trigger.ts';
import type { ReplayExample, ReplayStep, ReplayTrigger } from './replay-result.ts';

/** How many examples of each branch are kept. */
export const EXAMPLES = 3;

/** Running counts of one trigger. What its entry condition did is told by subtraction, so that a miss costs nothing. */
export class TriggerTally {
  readonly trigger: PreparedTrigger;
  /** Occurrences that passed the gate and the entry condition. */
  matched = 0;
  gated = 0;
  fired = 0;
  readonly reached: Float64Array;
  readonly yes: Float64Array;
  readonly errors: Float64Array;
  /** Which steps one occurrence reached; used again for the next. */
  readonly marks: Uint8Array;
  readonly #examples: Map<string, ReplayExample[]>[];

  constructor(trigger: PreparedTrigger) {
    const { length } = trigger.source.steps;
    this.trigger = trigger;
    this.reached = new Float64Array(length);
    this.yes = new Float64Array(length);
    this.errors = new Float64Array(length);
    this.marks = new Uint8Array(length);
    this.#examples = trigger.source.steps.map(() => new Map<string, ReplayExample[]>());
  }

  /** Keeps the first few examples of a branch. */
  note(step: number, branch: string, example: ReplayExample): void {
    const branches = this.#examples[step];
    const known = branches?.get(branch);
    if (known === undefined) branches?.set(branch, [example]);
    else if (known.length < EXAMPLES && known.at(-1) !== example) known.push(example);
  }

  /** Whether examples of its entry condition's No are still wanted. */
  get wantsMisses(): boolean {
    const { entryStep } = this.trigger;
    return entryStep >= 0 && (this.#examples[entryStep]?.get('no')?.length ?? 0) < EXAMPLES;
  }

  noteMiss(example: ReplayExample): void {
    const { entryStep, source } = this.trigger;
    this.note(entryStep, 'no', example);
    const event = source.steps.findIndex(({ kind }) => kind === 'event');
    if (event >= 0) this.note(event, 'out', example);
  }

  /** `met`: occurrences of the trigger's event. */
  result(met: number): ReplayTrigger {
    const { trigger, fired } = this;
    const gated = trigger.enabled ? this.gated : met;
    const considered = met - gated;
    const steps = trigger.source.steps.map((step, index): ReplayStep => {
      const settled = trigger.entryStep >= 0 && (step.kind === 'event' || index === trigger.entryStep);
      const reached = settled ? considered : (this.reached[index] ?? 0);
      const yes = index === trigger.entryStep ? this.matched : (this.yes[index] ?? 0);
      const errors = this.errors[index] ?? 0;
      const taken = takenOf(step.kind, reached, yes);
      const examples = Object.fromEntries(this.#examples[index] ?? []);
      return { node: step.node, kind: step.kind, reached, taken, errors, examples };
    });
    return { trigger: trigger.id, met, gated, fired, steps };
  }
}

function takenOf(kind: ReplayStep['kind'], reached: number, yes: number): ReplayStep['taken'] {
  switch (kind) {
    case 'event':
      return { out: reached };
    case 'condition':
      return { yes, no: reached - yes };
    case 'action':
      return { then: reached };
  }
}
