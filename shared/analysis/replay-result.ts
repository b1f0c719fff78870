import type { TextProblem } from '../base/problem.ts';

/** Where an occurrence stands in the replayed file, so that it can be read again: nothing else of it is kept. */
export interface ReplayPlace {
  /** From 1. */
  readonly line: number;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
}

/** An occurrence to open. */
export interface ReplayExample extends ReplayPlace {
  readonly id: string;
}

/** What a step of a trigger did over all occurrences. */
export interface ReplayStep {
  readonly node: string;
  readonly kind: 'event' | 'condition' | 'action';
  readonly reached: number;
  /** How often each output was taken: `out`; `yes` and `no`; `then`. */
  readonly taken: Readonly<Record<string, number>>;
  /** How often an action could not be prepared (A1, A3, E8); the other times it was requested. */
  readonly errors: number;
  /** The first occurrences of each output, and of `error`. */
  readonly examples: Readonly<Record<string, readonly ReplayExample[]>>;
}

export interface ReplayTrigger {
  readonly trigger: string;
  /** Occurrences of its event, those that others caused included (E9). */
  readonly met: number;
  /** How often it was switched off or outside its active time (E2). */
  readonly gated: number;
  readonly fired: number;
  /** In topological order, as in traces. */
  readonly steps: readonly ReplayStep[];
}

export interface SlowOccurrence extends ReplayExample {
  readonly milliseconds: number;
}

export interface RefusedLine extends ReplayPlace {
  readonly problem: TextProblem;
}

/** What a file of occurrences did at the desk: counts, and places to look at. Its size does not grow with the file. */
export interface ReplayResult {
  readonly occurrences: number;
  readonly refused: number;
  /** Occurrences that fired a trigger, by themselves or by what they caused. */
  readonly firing: number;
  readonly requested: number;
  readonly errors: number;
  /** Occurrences that actions caused, and chains that were cut (E9). */
  readonly caused: number;
  readonly cut: number;
  /** In document order. */
  readonly triggers: readonly ReplayTrigger[];
  /** Longest first. */
  readonly slowest: readonly SlowOccurrence[];
  /** The first of those that were refused. */
  readonly refusals: readonly RefusedLine[];
}
