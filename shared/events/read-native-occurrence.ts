import { isJsonObject, ownValue, type Json, type JsonObject } from '../base/json.ts';
import { parseRfc3339 } from '../base/rfc3339.ts';
import { shorten } from '../base/shorten.ts';
import type { Complaint } from './occurrence-complaint.ts';
import type { Occurrence } from './occurrence.ts';

const KEYS: ReadonlySet<string> = new Set(['id', 'event', 'occurredAt', 'contact', 'data', 'source', 'causedBy']);
const LONGEST_ID = 128;

/** The occurrence that an object of Hookflow's own shape is (O1), or what is wrong with it; its event is checked elsewhere. */
export function readNativeOccurrence(value: JsonObject, complaints: Complaint[]): Occurrence | undefined {
  return (complaints.length === 0 ? usualOccurrence(value) : undefined) ?? readMembers(value, complaints);
}

/** The same for what nearly all occurrences are: the five members and no more, with nothing to complain about. */
function usualOccurrence(value: JsonObject): Occurrence | undefined {
  let keys = 0;
  for (const _ in value) keys += 1;
  const { id, event, occurredAt, contact, data } = value;
  if (keys !== 5 || typeof id !== 'string' || typeof event !== 'string' || typeof occurredAt !== 'string') {
    return undefined;
  }
  if (!isJsonObject(contact) || !isJsonObject(data)) return undefined;
  const contactId = ownValue(contact, 'id');
  const isFine =
    (contactId === undefined || typeof contactId === 'string') &&
    id.length <= LONGEST_ID &&
    id.trim() !== '' &&
    parseRfc3339(occurredAt) !== undefined;
  return isFine ? { id, event, occurredAt, contact, data } : undefined;
}

function readMembers(value: JsonObject, complaints: Complaint[]): Occurrence | undefined {
  for (const key in value) {
    if (KEYS.has(key)) continue;
    const message = `“${shorten(key)}” is not a key of an occurrence. What belongs to the event stands in “data”.`;
    complaints.push({ code: 'unknownKey', message, path: [key], atKey: true });
  }
  const id = text(value, 'id', complaints);
  const event = text(value, 'event', complaints);
  const occurredAt = text(value, 'occurredAt', complaints);
  const contact = object(value, 'contact', complaints);
  const data = object(value, 'data', complaints);
  const source = text(value, 'source', complaints, true);
  const causedBy = text(value, 'causedBy', complaints, true);
  if (id !== undefined) checkId(id, complaints);
  if (occurredAt !== undefined) checkTime(occurredAt, 'occurredAt', complaints);
  const contactId = contact && ownValue(contact, 'id');
  if (contactId !== undefined && typeof contactId !== 'string') {
    const message = `The contact's id is ${inWords(contactId)}. Ids are text.`;
    complaints.push({ code: 'contactIdNotString', message, path: ['contact', 'id'] });
  }
  if (complaints.length > 0 || id === undefined || event === undefined || occurredAt === undefined) return undefined;
  if (contact === undefined || data === undefined) return undefined;
  return {
    id,
    event,
    occurredAt,
    contact,
    data,
    ...(source === undefined ? {} : { source }),
    ...(causedBy === undefined ? {} : { causedBy }),
  };
}

function checkId(id: string, complaints: Complaint[]): void {
  if (id.trim() === '') {
    complaints.push({ code: 'idBlank', message: 'The id is blank. It tells repeats of an occurrence.', path: ['id'] });
  } else if (id.length > LONGEST_ID && Array.from(id).length > LONGEST_ID) {
    const message = `The id has ${Array.from(id).length} characters. ${LONGEST_ID} is the most.`;
    complaints.push({ code: 'idTooLong', message, path: ['id'] });
  }
}

export function checkTime(time: string, key: string, complaints: Complaint[]): void {
  if (parseRfc3339(time) !== undefined) return;
  const message = `“${shorten(time)}” is not a time with date and offset, such as 2026-03-14T15:09:26Z.`;
  complaints.push({ code: 'occurredAtInvalid', message, path: [key] });
}

/** A member that is text; missing ones and others are complained about as `…Missing` and `…NotString`. */
export function text(
  value: JsonObject,
  key: string,
  complaints: Complaint[],
  optional = false,
  code = key,
): string | undefined {
  const found = ownValue(value, key);
  if (typeof found === 'string') return found;
  if (found === undefined) {
    if (!optional) complaints.push({ code: `${code}Missing`, message: `“${key}” is missing.`, path: [] });
  } else {
    const message = `“${key}” is ${inWords(found)}. It has to be text.`;
    complaints.push({ code: `${code}NotString`, message, path: [key] });
  }
  return undefined;
}

/** A member that is an object; as `text` does. */
export function object(
  value: JsonObject,
  key: string,
  complaints: Complaint[],
  optional = false,
  code = key,
): JsonObject | undefined {
  const found = ownValue(value, key);
  if (isJsonObject(found)) return found;
  if (found === undefined) {
    const message = `“${key}” is missing. With nothing in it, it is written {}.`;
    if (!optional) complaints.push({ code: `${code}Missing`, message, path: [] });
  } else {
    const message = `“${key}” is ${inWords(found)}. It has to be an object.`;
    complaints.push({ code: `${code}NotObject`, message, path: [key] });
  }
  return undefined;
}

export function inWords(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? 'a number' : 'text';
}
