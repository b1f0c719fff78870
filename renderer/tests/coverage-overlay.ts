import type { Coverage, CoverageGap } from '../../shared/analysis/coverage.ts';
import { tracesOf, type ScenarioResult } from '../../shared/analysis/scenario-result.ts';
import { outputsOf } from '../../shared/flow/connection.ts';
import type { ConditionNode, FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import {
  portKey,
  type FlowOverlay,
  type NodeOverlay,
  type PortOverlay,
  type RuleMark,
} from '../canvas/flow-overlay.ts';
import { ruleLineMembers } from '../canvas/rule-lines.ts';
import { countWords } from '../simulator/summary-words.ts';

/** What the tests cover of a trigger, as it lies on its flow (S1): branches on edges, rules in their lines. */
export function coverageOverlay(
  trigger: Trigger,
  coverage: Coverage,
  results: readonly Pick<ScenarioResult, 'runs'>[],
): FlowOverlay {
  const taken = takenPorts(trigger.id, results);
  const gaps = coverage.triggers.find((one) => one.trigger === trigger.id)?.gaps ?? [];
  const steps = trigger.nodes.filter(({ kind }) => kind !== 'note');
  const ports = steps.flatMap((node) =>
    outputsOf(node).map((port): [string, PortOverlay] => {
      const key = portKey(node.id, port);
      return [key, portOverlay(taken.has(key))];
    }),
  );
  const reached = (node: FlowNode) => outputsOf(node).some((port) => taken.has(portKey(node.id, port)));
  const nodes = steps.map((node): [string, NodeOverlay] => [node.id, nodeOverlay(node, reached(node), gaps)]);
  return { nodes: new Map(nodes), ports: new Map(ports), stale: false };
}

function takenPorts(trigger: string, results: readonly Pick<ScenarioResult, 'runs'>[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const trace of results.flatMap(({ runs }) => tracesOf(runs))) {
    for (const one of trace.triggers) {
      if (one.trigger !== trigger) continue;
      for (const { node, took, state } of one.nodes) {
        if (took !== undefined && state !== 'notReached') taken.add(portKey(node, took));
      }
    }
  }
  return taken;
}

function portOverlay(taken: boolean): PortOverlay {
  return taken
    ? { taken, label: '', words: 'taken by a test' }
    : { taken, label: 'no test', words: 'taken by no test' };
}

function nodeOverlay(node: FlowNode, reached: boolean, gaps: readonly CoverageGap[]): NodeOverlay {
  if (!reached) return { look: 'uncovered', fact: 'no test gets here' };
  if (node.kind !== 'condition') return { look: 'covered' };
  const own = gaps.filter((gap) => gap.node === node.id);
  const rules = ruleMarks(node, own);
  if (own.length === 0) return { look: 'covered', fact: 'both branches, each rule', rules };
  const branch = own.find(({ kind }) => kind === 'branch');
  const outcomes = own.filter(({ kind }) => kind === 'rule').length;
  const facts = [
    ...(branch ? [`never took ${branch.missing === 'yes' ? 'Yes' : 'No'}`] : []),
    ...(outcomes > 0 ? [`${countWords(outcomes, 'rule outcome')} missing`] : []),
  ];
  return { look: 'partly', word: 'Partly', fact: facts.join(' · '), rules };
}

function ruleMarks(node: ConditionNode, gaps: readonly CoverageGap[]): readonly RuleMark[] {
  return ruleLineMembers(node).map((members) => {
    const missing = gaps.filter(({ path }) => path !== undefined && members.some((at) => isWithin(path, at)));
    const [first, ...more] = missing;
    if (first === undefined) return { state: 'covered', words: 'seen true and false' };
    if (more.length === 0) return { state: 'partly', words: `never ${first.missing}` };
    const same = missing.every(({ path }) => path === first.path);
    if (same) return { state: 'uncovered', words: 'never seen true or false' };
    return { state: 'partly', words: `${countWords(missing.length, 'outcome')} never seen` };
  });
}

function isWithin(path: string, member: number): boolean {
  return path === `/of/${member}` || path.startsWith(`/of/${member}/`);
}
