import type { JsonObject } from '../base/json.ts';
import { sha256Hex } from '../base/sha256.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { shorten } from '../base/shorten.ts';
import type { Complaint } from './occurrence-complaint.ts';
import type { Occurrence } from './occurrence.ts';
import { checkTime, object, text } from './read-native-occurrence.ts';

const KEYS: ReadonlySet<string> = new Set([
  'app_code',
  'event_code',
  'event_path',
  'event_element',
  'event_date',
  'event_data',
  'shardKey',
]);

/** Is it a record of the JavaScript SDK (O2)? */
export function isSdkShape(value: JsonObject): boolean {
  return !Object.hasOwn(value, 'event') && (Object.hasOwn(value, 'event_code') || Object.hasOwn(value, 'app_code'));
}

/**
 * The occurrence that a record of the JavaScript SDK is (O2). With a date its id is its SHA-256, so that a repeat is a
 * duplicate; without one the id is fresh and the time is `now`, in epoch milliseconds.
 */
export function readSdkOccurrence(
  value: JsonObject,
  complaints: Complaint[],
  o: { now: number; freshId(): string; isFaulty: boolean },
): Occurrence | undefined {
  for (const key in value) {
    if (KEYS.has(key)) continue;
    const message = `“${shorten(key)}” is not a key of the SDK's record. What belongs to the event stands in “event_data”.`;
    complaints.push({ code: 'unknownKey', message, path: [key], atKey: true });
  }
  const app = text(value, 'app_code', complaints, false, 'appCode');
  const event = text(value, 'event_code', complaints, false, 'event');
  const path = text(value, 'event_path', complaints, true, 'path');
  const element = text(value, 'event_element', complaints, true, 'element');
  const date = text(value, 'event_date', complaints, true, 'occurredAt');
  const data = object(value, 'event_data', complaints, true, 'data');
  const purl = text(value, 'shardKey', complaints, true);
  if (date !== undefined) checkTime(date, 'event_date', complaints);
  if (app !== undefined && event !== undefined && app !== event.slice(0, 3)) {
    const message = `The app code ${shorten(app)} does not go with the event ${shorten(event)}, which starts with ${event.slice(0, 3)}.`;
    complaints.push({ code: 'appCodeMismatch', message, path: ['app_code'] });
  }
  if (complaints.length > 0 || o.isFaulty || event === undefined) return undefined;
  return {
    id: date === undefined ? o.freshId() : sha256Hex(canonicalJson(value)),
    event,
    occurredAt: date ?? new Date(o.now).toISOString(),
    contact: purl === undefined ? {} : { purl },
    data: { ...data, ...(path === undefined ? {} : { path }), ...(element === undefined ? {} : { element }) },
  };
}
