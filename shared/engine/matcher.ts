import type { Scope } from './scope.ts';

/** Finds which triggers of one event have an entry condition that holds (E5). */
export interface Matcher {
  /** Writes their positions in the event's triggers to `positions`, ascending; gives how many there are. Never throws. */
  match(scope: Scope): number;
  /** The answer of the last `match`; the next one overwrites it. */
  readonly positions: Int32Array;
}
