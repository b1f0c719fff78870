import { parseRfc3339 } from '../base/rfc3339.ts';
import { startOfDay } from './zoned-time.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * Epoch milliseconds of an RFC 3339 time, or of a date, which means midnight in the IANA zone (C8).
 * Undefined when the text is neither, or names no existing day.
 */
export function instantOf(text: string, timeZone: string): number | undefined {
  const date = DATE.exec(text);
  return date ? startOfDay(Number(date[1]), Number(date[2]), Number(date[3]), timeZone) : parseRfc3339(text);
}
