import type { JsonObject } from '../base/json.ts';
import { actionView } from '../engine/action-view.ts';
import { pendingOf, type Pending } from '../engine/caused.ts';
import type { PreparedProgram } from '../engine/prepare.ts';
import type { ActionStep, PreparedStep } from '../engine/prepared-trigger.ts';
import type { Scope } from '../engine/scope.ts';
import type { Occurrence } from '../events/occurrence.ts';
import type { ReplayExample } from './replay-result.ts';
import type { TriggerTally } from './replay-tally.ts';

/** What one occurrence has done so far. */
export interface Visit {
  readonly prepared: PreparedProgram;
  readonly occurrence: Occurrence;
  readonly scope: Scope;
  readonly depth: number;
  readonly example: ReplayExample;
  /** As changed by the actions so far. */
  contact: JsonObject;
  readonly raised: Pending[];
  fired: boolean;
  requested: number;
  errors: number;
}

/** Counts the path through a trigger whose gate is open and whose entry condition holds (E3, E4). */
export function visitTrigger(tally: TriggerTally, visit: Visit): void {
  const { trigger, marks } = tally;
  tally.matched += 1;
  marks.fill(0);
  let fired = false;
  for (const [index, step] of trigger.steps.entries()) {
    if (step.kind !== 'event' && marks[index] !== 1) continue;
    tally.reached[index] = (tally.reached[index] ?? 0) + 1;
    for (const next of takenFrom(tally, step, index, visit)) marks[next] = 1;
    if (step.kind === 'action') fired = true;
  }
  if (!fired) return;
  tally.fired += 1;
  visit.fired = true;
}

function takenFrom(tally: TriggerTally, step: PreparedStep, index: number, visit: Visit): readonly number[] {
  const { example } = visit;
  switch (step.kind) {
    case 'event':
      tally.note(index, 'out', example);
      return step.out;
    case 'condition': {
      const holds = index === tally.trigger.entryStep || step.condition.holds(visit.scope);
      tally.note(index, holds ? 'yes' : 'no', example);
      if (holds) tally.yes[index] = (tally.yes[index] ?? 0) + 1;
      return holds ? step.yes : step.no;
    }
    case 'action': {
      tally.note(index, 'then', example);
      if (!perform(tally, step, visit)) {
        tally.errors[index] = (tally.errors[index] ?? 0) + 1;
        tally.note(index, 'error', example);
      }
      return step.then;
    }
  }
}

/** Prepares the action as `evaluate` does; false where it fails (C9). */
function perform({ trigger }: TriggerTally, step: ActionStep, visit: Visit): boolean {
  const { prepared, occurrence, scope, depth } = visit;
  try {
    const performed = step.action.perform(actionView(prepared, occurrence, scope, visit.contact));
    if (!performed.ok) {
      visit.errors += 1;
      return false;
    }
    visit.requested += 1;
    visit.contact = performed.value.contact;
    const cause = { id: occurrence.id, depth, trigger: trigger.id, node: step.node };
    for (const pending of pendingOf(performed.value.raised, cause)) visit.raised.push(pending);
    return true;
  } catch {
    visit.errors += 1;
    return false;
  }
}
