import { missingScenarios, type StudiedGap } from '../../shared/analysis/missing-scenarios.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';
import { freshId, slug } from '../document/fresh-id.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { analysisOf } from '../problems/analysis-store.ts';
import { announce } from '../ui/announce.tsx';
import { showToast } from '../ui/toasts.tsx';
import { resultsOf } from './test-results.ts';

let written = 0;

/**
 * Adds tests for what no test has shown, each from an occurrence that was found for it, as one undo entry; only for some
 * of the gaps when `only` says so.
 */
export function writeMissingTests(only?: (gap: StudiedGap) => boolean): void {
  const workspace = currentWorkspace();
  const scenarios = missingScenarios(workspace, compilationOf(workspace), resultsOf(workspace), {
    studies: analysisOf(workspace).studies,
    newId: (name, taken) => freshId(slug(name, 'test'), taken),
    ...(only && { only }),
  });
  written += 1;
  for (const scenario of scenarios) dispatch({ kind: 'putScenario', scenario }, `missing-tests-${written}`);
  const added = currentWorkspace().scenarios.length - workspace.scenarios.length;
  if (added > 0) showToast({ tone: 'pass', text: `${countWords(added)} They expect what happens now: read them.` });
  else if (scenarios.length === 0) announce('There is nothing that a further test could show.');
}

function countWords(count: number): string {
  return count === 1 ? '1 test was written.' : `${count} tests were written.`;
}
