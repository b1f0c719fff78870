import { triggerOf, type Workspace } from '../flow/workspace.ts';
import { causeWords } from './cause-words.ts';
import { contradictionAt } from './contradiction.ts';
import type { StudiedGap } from './missing-scenarios.ts';
import type { TriggerStudy } from './trigger-study.ts';

/** Why no test can close a gap, as a sentence; undefined where one can. */
export function gapReason(workspace: Workspace, study: TriggerStudy | undefined, of: StudiedGap): string | undefined {
  const { trigger, gap, outcome } = of;
  switch (outcome.kind) {
    case 'found':
      return undefined;
    case 'unknown':
      return study && 'No occurrence that shows it is known, nor a proof that there is none.';
    case 'impossible': {
      if (gap.kind === 'rule') return 'It cannot happen: the rule always has the other answer here.';
      const document = triggerOf(workspace, trigger);
      const demands = study && contradictionAt(study, gap.node, gap.missing === 'yes' ? 'yes' : 'no');
      return document && demands ? `It cannot happen. ${causeWords(document, demands, gap.node)}` : 'It cannot happen.';
    }
  }
}
