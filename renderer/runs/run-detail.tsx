import { Button } from '@mantine/core';
import { Pin, PinOff, Save, Waypoints } from 'lucide-react';
import { isJsonObject } from '../../shared/base/json.ts';
import type { RequestedAction, Trace } from '../../shared/engine/trace.ts';
import { Occurrence } from '../../shared/events/occurrence.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { keepAsSample } from '../samples/keep-as-sample.ts';
import { ActionPreview } from '../simulator/action-preview.tsx';
import { useSimulation } from '../simulator/simulation-store.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import { actionStateWord } from './action-words.ts';
import classes from './runs.module.css';
import { pinRun, type ChosenRun } from './runs-store.ts';

const tones = {
  pending: 'wait',
  delivered: 'pass',
  recorded: 'req',
  failed: 'wait',
  uncertain: 'wait',
  dead: 'err',
} as const;

/** The run's occurrence with the contact it was evaluated with (O5). */
function occurrenceOf({ run }: ChosenRun): Occurrence | undefined {
  const parsed = Occurrence.safeParse({ ...run.sent, contact: run.contact });
  return parsed.success ? parsed.data : undefined;
}

function saveAsSample(chosen: ChosenRun): void {
  const occurrence = occurrenceOf(chosen);
  if (occurrence) keepAsSample(occurrence, `From run ${occurrence.id}`.slice(0, 120));
}

/** Lays the run's own trace on the canvas, as the server recorded it. */
function showOnCanvas(chosen: ChosenRun): void {
  const occurrence = occurrenceOf(chosen);
  const { run, messages } = chosen;
  if (!occurrence || !isJsonObject(run.trace)) return;
  const requests = messages.map(
    ({ trigger, node, kind, key, params }) => ({ trigger, node, kind, key, params }) as RequestedAction,
  );
  useSimulation.setState({
    simulation: {
      occurrence,
      programHash: run.programHash,
      blocked: [],
      trace: run.trace as unknown as Trace,
      requests,
    },
    step: null,
  });
  showToast({ tone: 'idle', text: `The canvas shows run ${run.occurrence} of r${run.revision}.` });
}

export function RunDetail({ chosen }: { chosen: ChosenRun }) {
  const workspace = useWorkspace();
  const { run, messages } = chosen;
  return (
    <section aria-label={`Run ${run.occurrence}`}>
      <div className={classes.detailHead}>
        <b className="mono ellipsis">{run.occurrence}</b>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon of={Waypoints} size={14} />}
          onClick={() => showOnCanvas(chosen)}
        >
          Show on canvas
        </Button>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Icon of={Save} size={14} />}
          onClick={() => saveAsSample(chosen)}
        >
          Save as sample
        </Button>
        <IconButton
          icon={run.pinned ? PinOff : Pin}
          label={run.pinned ? 'Unpin: let the server’s budget decide' : 'Pin: keep this run for good'}
          small
          pressed={run.pinned === true}
          onClick={() => void pinRun(workspace.id, chosen)}
        />
      </div>
      {run.error !== undefined && <p className={classes.error}>{run.error}</p>}
      {run.actions.length === 0 && <p className="label">No trigger requested an action.</p>}
      <ul className={classes.actions}>
        {run.actions.map((action) => {
          const message = messages.find(({ key }) => key === action.key);
          return (
            <li key={action.key} className={classes.action}>
              <p className={classes.actionHead}>
                <span className="ellipsis">{triggerOf(workspace, action.trigger)?.name ?? action.trigger}</span>
                <Badge tone={tones[action.state]}>{actionStateWord(action.state)}</Badge>
              </p>
              {action.detail !== undefined && <p className="label">{action.detail}</p>}
              {message && (
                <ActionPreview
                  action={{ ...message, kind: action.kind as RequestedAction['kind'] }}
                  foot="Kept in the outbox. Not sent."
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
