import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { ReplayDock } from '../replay/replay-dock.tsx';
import { useReplay } from '../replay/replay-store.ts';
import { usePaint } from './paint-store.ts';
import { PreviewColumn } from './preview-column.tsx';
import { SampleColumn } from './sample-column.tsx';
import { useSimulation } from './simulation-store.ts';
import classes from './simulator-dock.module.css';
import { TraceColumn } from './trace-column.tsx';

export { StepSlider } from './step-slider.tsx';

const SIDES = [
  { value: 'trace', label: 'Trace' },
  { value: 'preview', label: 'Preview' },
];

/** Send a sample, see why each trigger fired or not, and what would have been sent. */
export function SimulatorDock() {
  const replay = useReplay((state) => state.replay);
  const replaying = usePaint(({ paint }) => paint === 'replay');
  return replay && replaying ? <ReplayDock replay={replay} /> : <SampleDock />;
}

function SampleDock() {
  const editing = useSimulation((state) => state.editing);
  // The editor needs the room that the preview has in wide windows.
  const narrow = useMediaQuery(`(max-width: ${editing ? 1439 : 1079}px)`, false, { getInitialValueInEffect: false });
  const [side, setSide] = useState('trace');
  const tabs = narrow && (
    <SegmentedControl size="xs" aria-label="Shown beside the sample" data={SIDES} value={side} onChange={setSide} />
  );
  return (
    <div className={classes.dock} data-editing={editing || undefined} data-narrow={narrow || undefined}>
      <SampleColumn />
      {(!narrow || side === 'trace') && <TraceColumn tools={tabs} />}
      {(!narrow || side === 'preview') && <PreviewColumn tools={tabs} />}
    </div>
  );
}
