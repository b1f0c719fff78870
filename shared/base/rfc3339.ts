const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DAY = 86_400_000;

/** Days from 1970-01-01 of a date of the proleptic Gregorian calendar; undefined when there is no such day. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  // Counts years from March, so that the leap day is the last of its year.
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Epoch milliseconds of an RFC 3339 time; undefined when it is none (O1, C8). The offset is required, `T` is required,
 * the date must exist. Digits past milliseconds are cut. A leap second (`:60`, only where UTC reads 23:59) counts as
 * the second after it, `-00:00` as UTC.
 */
export function parseRfc3339(text: string): number | undefined {
  if (text !== last.text) last = { text, time: usualTime(text) ?? anyTime(text) };
  return last.time;
}

/** A time is checked where it comes in and asked for again where it is used. */
let last: { readonly text: string; readonly time: number | undefined } = { text: '', time: undefined };

/** `2026-03-14T15:09:26Z` or `2026-03-14T15:09:26.535Z`, as nearly all times are written, without a regular expression. */
function usualTime(text: string): number | undefined {
  const { length } = text;
  const hasFraction = length === 24;
  if ((length !== 20 && !hasFraction) || text.charCodeAt(length - 1) !== 0x5a || text.charCodeAt(10) !== 0x54) {
    return undefined;
  }
  const isSeparated =
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    (!hasFraction || text.charCodeAt(19) === 0x2e);
  const [year, month, day] = [twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const fraction = hasFraction ? twoDigits(text, 20) * 10 + digit(text, 22) : 0;
  const isRead = isSeparated && year >= 0 && hour >= 0 && minute >= 0 && second >= 0 && fraction >= 0;
  if (!isRead || hour > 23 || minute > 59 || second > 59) return undefined;
  const days = dayNumber(year, month, day);
  return days === undefined ? undefined : days * DAY + (hour * 60 + minute) * 60_000 + second * 1000 + fraction;
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

/** Far below zero where there is none, so that no number with it gets above. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 0x30;
  return value >= 0 && value <= 9 ? value : -1_000_000;
}

function anyTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] = match;
  const days = dayNumber(Number(year), Number(month), Number(day));
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (days === undefined || h > 23 || m > 59 || s > 60) return undefined;
  const [oh, om] = [Number(offsetHour ?? 0), Number(offsetMinute ?? 0)];
  if (oh > 23 || om > 59) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (oh * 60 + om);
  const startOfMinute = days * DAY + (h * 60 + m - offset) * 60_000;
  if (s === 60 && startOfMinute - Math.floor(startOfMinute / DAY) * DAY !== DAY - 60_000) return undefined;
  return startOfMinute + s * 1000 + Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
}
