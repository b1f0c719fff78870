import { runScenario } from '../../shared/analysis/run-scenario.ts';
import type { Scenario } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { showDock } from '../frame/layout-store.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { firedWords, requestedWords } from '../simulator/summary-words.ts';
import { announce } from '../ui/announce.tsx';

/** Shows one occurrence of a test in the simulator, just as the test runs it: with its contact, at its time. */
export function showTest(scenario: Scenario, index = 0): void {
  const workspace = currentWorkspace();
  const compilation = compilationOf(workspace);
  const run = runScenario(workspace, compilation, scenario).runs[index];
  if (!run) return;
  const { occurrence, evaluation } = run;
  const { trace, requests } = evaluation;
  const { program, blocked } = compilation;
  useSimulation.setState({
    sample: scenario.sample ?? null,
    edited: scenario.sample === undefined ? `${JSON.stringify(occurrence, null, 2)}\n` : null,
    problems: [],
    editing: false,
    simulation: { occurrence, programHash: programHash(program), blocked, trace, requests },
    step: null,
    shown: null,
  });
  showDock('simulator');
  announce(`${scenario.name}: ${firedWords(evaluation, 0)}, ${requestedWords(evaluation)}.`);
}
