import { CircleCheck, GitMerge } from 'lucide-react';
import { useId } from 'react';
import type { MergeConflict, MergeSide } from '../../shared/flow/merge-conflict.ts';
import { Count } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { chooseSide } from './candidate.ts';
import classes from './conflict-list.module.css';

interface SideProps {
  readonly conflict: MergeConflict;
  readonly side: MergeSide;
  readonly group: string;
  readonly who: string;
}

function SideCard({ conflict, side, group, who }: SideProps) {
  return (
    <label className={classes.card} data-chosen={conflict.chosen === side}>
      <input
        type="radio"
        name={group}
        checked={conflict.chosen === side}
        onChange={() => chooseSide(conflict.id, side)}
      />
      <span>
        <b className={classes.value}>{conflict[side] ?? 'Removed'}</b>
        <span className="meta">{who}</span>
      </span>
    </label>
  );
}

function Conflict({ conflict, theirs }: { conflict: MergeConflict; theirs: string }) {
  const group = useId();
  return (
    <fieldset className={classes.conflict} data-conflict={conflict.id}>
      <legend className={classes.legend}>
        <span>
          {conflict.where} · {conflict.what}
        </span>
        {conflict.chosen !== undefined && (
          <span className={classes.chosen} data-tone="pass">
            <Icon of={CircleCheck} size={12} /> Chosen
          </span>
        )}
      </legend>
      <p className="label">
        {conflict.why}
        {conflict.base !== undefined && ` It was: ${conflict.base}`}
      </p>
      <div className={classes.sides}>
        <SideCard conflict={conflict} side="mine" group={group} who="Keep yours" />
        <SideCard conflict={conflict} side="theirs" group={group} who={`Take theirs · ${theirs}`} />
      </div>
    </fieldset>
  );
}

/** What both sides changed: for each, two cards and one choice. `theirs` says whose the other side is. */
export function ConflictList({ conflicts, theirs }: { conflicts: readonly MergeConflict[]; theirs: string }) {
  if (conflicts.length === 0) return null;
  const open = conflicts.filter(({ chosen }) => chosen === undefined).length;
  return (
    <section aria-label="Conflicts">
      <h3 className={classes.head} data-tone={open > 0 ? 'wait' : 'pass'}>
        <Icon of={GitMerge} size={14} />
        {conflicts.length === 1 ? 'Both of you changed one thing' : `Both of you changed ${conflicts.length} things`}
        <Count of={open} tone={open > 0 ? 'wait' : 'idle'} />
      </h3>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} theirs={theirs} />
      ))}
    </section>
  );
}
