import { UnstyledButton } from '@mantine/core';
import { FileStack, ListChecks, RefreshCw, X } from 'lucide-react';
import { coverageWords } from '../../shared/analysis/coverage.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { useReplay } from '../replay/replay-store.ts';
import { countedText, shareText } from '../replay/replay-words.ts';
import { replayAgain } from '../replay/start-replay.ts';
import { useIsReplayStale } from '../replay/use-replay-overlay.ts';
import { showPaint, usePaint } from '../simulator/paint-store.ts';
import { coverageOfTests } from '../tests/test-results.ts';
import { Icon } from '../ui/icon.tsx';
import type { TriggerHead } from './trigger-head.ts';
import classes from './canvas-header.module.css';
import { PillWords, SimulationPill } from './simulation-pill.tsx';

/** "Replay of purchases.ndjson · fired 12 %": what its counts on the canvas say of the trigger. */
function ReplayPill({ trigger }: { trigger: TriggerHead }) {
  const replay = useReplay((state) => state.replay);
  const stale = useIsReplayStale();
  if (!replay) return null;
  const counts = replay.result?.triggers.find((one) => one.trigger === trigger.id);
  const words =
    replay.result === null
      ? 'Replaying'
      : counts === undefined || counts.met === 0
        ? 'The replayed file has none of its events'
        : `Fired for ${shareText(counts.fired, counts.met)} of ${countedText(counts.met, 'occurrence')}`;
  return (
    <div
      className={classes.pill}
      title={stale ? 'Draft has changed' : words}
      data-tone={stale ? 'wait' : 'pass'}
      data-simulation-pill
    >
      <Icon of={stale ? RefreshCw : FileStack} size={12} />
      <PillWords>{stale ? 'Draft has changed' : words}</PillWords>
      {stale && replay.result !== null && (
        <UnstyledButton className={classes.again} onClick={replayAgain}>
          Replay again
        </UnstyledButton>
      )}
      <UnstyledButton className={classes.close} aria-label="Hide the counts" onClick={() => showPaint('trace')}>
        <Icon of={X} size={12} />
      </UnstyledButton>
    </div>
  );
}

/** "2 of 2 branches, 3 of 4 rule outcomes": what the tests cover. */
function CoveragePill({ trigger }: { trigger: TriggerHead }) {
  const { triggers } = coverageOfTests(useWorkspace());
  const own = triggers.find((one) => one.trigger === trigger.id);
  const words = own ? coverageWords(own) : trigger.enabled ? 'No condition to cover' : 'Off, so no test reaches it';
  return (
    <div
      className={classes.pill}
      title={`What the tests cover: ${words}`}
      data-tone={own && own.gaps.length === 0 ? 'pass' : 'wait'}
      data-simulation-pill
    >
      <Icon of={ListChecks} size={12} />
      <PillWords>{words}</PillWords>
      <UnstyledButton className={classes.close} aria-label="Hide the coverage" onClick={() => showPaint('trace')}>
        <Icon of={X} size={12} />
      </UnstyledButton>
    </div>
  );
}

/** Says in the header what lies on the canvas. */
export function PaintPill({ trigger }: { trigger: TriggerHead }) {
  const paint = usePaint((state) => state.paint);
  switch (paint) {
    case 'trace':
      return <SimulationPill trigger={trigger} />;
    case 'coverage':
      return <CoveragePill trigger={trigger} />;
    case 'replay':
      return <ReplayPill trigger={trigger} />;
  }
}
