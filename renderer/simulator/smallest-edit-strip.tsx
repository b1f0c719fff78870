import { Button } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { useMemo } from 'react';
import type { Json } from '../../shared/base/json.ts';
import type { TriggerTrace } from '../../shared/engine/trace.ts';
import { useCompilation } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { editOccurrence, simulate, type Simulation } from './simulation-store.ts';
import { smallestEdit } from './smallest-edit.ts';
import classes from './trace-tree.module.css';
import { useIsStale } from './use-shown-trace.ts';

function valueWords(value: Json | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

/** "Smallest change: event.total 129.5 → 100", and a button that sends a copy with it. */
export function SmallestEditStrip({ simulation, trace }: { simulation: Simulation; trace: TriggerTrace }) {
  const { program } = useCompilation();
  const stale = useIsStale();
  const { occurrence, trace: whole } = simulation;
  const edit = useMemo(
    () => (stale ? undefined : smallestEdit(program, trace, occurrence, whole.now)),
    [stale, program, trace, occurrence, whole.now],
  );
  if (!edit) return null;
  return (
    <div className={classes.smallest}>
      <Icon of={Lightbulb} size={14} />
      <p>
        <b>Smallest change:</b>{' '}
        {edit.changes.map(({ field, before, after }) => (
          <span key={field} className={classes.change}>
            <span className="mono">{field}</span> <span className="mono">{valueWords(before)}</span> →{' '}
            <b className="mono">{valueWords(after)}</b>
          </span>
        ))}
      </p>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          const text = `${JSON.stringify(edit.occurrence, null, 2)}\n`;
          editOccurrence(text);
          simulate(text);
        }}
      >
        Try it
      </Button>
    </div>
  );
}
