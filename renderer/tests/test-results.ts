import { coverageOf, type Coverage } from '../../shared/analysis/coverage.ts';
import type { ScenarioResult } from '../../shared/analysis/scenario-result.ts';
import { ScenarioRuns } from '../../shared/analysis/scenario-runs.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { compilationOf, useWorkspace } from '../document/use-workspace.ts';

const runs = new ScenarioRuns();
const known = new WeakMap<Workspace, readonly ScenarioResult[]>();

/** The results of a workspace's tests, the same while it stays the same; only tests that a change can tell in run again. */
export function resultsOf(workspace: Workspace): readonly ScenarioResult[] {
  let results = known.get(workspace);
  if (!results) known.set(workspace, (results = runs.run(workspace, compilationOf(workspace))));
  return results;
}

export function useTestResults(): readonly ScenarioResult[] {
  return resultsOf(useWorkspace());
}

const covered = new WeakMap<Workspace, Coverage>();

/** What the tests have shown, counted when somebody looks. */
export function coverageOfTests(workspace: Workspace): Coverage {
  let coverage = covered.get(workspace);
  if (!coverage)
    covered.set(workspace, (coverage = coverageOf(workspace, compilationOf(workspace), resultsOf(workspace))));
  return coverage;
}

/** "4 of 4 tests pass", "1 of 4 tests fails", "1 of 4 tests cannot run". */
export function testCountWords(results: readonly ScenarioResult[]): string {
  const count = (state: ScenarioResult['state']): number => results.filter((result) => result.state === state).length;
  const [failed, stuck] = [count('failed'), count('notRunnable')];
  const of = `of ${results.length} ${results.length === 1 ? 'test' : 'tests'}`;
  const parts = [
    ...(failed > 0 ? [`${failed} ${of} ${failed === 1 ? 'fails' : 'fail'}`] : []),
    ...(stuck > 0 ? [failed > 0 ? `${stuck} cannot run` : `${stuck} ${of} cannot run`] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  return `${results.length} ${of} ${results.length === 1 ? 'passes' : 'pass'}`;
}

export function allPass(results: readonly ScenarioResult[]): boolean {
  return results.every(({ state }) => state === 'passed');
}
