import type { Witness } from './solver/find-occurrence.ts';

/** Something about a workspace that its author will want to know, with an occurrence that shows it where there is one. */
export interface AnalysisProblem {
  readonly code: AnalysisCode;
  /** Never an error: analysis keeps nothing from being published. */
  readonly severity: 'warning' | 'info';
  readonly message: string;
  /** JSON Pointer into the workspace. */
  readonly pointer: string;
  readonly trigger?: string;
  readonly node?: string;
  readonly witness?: Witness;
}

export type AnalysisCode =
  | 'analysis.deadTrigger'
  | 'analysis.contradiction'
  | 'analysis.unreachable'
  | 'analysis.alwaysTrue'
  | 'analysis.neverTrue'
  | 'analysis.unknown'
  | 'analysis.overlap'
  | 'analysis.possibleOverlap'
  | 'analysis.loop'
  | 'analysis.possibleLoop'
  | 'analysis.unusedEvent';
