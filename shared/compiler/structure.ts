import { pointerTo } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { outputsOf, reachableFrom } from '../flow/connection.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from '../flow/trigger.ts';
import { sameShape } from '../flow/same-shape.ts';
import { loopEdges } from './order.ts';
import type { ProblemCode } from './problem-table.ts';
import { problemAt } from './report.ts';

/** First pass: is this a flow at all (F2, F3)? `pointer` is the trigger's place in the workspace document. */
export function checkStructure(trigger: Trigger, pointer: string): readonly Problem[] {
  const before = known.get(trigger.edges);
  if (before?.pointer === pointer && sameShape(before.trigger, trigger)) return before.problems;
  const problems = [
    ...checkNodes(trigger, pointer),
    ...checkEdges(trigger, pointer),
    ...checkLoops(trigger, pointer),
    ...checkReach(trigger, pointer),
  ];
  known.set(trigger.edges, { trigger, pointer, problems });
  return problems;
}

interface Checked {
  readonly trigger: Trigger;
  readonly pointer: string;
  readonly problems: readonly Problem[];
}

/** By the edges: an edit of what a step says leaves them as they are, and this pass reads nothing else. */
const known = new WeakMap<readonly Edge[], Checked>();

/** Steps, which is what edges join: every node but notes. */
export function stepNodes(trigger: Trigger): readonly FlowNode[] {
  return trigger.nodes.filter((node) => node.kind !== 'note');
}

function checkNodes(trigger: Trigger, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let hasEvent = false;
  trigger.nodes.forEach((node, index) => {
    const at = { pointer: pointerTo(`${pointer}/nodes`, index), trigger: trigger.id, node: node.id };
    if (node.id === '') problems.push(problemAt('flow.nodeIdMissing', at));
    else if (seen.has(node.id)) problems.push(problemAt('flow.nodeIdDuplicate', at, node.id));
    seen.add(node.id);
    if (node.kind === 'event') {
      if (hasEvent) problems.push(problemAt('flow.eventTwice', at));
      hasEvent = true;
    }
    if (node.kind === 'delay') problems.push(problemAt('flow.notSupportedYet', at, 'Delays'));
    if (node.kind === 'split') problems.push(problemAt('flow.notSupportedYet', at, 'Splits'));
  });
  if (!hasEvent) problems.unshift(problemAt('flow.eventMissing', { pointer, trigger: trigger.id }));
  return problems;
}

function checkEdges(trigger: Trigger, pointer: string): readonly Problem[] {
  const nodes = new Map(trigger.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  return trigger.edges.flatMap((edge, index) => {
    const place = placeOfEdge(trigger, pointer, edge, index);
    const tell = (code: ProblemCode, ...words: readonly string[]): Problem[] => [problemAt(code, place, ...words)];
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (from === undefined) return tell('flow.edgeNode', edge.from);
    if (to === undefined) return tell('flow.edgeNode', edge.to);
    if (from.kind === 'note' || to.kind === 'note') return tell('flow.edgeNote');
    if (from.kind !== 'split' && !outputsOf(from).includes(edge.port)) return tell('flow.edgePort', edge.port);
    if (to.kind === 'event') return tell('flow.edgeIntoEvent');
    const repeated = seen.has(edgeKey(edge));
    seen.add(edgeKey(edge));
    return repeated ? tell('flow.edgeDuplicate') : [];
  });
}

function checkLoops(trigger: Trigger, pointer: string): readonly Problem[] {
  return loopEdges(stepNodes(trigger), trigger.edges).map((edge) =>
    problemAt('flow.cycle', placeOfEdge(trigger, pointer, edge, trigger.edges.indexOf(edge))),
  );
}

function checkReach(trigger: Trigger, pointer: string): readonly Problem[] {
  const event = trigger.nodes.find((node) => node.kind === 'event');
  if (event === undefined) return [];
  const reached = reachableFrom(trigger, event.id);
  const leading = new Set(trigger.edges.map((edge) => edge.from));
  const problems = trigger.nodes.flatMap((node, index) => {
    if (node.kind === 'note' || node.kind === 'event') return [];
    const place = { pointer: pointerTo(`${pointer}/nodes`, index), trigger: trigger.id, node: node.id };
    const nowhere = node.kind === 'condition' && !leading.has(node.id);
    return [
      ...(reached.has(node.id) ? [] : [problemAt('flow.unreachable', place)]),
      ...(nowhere ? [problemAt('flow.conditionLeadsNowhere', place)] : []),
    ];
  });
  const acts = trigger.nodes.some((node) => node.kind === 'action' && reached.has(node.id));
  return acts ? problems : [...problems, problemAt('flow.noAction', { pointer, trigger: trigger.id })];
}

function placeOfEdge(trigger: Trigger, pointer: string, edge: Edge, index: number) {
  return { pointer: pointerTo(`${pointer}/edges`, index), trigger: trigger.id, node: edge.from };
}
