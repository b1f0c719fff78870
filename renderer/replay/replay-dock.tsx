import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { ReplayExamples } from './replay-examples.tsx';
import classes from './replay-dock.module.css';
import type { ReplaySession } from './replay-store.ts';
import { ReplaySummary } from './replay-summary.tsx';
import { ReplayTriggers } from './replay-triggers.tsx';
import { replayAgain } from './start-replay.ts';
import { useIsReplayStale } from './use-replay-overlay.ts';

/** A replayed file: how far it is, what each trigger did with it, and occurrences to look at. */
export function ReplayDock({ replay }: { replay: ReplaySession }) {
  const stale = useIsReplayStale();
  const { result } = replay;
  return (
    <div className={classes.dock}>
      <ReplaySummary replay={replay} />
      <section className={classes.column} aria-label="Triggers of the replay">
        {stale && (
          <div className={classes.stale} data-tone="wait" role="status">
            <Icon of={TriangleAlert} size={14} />
            <span>The draft has changed since.</span>
            <Button variant="default" size="xs" onClick={replayAgain}>
              Replay again
            </Button>
          </div>
        )}
        {result ? (
          <ReplayTriggers result={result} />
        ) : (
          <p className={classes.hint}>
            {replay.state === 'failed' ? replay.message : 'What each trigger did is counted here and on the canvas.'}
          </p>
        )}
      </section>
      <section className={classes.column} aria-label="Occurrences to look at">
        {result ? (
          <ReplayExamples result={result} />
        ) : (
          <p className={classes.hint}>The first occurrences of each branch, the slowest and the refused ones.</p>
        )}
      </section>
    </div>
  );
}
