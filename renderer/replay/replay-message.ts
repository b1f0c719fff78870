import type { ReplayResult } from '../../shared/analysis/replay-result.ts';
import type { Program } from '../../shared/program/program.ts';

/** What a replay runs on. */
export interface ReplaySetup {
  readonly program: Program;
  /** Ids of hookable events that the workspace lists. */
  readonly events: readonly string[];
}

/** Told while it runs, at most ten times a second. */
export interface ReplayProgress {
  /** Bytes of the file that were read, of how many. */
  readonly bytes: number;
  readonly size: number;
  readonly occurrences: number;
  readonly refused: number;
  readonly firing: number;
  readonly milliseconds: number;
}

/** From the window to the worker: a replay and, later, its end before time. */
export type ReplayOrder =
  { readonly kind: 'start'; readonly file: File; readonly setup: ReplaySetup } | { readonly kind: 'cancel' };

/** From the worker to the window. */
export type ReplayNews =
  | { readonly kind: 'progress'; readonly progress: ReplayProgress }
  | {
      readonly kind: 'done';
      readonly progress: ReplayProgress;
      readonly result: ReplayResult;
      readonly cancelled: boolean;
    }
  /** The file could not be read to its end, such as one that was deleted meanwhile. */
  | { readonly kind: 'failed'; readonly message: string };
