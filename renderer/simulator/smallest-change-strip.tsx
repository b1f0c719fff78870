import { Button } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { Fragment, useMemo, type MouseEvent } from 'react';
import { smallestChange, type SmallestChange } from '../../shared/analysis/smallest-change.ts';
import type { TriggerTrace } from '../../shared/engine/trace.ts';
import { useCompilation } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { editWords } from './change-words.ts';
import { editOccurrence, simulate, type Simulation } from './simulation-store.ts';
import classes from './smallest-change-strip.module.css';
import { useIsStale } from './use-shown-trace.ts';

/** Sends the edited copy; its row stays and takes the focus that the button loses. */
function tryChange({ occurrence }: SmallestChange, event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
  const text = `${JSON.stringify(occurrence, null, 2)}\n`;
  editOccurrence(text);
  simulate(text);
}

/**
 * "Smallest change: event.total 129.5 → 100 or less", and a button that sends a copy with it. Nothing where none is
 * found, or where the draft differs from what was simulated.
 */
export function SmallestChangeStrip({ simulation, trace }: { simulation: Simulation; trace: TriggerTrace }) {
  const { program } = useCompilation();
  const stale = useIsStale();
  const { occurrence } = simulation;
  const { now } = simulation.trace;
  const change = useMemo(
    () => (stale ? undefined : smallestChange(program, occurrence, trace.trigger, { now })),
    [stale, program, occurrence, trace.trigger, now],
  );
  if (!change || change.edits.length === 0) return null;
  return (
    <div className={classes.strip}>
      <Icon of={Lightbulb} size={14} />
      <p>
        <b>Smallest change:</b>{' '}
        {change.edits.map((edit, index) => {
          const { field, before, after, range } = editWords(edit, trace);
          return (
            <Fragment key={field}>
              {index > 0 && ', '}
              <span className="mono">{field}</span>{' '}
              <span className={edit.before === undefined ? undefined : 'mono'}>{before}</span> →{' '}
              <b className={edit.after === undefined ? undefined : 'mono'}>{after}</b>
              {range !== '' && <b> {range}</b>}
            </Fragment>
          );
        })}
      </p>
      <Button variant="default" size="xs" onClick={(event) => tryChange(change, event)}>
        Try it
      </Button>
    </div>
  );
}
