import { prepare, type PreparedProgram } from '../../shared/engine/prepare.ts';
import type { Program } from '../../shared/program/program.ts';

/** What to simulate and how: plain data, so that it can be sent to another thread. */
export interface SimulationPlan {
  readonly program: Program;
  /** Names of triggers, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly decide: boolean;
  /** Shows only this trigger; all run, so that traces stay the same. */
  readonly only: string | undefined;
  /** Epoch milliseconds; absent, each occurrence's own time (E1). */
  readonly now: number | undefined;
  /** Epoch milliseconds at which occurrences without a time are taken to be accepted (O2). */
  readonly accepted: number;
}

export interface Simulation extends SimulationPlan {
  readonly prepared: PreparedProgram;
  /** Ids of triggers as JSON, by id. */
  readonly quoted: ReadonlyMap<string, string>;
}

export function startSimulation(plan: SimulationPlan): Simulation {
  const quoted = new Map(plan.program.triggers.map(({ id }) => [id, JSON.stringify(id)]));
  return { ...plan, prepared: prepare(plan.program), quoted };
}
