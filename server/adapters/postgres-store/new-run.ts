import type { Effects, StepInput } from '../../../shared/sync/executor/store.ts';

/** An evaluated occurrence that is to be written. */
export interface NewRun {
  readonly occurrenceSeq: number;
  readonly input: StepInput;
  readonly effects: Effects;
}
