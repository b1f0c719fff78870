import { isJsonObject, type Json } from '../base/json.ts';
import { parseRfc3339 } from '../base/rfc3339.ts';
import { instantOf } from '../program/instant.ts';
import type { RuleTest } from '../program/program.ts';
import { wallTime } from '../program/zoned-time.ts';
import { near, type NearValue } from './near-value.ts';
import { midpoints } from './nearest-numbers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: 24 * HOUR, week: 168 * HOUR };
/** Milliseconds of a unit of `withinLast`; undefined when it is none. */
export function unitLength(unit: string): number | undefined {
  return Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
}

/** From some moment of a day to the days around it, whatever the clocks do. */
const DAYS_AROUND = [0, -24, -36, 24, 36].map((hours) => hours * HOUR);
const DATE = /^\d{4}-\d\d-\d\d$/;
const ZONE = /(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * Times at, a minute beside and between what `before`, `after` and `withinLast` ask (C4, C8); `points` are further
 * instants in epoch milliseconds, as is `now`. Written as the actual value is: as a date, or with its offset.
 */
export function nearestTimes(
  rules: readonly RuleTest[],
  points: readonly number[],
  actual: Json | undefined,
  o: { readonly now: number; readonly timeZone: string },
): readonly NearValue[] {
  const instants = [...points, ...rules.flatMap((rule) => instantsOf(rule, o))];
  if (instants.length === 0) return [];
  const valid = typeof actual === 'string' && instantOf(actual, o.timeZone) !== undefined;
  const asDate = valid ? DATE.test(actual) : rules.some(({ value }) => typeof value === 'string' && DATE.test(value));
  const offset = valid ? (ZONE.exec(actual)?.[0] ?? 'Z') : 'Z';
  const around = asDate ? [...new Set(instants)].flatMap((at) => DAYS_AROUND.map((hours) => at + hours)) : [];
  return [
    ...near(around.map((at) => dateText(at, o.timeZone)).filter((text) => text !== undefined)),
    ...near(instants.map((at) => timeText(at, offset)).filter((text) => text !== undefined)),
    ...near(
      midpoints(instants)
        .map((at) => timeText(at, offset))
        .filter((text) => text !== undefined),
      1,
    ),
  ];
}

/** RFC 3339 with the offset; undefined for years that have more than four digits. */
export function timeText(at: number, offset: string): string | undefined {
  const shift = parseRfc3339(`1970-01-01T00:00:00${offset}`) ?? 0;
  const local = at - shift;
  if (!(local >= -62_167_219_200_000 && local < 253_402_300_800_000)) return undefined;
  return new Date(Math.floor(local)).toISOString().replace(/(?:\.000)?Z$/, offset.toUpperCase());
}

/** The day in the zone, as ISO writes it; undefined for years that have more than four digits. */
export function dateText(at: number, timeZone: string): string | undefined {
  const wall = wallTime(at, timeZone);
  if (!wall || wall.year < 0 || wall.year > 9999) return undefined;
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(wall.year, 4)}-${digits(wall.month, 2)}-${digits(wall.day, 2)}`;
}

function instantsOf(rule: RuleTest, o: { readonly now: number; readonly timeZone: string }): readonly number[] {
  const { operator, value } = rule;
  if (operator === 'before' || operator === 'after') {
    const at = rule.at ?? (typeof value === 'string' ? instantOf(value, o.timeZone) : undefined);
    return at === undefined ? [] : [at, at - MINUTE, at + MINUTE];
  }
  if (operator !== 'withinLast' || !isJsonObject(value)) return [];
  const { amount, unit } = value;
  const length = typeof amount === 'number' && typeof unit === 'string' ? amount * (UNITS[unit] ?? 0) : 0;
  return [o.now - Math.min(MINUTE, length / 2), o.now - length, o.now, o.now + MINUTE];
}
