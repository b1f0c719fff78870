import type { Json } from '../../base/json.ts';
import { instantOf } from '../../program/instant.ts';
import type { RuleTest } from '../../program/program.ts';
import { roundest, windowOf } from './time-points.ts';

const HOUR = 3_600_000;
const MOST = 400;

/** When something is evaluated: the clock of a trigger's active time and of `withinLast`. Epoch milliseconds. */
export interface Moments {
  /** The one before first, then the nearest to it. */
  readonly times: readonly number[];
  /** Whether at every other time the same holds as at one of these. */
  readonly complete: boolean;
}

/**
 * The times at which it can tell when something is evaluated. What rules say of a field by the clock changes only
 * where a window's end meets an instant that something names, so that beside and between such times are enough.
 */
export function momentsOf(
  rules: readonly RuleTest[],
  gates: readonly number[],
  o: { readonly now: number; readonly timeZone: string },
): Moments {
  const windows = rules.map(windowOf).filter((length) => length !== undefined);
  const isClocked = windows.length > 0 || gates.length > 0 || rules.some(isOfClock);
  if (!isClocked) return { times: [o.now], complete: true };
  const named = [...gates, ...rules.flatMap((rule) => instantsOf(rule, o.timeZone))];
  const edges = new Set(named.flatMap((at) => [at, ...windows.map((length) => at + length)]));
  const near = [...edges].flatMap((at) => [Math.floor(at) - 1, Math.floor(at), Math.ceil(at), Math.ceil(at) + 1]);
  if (near.length === 0) return { times: [o.now], complete: true };
  const ends = [Math.min(...near) - HOUR, Math.max(...near) + HOUR];
  const sorted = [...new Set([...near, ...ends])].sort((a, b) => a - b);
  const middles = sorted.slice(1).map((after, index) => roundest((sorted[index] ?? after) + 1, after - 1));
  const all = [...middles.filter((at) => at !== undefined), ...sorted];
  const times = [...new Set([o.now, ...all.sort((a, b) => Math.abs(a - o.now) - Math.abs(b - o.now))])];
  return { times: times.slice(0, MOST), complete: times.length <= MOST };
}

function isOfClock({ path }: RuleTest): boolean {
  return path.root === 'occurrence' && path.segments[0] === 'occurredAt';
}

function instantsOf({ at, value }: RuleTest, timeZone: string): readonly number[] {
  return at === undefined ? timesIn(value, timeZone) : [at];
}

function timesIn(value: Json | undefined, timeZone: string): readonly number[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one) => timesIn(one, timeZone));
  const at = typeof value === 'string' ? instantOf(value, timeZone) : undefined;
  return at === undefined ? [] : [at];
}
