import { useMemo } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import type { FlowOverlay } from '../canvas/flow-overlay.ts';
import { useDocument } from '../document/document-store.ts';
import { usePaint } from '../simulator/paint-store.ts';
import { coverageOverlay } from './coverage-overlay.ts';
import { coverageOfTests, resultsOf } from './test-results.ts';

/** What the tests cover, on the flow of a trigger; undefined while nobody looks, or where the trigger runs nowhere. */
export function useCoverageOverlay(trigger: Trigger): FlowOverlay | undefined {
  const shown = usePaint(({ paint }) => paint === 'coverage');
  const workspace = useDocument(({ document }) => (shown ? document?.history.present : undefined));
  return useMemo(
    () =>
      workspace && trigger.enabled
        ? coverageOverlay(trigger, coverageOfTests(workspace), resultsOf(workspace))
        : undefined,
    [trigger, workspace],
  );
}
