import type { JsonObject } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { actionView } from './action-view.ts';
import { pendingOf, type Pending } from './caused.ts';
import { gateOf } from './gate.ts';
import type { PreparedGroup, PreparedProgram } from './prepare.ts';
import type { ActionStep, PreparedStep, PreparedTrigger, ReachedAction } from './prepared-trigger.ts';
import type { Scope } from './scope.ts';

export interface Decided {
  readonly fired: string[];
  readonly reached: ReachedAction[];
  readonly raised: Pending[];
  contact: JsonObject;
}

/** One occurrence at a finite time, without what it causes: gates, further conditions, and actions that change later evaluation (E2–E5). */
export function decideSteps(
  prepared: PreparedProgram,
  group: PreparedGroup,
  occurrence: Occurrence,
  scope: Scope,
  depth: number,
): Decided {
  const decided: Decided = { fired: [], reached: [], raised: [], contact: scope.contact };
  const { triggers, ids, actions, matcher } = group;
  const count = matcher.match(scope);
  for (let at = 0; at < count; at += 1) {
    const position = matcher.positions[at] as number;
    const only = actions[position];
    if (only !== undefined) {
      decided.fired.push(ids[position] as string);
      decided.reached.push(only);
    } else {
      visit(prepared, occurrence, scope, decided, triggers[position] as PreparedTrigger, depth);
    }
  }
  return decided;
}

function visit(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  scope: Scope,
  decided: Decided,
  trigger: PreparedTrigger,
  depth: number,
): void {
  if (gateOf(trigger, scope.now) !== undefined) return;
  const steps = reachedActions(trigger, scope);
  if (steps.length === 0) return;
  decided.fired.push(trigger.id);
  for (const step of steps) {
    decided.reached.push({ trigger: trigger.id, node: step.node });
    if (step.action.changesLater) act(prepared, occurrence, scope, decided, { trigger, step, depth });
  }
}

/** The action nodes that the occurrence reaches; actions never change what later conditions see (E4). */
function reachedActions(trigger: PreparedTrigger, scope: Scope): readonly ActionStep[] {
  const reached = new Uint8Array(trigger.steps.length);
  const actions: ActionStep[] = [];
  for (const [index, step] of trigger.steps.entries()) {
    if (step.kind !== 'event' && reached[index] !== 1) continue;
    for (const next of taken(trigger, step, index, scope)) reached[next] = 1;
    if (step.kind === 'action') actions.push(step);
  }
  return actions;
}

function taken(trigger: PreparedTrigger, step: PreparedStep, index: number, scope: Scope): readonly number[] {
  switch (step.kind) {
    case 'event':
      return step.out;
    case 'condition':
      // The entry condition was found to hold before the walk began.
      return index === trigger.entryStep || step.condition.holds(scope) ? step.yes : step.no;
    case 'action':
      return step.then;
  }
}

/** An action that fails changes nothing, here as in `evaluate` (E4, C9). */
function act(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  scope: Scope,
  decided: Decided,
  at: { readonly trigger: PreparedTrigger; readonly step: ActionStep; readonly depth: number },
): void {
  try {
    const performed = at.step.action.perform(actionView(prepared, occurrence, scope, decided.contact));
    if (!performed.ok) return;
    decided.contact = performed.value.contact;
    const { trigger, step, depth } = at;
    const cause = { id: occurrence.id, depth, trigger: trigger.id, node: step.node };
    for (const pending of pendingOf(performed.value.raised, cause)) decided.raised.push(pending);
  } catch {
    return;
  }
}
