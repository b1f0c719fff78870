import { Button, Group, SegmentedControl } from '@mantine/core';
import { Send, Terminal } from 'lucide-react';
import { useState } from 'react';
import type { RunHead } from '../../shared/sync/contract.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { useEnvironmentName, useServer } from '../publish/server-store.ts';
import { Icon } from '../ui/icon.tsx';
import { DeadLetterList } from './dead-letter-list.tsx';
import { RunDetail } from './run-detail.tsx';
import { RunFilters } from './run-filters.tsx';
import { RunRow } from './run-row.tsx';
import classes from './runs.module.css';
import { isFiltered } from './runs-filter.ts';
import { loadOlderRuns, useRuns } from './runs-store.ts';
import { copySendCommand, sendSample } from './send-sample.ts';

function SendButtons() {
  const name = useEnvironmentName();
  return (
    <Group gap={8} wrap="nowrap">
      <Button variant="default" size="xs" leftSection={<Icon of={Send} size={14} />} onClick={() => void sendSample()}>
        Send sample to {name}
      </Button>
      <Button
        variant="subtle"
        size="xs"
        leftSection={<Icon of={Terminal} size={14} />}
        onClick={() => void copySendCommand()}
      >
        Copy curl command
      </Button>
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

function RunList({ workspace }: { workspace: Workspace }) {
  const { runs, next, chosen } = useRuns();
  return (
    <>
      <RunFilters workspace={workspace} />
      {runs.length === 0 && <p className={classes.none}>No run fits the filter.</p>}
      <ul aria-label="Runs" className={classes.rows}>
        {runs.map((run: RunHead) => (
          <RunRow key={run.id} run={run} workspace={workspace} open={chosen?.run.id === run.id} />
        ))}
        {next !== undefined && (
          <li>
            <Button variant="subtle" size="xs" onClick={() => void loadOlderRuns(workspace.id)}>
              Show older runs
            </Button>
          </li>
        )}
      </ul>
    </>
  );
}

/** What the chosen environment's server did, as it happens: the newest first; one of them open. */
export function RunsDock() {
  const workspace = useWorkspace();
  const none = useRuns((state) => state.runs.length === 0 && !isFiltered(state.filter));
  const chosen = useRuns((state) => state.chosen);
  const [view, setView] = useState<'runs' | 'dead'>('runs');
  if (none && view === 'runs') return <Empty />;
  return (
    <div className={classes.dock}>
      <div className={classes.list}>
        <div className={classes.head}>
          <SegmentedControl
            size="xs"
            aria-label="What is listed"
            value={view}
            onChange={(value) => setView(value === 'dead' ? 'dead' : 'runs')}
            data={[
              { value: 'runs', label: 'Runs' },
              { value: 'dead', label: 'Dead letters' },
            ]}
          />
          <SendButtons />
        </div>
        {view === 'runs' ? <RunList workspace={workspace} /> : <DeadLetterList workspace={workspace} />}
      </div>
      <div className={classes.detail}>
        {chosen ? <RunDetail chosen={chosen} /> : <p className={classes.hint}>Choose a run to see what it did.</p>}
      </div>
    </div>
  );
}
