import type { Random } from './ports.ts';

/** Attempts until an action is a dead letter (X3). */
export const MAX_ATTEMPTS = 10;
/** How long an action may wait for a target that is down before it is a dead letter (X3), in milliseconds. */
export const HORIZON_MS = 75 * 60 * 60 * 1000;
const FIRST_CEILING_MS = 10_000;
/** Nine waits that grow by it from ten seconds add up to 75 hours. */
const GROWTH = 3.43;

/** The longest wait after the failed attempt `attempt` (1 for the first), in milliseconds. */
export function retryCeiling(attempt: number): number {
  return Math.round(FIRST_CEILING_MS * GROWTH ** (attempt - 1));
}

/** Exponential backoff with full jitter (X3): anywhere up to the ceiling, in milliseconds. */
export function retryDelay(attempt: number, random: Random): number {
  return Math.floor(random() * retryCeiling(attempt));
}
