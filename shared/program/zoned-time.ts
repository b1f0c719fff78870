import { Temporal } from 'temporal-polyfill';
import { dayNumber } from '../base/rfc3339.ts';

const DAY = 86_400_000;

/** What a clock on the wall of a zone shows. `weekday` counts from Sunday = 0, `offset` is minutes east of UTC. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
  readonly dayOfYear: number;
  readonly offset: number;
}

/** Epoch milliseconds to wall time in the IANA zone; undefined when zone or instant is none. */
export function wallTime(at: number, timeZone: string): WallTime | undefined {
  try {
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    const { year, month, day, hour, minute, second, millisecond, dayOfYear } = there;
    const weekday = there.dayOfWeek % 7;
    const offset = there.offsetNanoseconds / 60_000_000_000;
    return { year, month, day, hour, minute, second, millisecond, weekday, dayOfYear, offset };
  } catch {
    return undefined; // RangeError: no such zone, or past the range of instants
  }
}

/** Epoch milliseconds of the first moment of a day in the zone: midnight, or what follows it where midnight is skipped (C8). */
export function startOfDay(year: number, month: number, day: number, timeZone: string): number | undefined {
  const days = dayNumber(year, month, day);
  if (days === undefined || timeZone === 'UTC') return days === undefined ? undefined : days * DAY;
  try {
    return new Temporal.PlainDate(year, month, day).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** Epoch milliseconds of a wall time without offset in the zone: the earlier one where clocks go back (as RFC 9557 `compatible`). */
export function localTime(text: string, timeZone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}
