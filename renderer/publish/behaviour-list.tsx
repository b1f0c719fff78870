import { ArrowRight } from 'lucide-react';
import { behaviourDifferences, type BehaviourDifference } from '../../shared/analysis/behaviour-differences.ts';
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

/** The samples through what is live and through the draft, run here. */
export function BehaviourList({ live, draft }: { live: Workspace; draft: Workspace }) {
  const occurrences = draft.samples.map(({ occurrence }) => occurrence);
  if (occurrences.length === 0) return null;
  const differences = behaviourDifferences(compilationOf(live).program, compilationOf(draft).program, occurrences);
  const nameOf = (difference: BehaviourDifference) =>
    draft.samples.find(({ occurrence }) => occurrence === difference.occurrence)?.name ?? difference.occurrence.id;
  return (
    <section aria-labelledby="behaviour-head">
      <h3 id="behaviour-head" className={classes.section}>
        What will behave differently <Count of={differences.length} />
      </h3>
      {differences.length === 0 ? (
        <p className="label">
          {occurrences.length === 1 ? 'The sample behaves' : `All ${occurrences.length} samples behave`} as live, run
          through both here.
        </p>
      ) : (
        <ul className={classes.changes}>
          {differences.map((difference) => (
            <li key={difference.occurrence.id} className={classes.change}>
              <Icon of={ArrowRight} size={14} />
              <span className={classes.changeText}>
                {differenceWords(draft, difference).map((line) => (
                  <span key={line} className={classes.line}>
                    {line}
                  </span>
                ))}
              </span>
              <span className="meta">{nameOf(difference)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
