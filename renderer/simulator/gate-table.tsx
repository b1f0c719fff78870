import { Button } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { TriggerTrace } from '../../shared/engine/trace.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { dispatch } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './condition-table.module.css';
import { gateLines } from './gate-lines.ts';
import { simulate } from './simulation-store.ts';
import strip from './smallest-change-strip.module.css';
import { Verdict } from './verdict.tsx';

/** Switches the trigger on, one undo entry, and sends again; the row stays and takes the focus. */
function switchOn(trigger: string, event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
  dispatch({ kind: 'updateTrigger', trigger, change: { enabled: true } });
  simulate();
}

/** Why a trigger was held back before its first rule: what the gate asked for and what it met (E2). */
export function GateTable(props: { trace: TriggerTrace; trigger: Trigger | undefined; now: number }) {
  const { trace, trigger, now } = props;
  const timeZone = useWorkspaceMember('timeZone');
  const lines = gateLines(trace, trigger, { now, timeZone });
  if (lines.length === 0) return null;
  return (
    <>
      <table className={classes.table} aria-label={`What held back ${trigger?.name ?? trace.trigger}`}>
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col">Gate</th>
            <th scope="col">Expected</th>
            <th scope="col">Actual</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ gate, expected, actual, result }) => (
            <tr key={gate}>
              <td>
                <Verdict result={result} />
              </td>
              <td>{gate}</td>
              <td>{expected}</td>
              <td>{actual}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {trace.gate === 'disabled' && trigger?.enabled === false && (
        <div className={strip.strip}>
          <Icon of={Lightbulb} size={14} />
          <p>
            <b>No occurrence makes it fire</b> while it is off.
          </p>
          <Button variant="default" size="xs" onClick={(event) => switchOn(trigger.id, event)}>
            Switch on and send again
          </Button>
        </div>
      )}
    </>
  );
}
