import { Button } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { Fragment, useMemo, type MouseEvent } from 'react';
import { smallestChange, type SmallestChange } from '../../shared/analysis/smallest-change.ts';
import type { TriggerTrace } from '../../shared/engine/trace.ts';
import { useCompilation } from '../document/use-workspace.ts';
import { keepAsSample } from '../samples/keep-as-sample.ts';
import { Icon } from '../ui/icon.tsx';
import { editWords } from './change-words.ts';
import { editOccurrence, simulate, type Simulation } from './simulation-store.ts';
import classes from './smallest-change-strip.module.css';
import { useIsStale } from './use-shown-trace.ts';

/** The row stays and takes the focus that the button loses. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
}

/** Sends the edited copy, which nothing keeps. */
function tryChange({ occurrence }: SmallestChange, event: MouseEvent<HTMLElement>): void {
  keepFocus(event);
  const text = `${JSON.stringify(occurrence, null, 2)}\n`;
  editOccurrence(text);
  simulate(text);
}

/** Keeps the edited copy with the workspace, chooses it and sends it. */
function keepChange({ occurrence }: SmallestChange, trigger: string, event: MouseEvent<HTMLElement>): void {
  keepFocus(event);
  keepAsSample(occurrence, `Fires ${trigger}`.slice(0, 120));
  simulate();
}

/**
 * "Smallest change: event.total 129.5 → 100 or less", with buttons that send a copy, or keep it as a
 * sample. Nothing where none is found, or where the draft differs from what was simulated.
 */
export function SmallestChangeStrip(props: { simulation: Simulation; trace: TriggerTrace; name: string }) {
  const { simulation, trace, name } = props;
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
      <Button variant="default" size="xs" onClick={(event) => keepChange(change, name, event)}>
        Keep as sample
      </Button>
    </div>
  );
}
