import { pointerTo } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { edgesOut } from '../flow/flow-index.ts';
import type { FlowNode, Trigger } from '../flow/trigger.ts';
import { instantOf } from '../program/instant.ts';
import type { ProgramTrigger, Step } from '../program/program.ts';
import type { Facts } from './facts.ts';
import { lowerAction } from './lower-action.ts';
import { lowerCondition } from './lower-condition.ts';
import { topologicalOrder } from './order.ts';
import { nodeReporter, problemAt } from './report.ts';
import { stepNodes } from './structure.ts';

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
  const bodies = new Map<FlowNode, StepBody>();
  trigger.nodes.forEach((node, index) => {
    const before = faultless.get(node);
    if (before?.timeZone === facts.timeZone) return void bodies.set(node, before.body);
    const at = { pointer: pointerTo(`${pointer}/nodes`, index), trigger: trigger.id, node: node.id };
    const told = problems.length;
    const body = lowerNode(node, facts, at, problems);
    if (body === undefined) return;
    bodies.set(node, body);
    if (problems.length === told) faultless.set(node, { timeZone: facts.timeZone, body });
  });
  const nodes = topologicalOrder(stepNodes(trigger), trigger.edges);
  const program: ProgramTrigger = {
    id: trigger.id,
    enabled: trigger.enabled,
    event: trigger.nodes.find((node) => node.kind === 'event')?.event ?? '',
    ...activeTimes(trigger, pointer, facts, problems),
    steps: linkSteps(nodes, bodies, trigger),
  };
  if (trigger.frequency !== undefined) {
    const place = { pointer: `${pointer}/frequency`, trigger: trigger.id, field: 'frequency' };
    problems.push(problemAt('flow.notSupportedYet', place, 'Frequency caps'));
  }
  return { program, problems };
}

type StepBody =
  | { readonly kind: 'event' }
  | Pick<Extract<Step, { kind: 'condition' }>, 'kind' | 'condition'>
  | Pick<Extract<Step, { kind: 'action' }>, 'kind' | 'action'>;

/** What nodes without problems became: one that did not change since is not lowered again. */
const faultless = new WeakMap<FlowNode, { readonly timeZone: string; readonly body: StepBody }>();

function lowerNode(
  node: FlowNode,
  facts: Facts,
  at: Parameters<typeof nodeReporter>[0],
  problems: Problem[],
): StepBody | undefined {
  const report = nodeReporter(at, problems);
  switch (node.kind) {
    case 'event':
      return { kind: 'event' };
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

function linkSteps(
  nodes: readonly FlowNode[],
  bodies: ReadonlyMap<FlowNode, StepBody>,
  trigger: Trigger,
): readonly Step[] {
  const lowered = nodes.filter((node) => bodies.has(node));
  const place = new Map(lowered.map((node, index) => [node.id, index]));
  const targets = (node: FlowNode, port: string): readonly number[] => {
    const found: number[] = [];
    for (const edge of edgesOut(trigger, node.id)) {
      const to = edge.port === port ? place.get(edge.to) : undefined;
      if (to !== undefined) found.push(to);
    }
    return found.sort((a, b) => a - b);
  };
  return lowered.flatMap((node): readonly Step[] => {
    const body = bodies.get(node);
    switch (body?.kind) {
      case undefined:
        return [];
      case 'event':
        return [{ kind: 'event', node: node.id, out: targets(node, 'out') }];
      case 'condition':
        return [{ ...body, node: node.id, yes: targets(node, 'yes'), no: targets(node, 'no') }];
      case 'action':
        return [{ ...body, node: node.id, then: targets(node, 'then') }];
    }
  });
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
