import { Button } from '@mantine/core';
import { Play, TriangleAlert } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useWorkspace } from '../document/use-workspace.ts';
import { BackToReplay } from '../replay/back-to-replay.tsx';
import { SaveAsTest } from '../tests/save-as-test.tsx';
import { useReplay } from '../replay/replay-store.ts';
import { Icon } from '../ui/icon.tsx';
import { simulate, useSimulation, type Simulation } from './simulation-store.ts';
import classes from './simulator-dock.module.css';
import { firedWords, requestedWords } from './summary-words.ts';
import { TraceTree } from './trace-tree.tsx';
import { traceView } from './trace-view.ts';
import { useIsStale } from './use-shown-trace.ts';

function StaleBanner() {
  return (
    <div className={classes.stale} data-tone="wait" role="status">
      <Icon of={TriangleAlert} size={14} />
      <span>The draft has changed since.</span>
      <Button variant="default" size="xs" onClick={() => simulate()}>
        Send again
      </Button>
    </div>
  );
}

function Result({ simulation, tools }: { simulation: Simulation; tools: ReactNode }) {
  const workspace = useWorkspace();
  const stale = useIsStale();
  const view = useMemo(() => traceView(workspace, simulation), [workspace, simulation]);
  const blocked = view.first.rows.filter(({ state }) => state === 'blocked').length;
  return (
    <>
      <div className={classes.head}>
        <p className="ellipsis">
          <b>{firedWords(simulation, blocked)}</b>
          <span className={classes.second}> · {requestedWords(simulation)}</span>
        </p>
        <span className={classes.tools}>
          <BackToReplay />
          <SaveAsTest />
          {tools}
        </span>
      </div>
      {stale && <StaleBanner />}
      <div className={classes.scroll}>
        {view.first.rows.length === 0 ? (
          <p className={classes.hint}>No trigger starts with {view.first.title}.</p>
        ) : (
          <TraceTree view={view} simulation={simulation} />
        )}
      </div>
    </>
  );
}

/** What the sent occurrence did: every trigger of its event, fired or not, and why. */
export function TraceColumn({ tools }: { tools: ReactNode }) {
  const simulation = useSimulation((state) => state.simulation);
  const replayed = useReplay((state) => state.replay !== null);
  return (
    <section className={classes.column} aria-label="Trace">
      {simulation ? (
        <Result simulation={simulation} tools={tools} />
      ) : (
        <>
          {(tools || replayed) && (
            <div className={classes.head}>
              <span className={classes.tools}>
                <BackToReplay />
                {tools}
              </span>
            </div>
          )}
          <div className={classes.emptyState}>
            <p>Send a sample to see what would happen.</p>
            <Button leftSection={<Icon of={Play} size={14} />} onClick={() => simulate()}>
              Send sample
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
