import type { Json } from '../../base/json.ts';
import { isJsonObject } from '../../base/json.ts';
import { instantOf } from '../../program/instant.ts';
import type { RuleTest } from '../../program/program.ts';
import { dateText, timeText, unitLength } from '../nearest-times.ts';

const HOUR = 3_600_000;

/**
 * Instants, in epoch milliseconds, that between them show everything that rules can say of a time (C4, C8): each at
 * which an answer may change, beside it, and one between each two.
 */
export function timePoints(
  rules: readonly RuleTest[],
  o: { readonly now: number; readonly timeZone: string },
): readonly number[] {
  const edges = rules.flatMap((rule) => edgesOf(rule, o));
  if (edges.length === 0) return [o.now];
  const near = edges.flatMap((edge) => [Math.floor(edge), Math.floor(edge) - 1, Math.ceil(edge), Math.ceil(edge) + 1]);
  const sorted = [...new Set([...near, Math.min(...near) - HOUR, Math.max(...near) + HOUR])].sort((a, b) => a - b);
  const middles = sorted.slice(1).map((after, index) => roundest((sorted[index] ?? after) + 1, after - 1));
  return [...new Set([...middles.filter((one) => one !== undefined), ...sorted])];
}

function edgesOf(rule: RuleTest, { now, timeZone }: { readonly now: number; readonly timeZone: string }) {
  if (rule.operator === 'withinLast') {
    const length = windowOf(rule);
    return length === undefined ? [] : [now, now - length];
  }
  const at = rule.at ?? operandTime(rule.value, timeZone);
  return at === undefined ? [] : [at];
}

function operandTime(value: Json | undefined, timeZone: string): number | undefined {
  return typeof value === 'string' ? instantOf(value, timeZone) : undefined;
}

/** How far `withinLast` looks back, in milliseconds; undefined for other rules. */
export function windowOf({ operator, value }: RuleTest): number | undefined {
  if (operator !== 'withinLast' || !isJsonObject(value)) return undefined;
  const { amount, unit } = value;
  const length = unitLength(typeof unit === 'string' ? unit : '');
  return typeof amount === 'number' && length !== undefined ? amount * length : undefined;
}

/** Of a span that has some instant, the one that is the roundest: a full hour, minute or second, else the middle. */
export function roundest(first: number, last: number): number | undefined {
  if (last < first) return undefined;
  const middle = Math.floor((first + last) / 2);
  for (const length of [24 * HOUR, HOUR, 60_000, 1000]) {
    const at = Math.floor(middle / length) * length;
    if (at >= first && at <= last) return at;
  }
  return middle;
}

/** Texts of one instant, the usual one first. */
export function spellingsOfTime(at: number, timeZone: string): readonly string[] {
  const offsets = ['Z', '+00:00', '+01:00', '-05:00', '+14:00', '-12:00'];
  const times = offsets.map((offset) => timeText(at, offset)).filter((text) => text !== undefined);
  const date = dateText(at, timeZone);
  return [...times, ...(date !== undefined && instantOf(date, timeZone) === at ? [date] : [])];
}
