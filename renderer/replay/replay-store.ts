import { create } from 'zustand';
import type { ReplayResult } from '../../shared/analysis/replay-result.ts';
import type { ReplayProgress } from './replay-message.ts';

/** A replay that was started: of which file, on which program, and how far it came. */
export interface ReplaySession {
  readonly file: File;
  /** Another hash by now means that the draft differs (stale). */
  readonly programHash: string;
  readonly progress: ReplayProgress;
  readonly state: 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed';
  /** Why it failed. */
  readonly message?: string;
  /** There once it has ended; of a cancelled one what came before. */
  readonly result: ReplayResult | null;
}

/** The replay on screen, if any: session state. */
export const useReplay = create<{ readonly replay: ReplaySession | null }>(() => ({ replay: null }));
