import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import type { BehaviourDifference } from '../../shared/analysis/behaviour-differences.ts';
import {
  compareBehaviour,
  knownOccurrences,
  type BehaviourComparison,
} from '../../shared/analysis/compare-behaviour.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { Count } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './publish-sheet.module.css';

function list(workspace: Workspace, ids: readonly string[]): string {
  return ids.map((id) => triggerOf(workspace, id)?.name ?? id).join(', ');
}

/** What differs for one sample, in words. */
export function differenceWords(workspace: Workspace, difference: BehaviourDifference): readonly string[] {
  const { firesNow, firesNoMore, requestedBefore, requestedAfter } = difference;
  const settled = new Set([...firesNow, ...firesNoMore]);
  const changed = new Set(
    [...requestedBefore, ...requestedAfter].map(({ trigger }) => trigger).filter((id) => !settled.has(id)),
  );
  return [
    ...(firesNow.length > 0 ? [`Now also fires: ${list(workspace, firesNow)}`] : []),
    ...(firesNoMore.length > 0 ? [`No longer fires: ${list(workspace, firesNoMore)}`] : []),
    ...(changed.size > 0 ? [`Acts differently: ${list(workspace, [...changed])}`] : []),
  ];
}

/** What is known of it besides the differences: a proof, or how far it was looked. */
function certainty(workspace: Workspace, { different, compared, identical, undecided }: BehaviourComparison): string {
  if (identical) return 'Proved: every occurrence behaves as live.';
  if (undecided.length > 0) {
    return `Of ${list(workspace, undecided)} neither a difference nor a proof that there is none was found.`;
  }
  if (different.length > 0) return '';
  return `No difference was found in ${compared} ${compared === 1 ? 'occurrence' : 'occurrences'} run through both here. That is no proof.`;
}

/** Samples, tests and found occurrences through what is live and through the draft, run here. */
export function BehaviourList({ live, draft }: { live: Workspace; draft: Workspace }) {
  const comparison = useMemo(
    () => compareBehaviour(compilationOf(live).program, compilationOf(draft).program, knownOccurrences(draft)),
    [live, draft],
  );
  const { different } = comparison;
  const rest = certainty(draft, comparison);
  return (
    <section aria-labelledby="behaviour-head">
      <h3 id="behaviour-head" className={classes.section}>
        What will behave differently <Count of={different.length} />
      </h3>
      {different.length > 0 && (
        <ul className={classes.changes}>
          {different.map((difference) => (
            <li key={JSON.stringify(difference.occurrence)} className={classes.change}>
              <Icon of={ArrowRight} size={14} />
              <span className={classes.changeText}>
                {differenceWords(draft, difference).map((line) => (
                  <span key={line} className={classes.line}>
                    {line}
                  </span>
                ))}
              </span>
              <span className="meta">{shownBy(draft, difference)}</span>
            </li>
          ))}
        </ul>
      )}
      {rest !== '' && <p className="label">{rest}</p>}
    </section>
  );
}

/** A sample's name, a test's, or what the occurrence that was found holds of what matters. */
function shownBy({ samples, scenarios }: Workspace, { occurrence }: BehaviourDifference): string {
  const sample = samples.find((one) => one.occurrence === occurrence)?.name;
  const test = scenarios.find(({ occurrences = [] }) => occurrences.includes(occurrence))?.name;
  return sample ?? (test === undefined ? 'Found for this change' : `Test ${test}`);
}
