import type { Witness } from '../../shared/analysis/solver/find-occurrence.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { currentWorkspace, selectTrigger } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { showDock } from '../frame/layout-store.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { firedWords, requestedWords } from '../simulator/summary-words.ts';
import { announce } from '../ui/announce.tsx';

/** Opens the occurrence that shows something in the simulator, evaluated with the draft as it is. */
export function showWitness({ occurrence, now }: Witness, trigger?: string): void {
  const { program, blocked } = compilationOf(currentWorkspace());
  const evaluation = evaluate(prepare(program), occurrence, { now, state: { contact: occurrence.contact } });
  const { trace, requests } = evaluation;
  if (trigger !== undefined) selectTrigger(trigger);
  useSimulation.setState({
    sample: null,
    edited: `${JSON.stringify(occurrence, null, 2)}\n`,
    problems: [],
    editing: false,
    simulation: { occurrence, programHash: programHash(program), blocked, trace, requests },
    step: null,
    shown: null,
  });
  showDock('simulator');
  announce(`Shown in the simulator: ${firedWords(evaluation, 0)}, ${requestedWords(evaluation)}.`);
}
