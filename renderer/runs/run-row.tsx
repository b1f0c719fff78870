import { CircleCheck, CircleMinus, OctagonAlert } from 'lucide-react';
import type { Workspace } from '../../shared/flow/workspace.ts';
import type { RunHead } from '../../shared/sync/contract.ts';
import { eventLabel } from '../document/event-label.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { actionsInWords } from './action-words.ts';
import classes from './runs.module.css';
import { openRun } from './runs-store.ts';

function look(run: RunHead) {
  if (run.error !== undefined) return { tone: 'err', icon: OctagonAlert, word: 'Error' } as const;
  if (run.fired.length > 0) return { tone: 'pass', icon: CircleCheck, word: `${run.fired.length} fired` } as const;
  return { tone: 'fail', icon: CircleMinus, word: 'None fired' } as const;
}

export function RunRow({ run, workspace, open }: { run: RunHead; workspace: Workspace; open: boolean }) {
  const { tone, icon, word } = look(run);
  const at = new Date(run.acceptedAt);
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-current={open}
        data-run={run.id}
        onClick={() => void openRun(workspace.id, run.id)}
      >
        <span className={classes.state} data-tone={tone}>
          <Icon of={icon} />
          {word}
        </span>
        <span className="ellipsis">{eventLabel(workspace, run.event) ?? run.event}</span>
        <span className="mono ellipsis">{run.occurrence}</span>
        <span className="ellipsis label">{actionsInWords(run.actions)}</span>
        <Badge tone="plain">r{run.revision}</Badge>
        <time className="meta num" dateTime={run.acceptedAt} title={at.toLocaleString()}>
          {at.toLocaleTimeString()}
        </time>
      </button>
    </li>
  );
}
