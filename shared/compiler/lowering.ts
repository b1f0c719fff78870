import { pointerTo } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { Action } from '../flow/action.ts';
import type { Group } from '../flow/condition.ts';
import type { FlowNode, Trigger } from '../flow/trigger.ts';
import { instantOf } from '../program/instant.ts';
import type { ProgramTrigger } from '../program/program.ts';
import type { Facts } from './facts.ts';
import { linkSteps, type StepBody } from './link-steps.ts';
import { lowerAction } from './lower-action.ts';
import { lowerCondition } from './lower-condition.ts';
import { nodeReporter, problemAt } from './report.ts';

export interface Lowered {
  readonly program: ProgramTrigger;
  readonly problems: readonly Problem[];
}

/**
 * Third pass: conditions, actions and gates as the engine runs them. The steps mean something only when no pass found an error;
 * unreachable nodes stay, so that a trace can show them as not reached.
 */
export function lowerTrigger(trigger: Trigger, pointer: string, facts: Facts): Lowered {
  const problems: Problem[] = [];
  const bodies = trigger.nodes.map((node, index): StepBody | undefined => {
    const says = whatItSays(node);
    const before = says && faultless.get(says);
    if (before?.timeZone === facts.timeZone) return before.body;
    const at = { pointer: pointerTo(`${pointer}/nodes`, index), trigger: trigger.id, node: node.id };
    const told = problems.length;
    const body = lowerNode(node, facts, at, problems);
    if (says && body && problems.length === told) faultless.set(says, { timeZone: facts.timeZone, body });
    return body;
  });
  const program: ProgramTrigger = {
    id: trigger.id,
    enabled: trigger.enabled,
    event: trigger.nodes.find((node) => node.kind === 'event')?.event ?? '',
    ...activeTimes(trigger, pointer, facts, problems),
    steps: linkSteps(trigger, bodies),
  };
  if (trigger.frequency !== undefined) {
    const place = { pointer: `${pointer}/frequency`, trigger: trigger.id, field: 'frequency' };
    problems.push(problemAt('flow.notSupportedYet', place, 'Frequency caps'));
  }
  return { program, problems };
}

/** What the program has of a node: all but its id and name. */
function whatItSays(node: FlowNode): Group | Action | undefined {
  return node.kind === 'condition' ? node.condition : node.kind === 'action' ? node.action : undefined;
}

/** What conditions and actions without problems became: one that did not change since is not lowered again. */
const faultless = new WeakMap<Group | Action, { readonly timeZone: string; readonly body: StepBody }>();
const EVENT: StepBody = { kind: 'event' };

function lowerNode(
  node: FlowNode,
  facts: Facts,
  at: Parameters<typeof nodeReporter>[0],
  problems: Problem[],
): StepBody | undefined {
  const report = nodeReporter(at, problems);
  switch (node.kind) {
    case 'event':
      return EVENT;
    case 'condition':
      return { kind: 'condition', condition: lowerCondition(node.condition, facts.timeZone, report) };
    case 'action': {
      const action = lowerAction(node.action, report);
      return action && { kind: 'action', action };
    }
    // Refused by the first pass.
    case 'delay':
    case 'split':
    case 'note':
      return undefined;
  }
}

function activeTimes(trigger: Trigger, pointer: string, facts: Facts, problems: Problem[]) {
  const read = (member: 'activeFrom' | 'activeUntil'): number | undefined => {
    const text = trigger[member];
    if (text === undefined) return undefined;
    const at = instantOf(text, facts.timeZone);
    const place = { pointer: `${pointer}/${member}`, trigger: trigger.id, field: member };
    if (at === undefined) problems.push(problemAt('flow.activeTime', place, text));
    return at;
  };
  const activeFrom = read('activeFrom');
  const activeUntil = read('activeUntil');
  if (activeFrom !== undefined && activeUntil !== undefined && activeFrom >= activeUntil) {
    const place = { pointer: `${pointer}/activeUntil`, trigger: trigger.id, field: 'activeUntil' };
    problems.push(problemAt('flow.neverActive', place));
  }
  return {
    ...(activeFrom === undefined ? {} : { activeFrom }),
    ...(activeUntil === undefined ? {} : { activeUntil }),
  };
}
