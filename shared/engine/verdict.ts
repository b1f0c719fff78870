import type { Json } from '../base/json.ts';
import type { RuleNote } from './trace.ts';

/** What a rule says of a value before `not`: true, or false with or without a reason (C4, C5). */
export const YES = 1;
export const NO = 0;
export const TYPE_MISMATCH = 2;
export const INVALID_TIME = 3;
export type Verdict = typeof YES | typeof NO | typeof TYPE_MISMATCH | typeof INVALID_TIME;

/** Judges a value that may be missing; `now` is epoch milliseconds. Never throws (C9). */
export type Judge = (value: Json | undefined, now: number) => Verdict;

export function verdict(holds: boolean): Verdict {
  return holds ? YES : NO;
}

export function noteOf(value: Json | undefined, of: Verdict): RuleNote | undefined {
  if (value === undefined) return 'missing';
  if (of === TYPE_MISMATCH) return 'type-mismatch';
  return of === INVALID_TIME ? 'invalid-time' : undefined;
}
