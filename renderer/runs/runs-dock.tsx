import { Button, Group } from '@mantine/core';
import { Send, Terminal } from 'lucide-react';
import type { RunHead } from '../../shared/sync/contract.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { LOCAL, useEnvironmentName, useServer } from '../publish/server-store.ts';
import { Icon } from '../ui/icon.tsx';
import { RunDetail } from './run-detail.tsx';
import { RunRow } from './run-row.tsx';
import classes from './runs.module.css';
import { useRuns } from './runs-store.ts';
import { copySendCommand, sendSample } from './send-sample.ts';

function SendButtons() {
  const name = useEnvironmentName();
  const isLocal = useServer((state) => state.environment === LOCAL);
  return (
    <Group gap={8}>
      <Button variant="default" size="xs" leftSection={<Icon of={Send} size={14} />} onClick={() => void sendSample()}>
        Send sample to {name}
      </Button>
      {isLocal && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Icon of={Terminal} size={14} />}
          onClick={() => void copySendCommand()}
        >
          Copy curl command
        </Button>
      )}
    </Group>
  );
}

function Empty() {
  const live = useServer((state) => state.live);
  const name = useEnvironmentName();
  if (live.state !== 'live') {
    return (
      <div className={classes.empty}>
        <p>No runs from {name} yet. Publish first: a server only runs what is live.</p>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <p>No runs from {name} yet. Send it an event.</p>
      <SendButtons />
    </div>
  );
}

/** What the chosen environment's server did, as it happens: the newest first; one of them open. */
export function RunsDock() {
  const workspace = useWorkspace();
  const runs = useRuns((state) => state.runs);
  const chosen = useRuns((state) => state.chosen);
  const name = useEnvironmentName();
  if (runs.length === 0) return <Empty />;
  return (
    <div className={classes.dock}>
      <div className={classes.list}>
        <div className={classes.head}>
          <span className="num">
            <b>{runs.length}</b> {runs.length === 1 ? 'run' : 'runs'} on {name}
          </span>
          <SendButtons />
        </div>
        <ul aria-label="Runs" className={classes.rows}>
          {runs.map((run: RunHead) => (
            <RunRow key={run.id} run={run} workspace={workspace} open={chosen?.run.id === run.id} />
          ))}
        </ul>
      </div>
      <div className={classes.detail}>
        {chosen ? <RunDetail chosen={chosen} /> : <p className={classes.hint}>Choose a run to see what it did.</p>}
      </div>
    </div>
  );
}
