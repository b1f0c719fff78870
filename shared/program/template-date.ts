import { instantOf } from './instant.ts';
import type { TemplateClock } from './template-run.ts';
import { localTime, wallTime, type WallTime } from './zoned-time.ts';

export const DEFAULT_DATE_FORMAT = '%A, %B %-e, %Y at %-l:%M %P %z';
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;
const CODE = /%([-_0^#:]*)(\d{0,2})([A-Za-z%])/g;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Moment extends WallTime {
  readonly at: number;
  readonly zone: string;
}

/**
 * Epoch milliseconds that a template's value stands for: `now`, epoch seconds, an RFC 3339 time, a date,
 * or a time without offset, which is taken in the zone. Undefined for anything else.
 */
export function dateOf(value: unknown, clock: TemplateClock, zone: string): number | undefined {
  if (typeof value === 'number') return value * 1000;
  if (typeof value !== 'string') return undefined;
  if (value === 'now' || value === 'today') return clock.now;
  if (/^\d{1,15}$/.test(value)) return Number(value) * 1000;
  const local = LOCAL.exec(value);
  return local ? localTime(`${local[1]}T${local[2]}`, zone) : instantOf(value, zone);
}

/** strftime in English, in the IANA zone or fixed offset; undefined when the instant or the zone is none. */
export function formatDate(at: number, format: string, zone: string): string | undefined {
  const wall = wallTime(at, zone);
  if (!wall) return undefined;
  const moment: Moment = { ...wall, at, zone };
  return format.replace(CODE, (all: string, flags: string, width: string, code: string) => {
    const plain = conversion(code, moment, flags);
    return plain === undefined ? all : padded(plain.text, plain.width, plain.fill, flags, width);
  });
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly fill: '0' | ' ';
}

function padded(plain: string, usual: number, fill: string, flags: string, width: string): string {
  const text = flags.includes('^') ? plain.toUpperCase() : flags.includes('#') ? swapCase(plain) : plain;
  if (flags.includes('-')) return text;
  const character = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : fill;
  return text.padStart(width === '' ? usual : Number(width), character);
}

function swapCase(text: string): string {
  return /\p{Ll}/u.test(text) ? text.toUpperCase() : text.toLowerCase();
}

const number = (value: number, width: number, fill: '0' | ' ' = '0'): Piece => ({ text: String(value), width, fill });
const word = (text: string): Piece => ({ text, width: 0, fill: ' ' });

function conversion(code: string, m: Moment, flags: string): Piece | undefined {
  const within = (format: string): Piece => word(formatDate(m.at, format, m.zone) ?? '');
  switch (code) {
    case 'a':
      return word((DAYS[m.weekday] ?? '').slice(0, 3));
    case 'A':
      return word(DAYS[m.weekday] ?? '');
    case 'b':
    case 'h':
      return word((MONTHS[m.month - 1] ?? '').slice(0, 3));
    case 'B':
      return word(MONTHS[m.month - 1] ?? '');
    case 'c':
      return within('%a %b %e %H:%M:%S %Y');
    case 'C':
      return number(Math.floor(m.year / 100), 2);
    case 'd':
      return number(m.day, 2);
    case 'D':
    case 'x':
      return within('%m/%d/%y');
    case 'e':
      return number(m.day, 2, ' ');
    case 'F':
      return within('%Y-%m-%d');
    case 'H':
      return number(m.hour, 2);
    case 'I':
      return number(m.hour % 12 || 12, 2);
    case 'j':
      return number(m.dayOfYear, 3);
    case 'k':
      return number(m.hour, 2, ' ');
    case 'l':
      return number(m.hour % 12 || 12, 2, ' ');
    case 'L':
      return number(m.millisecond, 3);
    case 'm':
      return number(m.month, 2);
    case 'M':
      return number(m.minute, 2);
    case 'n':
      return word('\n');
    case 'N':
      return word(String(m.millisecond).padStart(3, '0').padEnd(9, '0'));
    case 'p':
      return word(m.hour < 12 ? 'AM' : 'PM');
    case 'P':
      return word(m.hour < 12 ? 'am' : 'pm');
    case 'q':
      return word(ordinal(m.day));
    case 'R':
      return within('%H:%M');
    case 's':
      return number(Math.floor(m.at / 1000), 0);
    case 'S':
      return number(m.second, 2);
    case 't':
      return word('\t');
    case 'T':
    case 'X':
      return within('%H:%M:%S');
    case 'u':
      return number(m.weekday || 7, 0);
    case 'U':
      return number(weekOfYear(m, 0), 2);
    case 'w':
      return number(m.weekday, 0);
    case 'W':
      return number(weekOfYear(m, 1), 2);
    case 'y':
      return number(((m.year % 100) + 100) % 100, 2);
    case 'Y':
      return number(m.year, 4);
    case 'z':
      return word(offsetText(m.offset, flags.includes(':') ? ':' : ''));
    case 'Z':
      return word(m.zone);
    case '%':
      return word('%');
    default:
      return undefined;
  }
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** Days before the year's first `start` day belong to week 0. */
function weekOfYear(m: Moment, start: number): number {
  return Math.floor((m.dayOfYear + 6 - ((m.weekday - start + 7) % 7)) / 7);
}

function offsetText(minutes: number, separator: string): string {
  const size = Math.abs(Math.trunc(minutes));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}
