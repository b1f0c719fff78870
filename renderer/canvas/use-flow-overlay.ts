import type { Trigger } from '../../shared/flow/trigger.ts';
import { useReplayOverlay } from '../replay/use-replay-overlay.ts';
import { usePaint } from '../simulator/paint-store.ts';
import type { ShownTrace } from '../simulator/trace-steps.ts';
import { useShownTrace } from '../simulator/use-shown-trace.ts';
import { useCoverageOverlay } from '../tests/use-coverage-overlay.ts';
import type { FlowOverlay } from './flow-overlay.ts';

/** The trace on the canvas, unless something else was asked for. */
export function useCanvasTrace(trigger: Trigger): ShownTrace | undefined {
  const shown = useShownTrace(trigger);
  return usePaint(({ paint }) => paint) === 'trace' ? shown : undefined;
}

/** What lies over the flow in place of a trace. */
export function useFlowOverlay(trigger: Trigger): FlowOverlay | undefined {
  const paint = usePaint((state) => state.paint);
  const replay = useReplayOverlay(trigger.id);
  const coverage = useCoverageOverlay(trigger);
  switch (paint) {
    case 'trace':
      return undefined;
    case 'replay':
      return replay;
    case 'coverage':
      return coverage;
  }
}
