import { useMemo } from 'react';
import { programHash } from '../../shared/program/program-hash.ts';
import type { FlowOverlay } from '../canvas/flow-overlay.ts';
import { useDocument } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { replayOverlay } from './replay-overlay.ts';
import { useReplay } from './replay-store.ts';

/** True when the draft behaves differently from what was replayed. */
export function useIsReplayStale(): boolean {
  const ran = useReplay(({ replay }) => replay?.programHash);
  return useDocument(({ document }) => {
    if (ran === undefined || document === null) return false;
    return programHash(compilationOf(document.history.present).program) !== ran;
  });
}

/** The counts of the replay on the flow of a trigger; undefined while there are none. */
export function useReplayOverlay(trigger: string): FlowOverlay | undefined {
  const result = useReplay(({ replay }) => replay?.result ?? null);
  const stale = useIsReplayStale();
  return useMemo(() => {
    const counts = result?.triggers.find((one) => one.trigger === trigger);
    return counts && counts.met > 0 ? replayOverlay(counts, stale) : undefined;
  }, [result, trigger, stale]);
}
