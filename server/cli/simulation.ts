import { prepare, type PreparedProgram } from '../../shared/engine/prepare.ts';
import type { Program, Step } from '../../shared/program/program.ts';

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
  return { ...plan, prepared: prepare(plan.decide ? withoutEffects(plan.program) : plan.program), quoted };
}

/**
 * The program with actions that change nothing in place of those that change the contact or raise events. The same triggers
 * fire and the same nodes are reached (E4: conditions see the contact as it was at the start), and what would follow is not
 * asked for.
 */
function withoutEffects(program: Program): Program {
  const triggers = program.triggers.map((trigger) => ({ ...trigger, steps: trigger.steps.map(withoutEffect) }));
  return { ...program, triggers };
}

function withoutEffect(step: Step): Step {
  if (step.kind !== 'action') return step;
  const { kind } = step.action;
  if (kind !== 'updateContact' && kind !== 'emitEvent') return step;
  return { ...step, action: { kind: 'notifyTeam', to: [], subject: '', text: '' } };
}
