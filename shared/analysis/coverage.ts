import type { Compilation } from '../compiler/compile.ts';
import type { TraceEntry } from '../engine/trace.ts';
import type { ConditionNode } from '../flow/trigger.ts';
import { triggerOf, type Workspace } from '../flow/workspace.ts';
import type { ConditionTest, ProgramTrigger } from '../program/program.ts';
import { pointerTo } from '../base/json.ts';
import { tracesOf, type ScenarioResult } from './scenario-result.ts';
import { conditionName, ruleWordsAt } from './scenario-words.ts';

export interface Covered {
  readonly covered: number;
  readonly total: number;
}

/** What no test has shown yet. */
export interface CoverageGap {
  readonly node: string;
  readonly kind: 'branch' | 'rule';
  /** JSON Pointer of the rule inside the node's condition. */
  readonly path?: string;
  /** The output never taken, or the answer never seen. */
  readonly missing: 'yes' | 'no' | 'true' | 'false';
  readonly words: string;
}

export interface TriggerCoverage {
  readonly trigger: string;
  readonly name: string;
  /** Outputs of conditions. */
  readonly branches: Covered;
  /** Two for each rule: true and false. */
  readonly outcomes: Covered;
  readonly gaps: readonly CoverageGap[];
}

export interface Coverage {
  readonly branches: Covered;
  readonly outcomes: Covered;
  /** Those with conditions, in document order; a trigger that is off or has errors runs nowhere and is left out. */
  readonly triggers: readonly TriggerCoverage[];
}

/**
 * What all the tests together have shown: each condition output taken, and each rule and item test seen both true and
 * false while its condition was reached (S1). Failed tests count: they ran.
 */
export function coverageOf(
  workspace: Workspace,
  { program }: Compilation,
  results: readonly Pick<ScenarioResult, 'runs'>[],
): Coverage {
  const seen = seenIn(results);
  const triggers = program.triggers.flatMap((trigger) => {
    const coverage = trigger.enabled ? ofTrigger(workspace, trigger, seen) : undefined;
    return coverage && coverage.branches.total > 0 ? [coverage] : [];
  });
  return {
    branches: sum(triggers.map(({ branches }) => branches)),
    outcomes: sum(triggers.map(({ outcomes }) => outcomes)),
    triggers,
  };
}

/** "3 of 4 branches, 5 of 6 rule outcomes". */
export function coverageWords({ branches, outcomes }: Pick<Coverage, 'branches' | 'outcomes'>): string {
  const words = ({ covered, total }: Covered, one: string, many: string): string =>
    `${covered} of ${total} ${total === 1 ? one : many}`;
  return `${words(branches, 'branch', 'branches')}, ${words(outcomes, 'rule outcome', 'rule outcomes')}`;
}

/** Keys of what was taken and seen. */
function seenIn(results: readonly Pick<ScenarioResult, 'runs'>[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { triggers } of results.flatMap(({ runs }) => tracesOf(runs))) {
    for (const { trigger, nodes } of triggers) for (const entry of nodes) note(trigger, entry, seen);
  }
  return seen;
}

function note(trigger: string, { node, kind, took, rules = [] }: TraceEntry, seen: Set<string>): void {
  if (kind !== 'condition' || took === undefined) return;
  seen.add(keyOf(trigger, node, took));
  for (const { path, result } of rules) seen.add(keyOf(trigger, node, path, result));
}

function keyOf(...parts: readonly (string | boolean)[]): string {
  return JSON.stringify(parts);
}

function ofTrigger(workspace: Workspace, trigger: ProgramTrigger, seen: ReadonlySet<string>): TriggerCoverage {
  const document = triggerOf(workspace, trigger.id);
  const gaps: CoverageGap[] = [];
  let [branches, outcomes] = [0, 0];
  for (const step of trigger.steps) {
    const node = document?.nodes.find(({ id }) => id === step.node);
    if (step.kind !== 'condition' || node?.kind !== 'condition') continue;
    const paths = pathsOf(step.condition, '');
    branches += 2;
    outcomes += 2 * paths.length;
    gaps.push(
      ...branchGaps(trigger.id, node, seen),
      ...paths.flatMap((path) => ruleGaps(trigger.id, node, path, seen)),
    );
  }
  const open = (kind: CoverageGap['kind']): number => gaps.filter((gap) => gap.kind === kind).length;
  return {
    trigger: trigger.id,
    name: document?.name ?? trigger.id,
    branches: { covered: branches - open('branch'), total: branches },
    outcomes: { covered: outcomes - open('rule'), total: outcomes },
    gaps,
  };
}

function branchGaps(trigger: string, node: ConditionNode, seen: ReadonlySet<string>): readonly CoverageGap[] {
  return (['yes', 'no'] as const)
    .filter((port) => !seen.has(keyOf(trigger, node.id, port)))
    .map((missing) => {
      const words = `“${conditionName(node)}” never takes ${missing === 'yes' ? 'Yes' : 'No'}`;
      return { node: node.id, kind: 'branch', missing, words };
    });
}

function ruleGaps(
  trigger: string,
  node: ConditionNode,
  path: string,
  seen: ReadonlySet<string>,
): readonly CoverageGap[] {
  return [true, false]
    .filter((result) => !seen.has(keyOf(trigger, node.id, path, result)))
    .map((result) => {
      const words = `${ruleWordsAt(node.condition, path)}: never ${result}`;
      return { node: node.id, kind: 'rule', path, missing: result ? 'true' : 'false', words };
    });
}

/** Pointers of the rules and item tests of a condition, as traces write them. */
function pathsOf(test: ConditionTest, pointer: string): readonly string[] {
  switch (test.kind) {
    case 'rule':
      return [pointer];
    case 'group':
      return test.of.flatMap((member, index) => pathsOf(member, `${pointer}/of/${index}`));
    case 'items':
      return [pointer, ...pathsOf(test.where, pointerTo(pointer, 'where'))];
  }
}

function sum(parts: readonly Covered[]): Covered {
  return parts.reduce((all, { covered, total }) => ({ covered: all.covered + covered, total: all.total + total }), {
    covered: 0,
    total: 0,
  });
}
