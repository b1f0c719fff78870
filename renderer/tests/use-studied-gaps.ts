import { useMemo } from 'react';
import { gapReason } from '../../shared/analysis/gap-reason.ts';
import { studiedGaps, type StudiedGap } from '../../shared/analysis/missing-scenarios.ts';
import { compilationOf, useWorkspace } from '../document/use-workspace.ts';
import { useAnalysis } from '../problems/analysis-store.ts';
import { useTestResults } from './test-results.ts';

export interface KnownGap {
  readonly of: StudiedGap;
  /** Why no test can close it: undefined where one can, empty while that is not known yet. */
  readonly reason: string | undefined;
}

/** What the tests leave open, with what is known of triggers that did not change since they were studied. */
export function useStudiedGaps(): readonly KnownGap[] {
  const workspace = useWorkspace();
  const results = useTestResults();
  const last = useAnalysis((state) => state.last);
  return useMemo(() => {
    const compilation = compilationOf(workspace);
    const current = new Set(compilation.program.triggers);
    const studies = (last?.analysis.studies ?? []).filter(({ trigger }) => current.has(trigger));
    return studiedGaps(workspace, compilation, results, studies).map((of): KnownGap => {
      const study = studies.find(({ trigger }) => trigger.id === of.trigger);
      return { of, reason: study ? gapReason(workspace, study, of) : '' };
    });
  }, [workspace, results, last]);
}
