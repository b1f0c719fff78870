import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { prepare } from '../../../../shared/engine/prepare.ts';
import { compile } from '../../../../shared/compiler/compile.ts';
import type { Occurrence } from '../../../../shared/events/occurrence.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';
import type { Simulation } from '../../../../renderer/simulator/simulation-store.ts';

/** What the simulator keeps of sending an occurrence, the first sample unless told otherwise. */
export function simulated(workspace: Workspace, change: Partial<Occurrence> = {}): Simulation {
  const occurrence = { ...workspace.samples[0]!.occurrence, ...change };
  const { program, blocked } = compile(workspace);
  const now = Date.parse(occurrence.occurredAt);
  const { trace, requests } = evaluate(prepare(program), occurrence, { now, state: { contact: occurrence.contact } });
  return { occurrence, programHash: trace.program, blocked, trace, requests };
}
