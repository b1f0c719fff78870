import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { parseRfc3339 } from '../base/rfc3339.ts';
import { readerOf } from '../engine/path-reader.ts';
import { scopeOf } from '../engine/scope.ts';
import type { Occurrence } from '../events/occurrence.ts';
import type { FieldPath } from '../program/program.ts';

const LONGEST_ID = 128;

/** What the engine reads at the path; undefined when it is missing (C3). */
export function fieldValue(occurrence: Occurrence, path: FieldPath): Json | undefined {
  return readerOf(path)(scopeOf(occurrence, occurrence.contact, 0));
}

/** Whether a value at the path would append to a list that `edited` has appended to already: one element is enough. */
export function appendsAgain({ root, segments }: FieldPath, original: Occurrence, edited: Occurrence): boolean {
  return segments.some((segment, index) => {
    if (typeof segment !== 'number') return false;
    const list = { root, segments: segments.slice(0, index) };
    const [before, now] = [fieldValue(original, list), fieldValue(edited, list)];
    return Array.isArray(now) && segment === now.length && segment > (Array.isArray(before) ? before.length : 0);
  });
}

/**
 * The occurrence with another value at the path, undefined to remove it; the original is left alone. Missing parents are
 * made, parents of the wrong type replaced. Undefined when that cannot be: the event's id, a gap in a list, an
 * element to remove, a time or id that O1 refuses.
 */
export function withField(occurrence: Occurrence, path: FieldPath, value: Json | undefined): Occurrence | undefined {
  const { root, segments } = path;
  if (segments.length === 0 || segments.includes('__proto__')) return undefined;
  switch (root) {
    case 'event': {
      const data = changed(occurrence.data, segments, value);
      return isJsonObject(data) ? { ...occurrence, data } : undefined;
    }
    case 'contact': {
      const contact = changed(occurrence.contact, segments, value);
      return isJsonObject(contact) ? { ...occurrence, contact } : undefined;
    }
    case 'occurrence':
      return typeof value === 'string' ? withOwnField(occurrence, segments[0], value) : undefined;
    case 'item':
      return undefined;
  }
}

function withOwnField(occurrence: Occurrence, name: string | number | undefined, value: string) {
  if (name === 'id') return value !== '' && value.length <= LONGEST_ID ? { ...occurrence, id: value } : undefined;
  if (name !== 'occurredAt' || parseRfc3339(value) === undefined) return undefined;
  return { ...occurrence, occurredAt: value };
}

function changed(
  owner: Json | undefined,
  [segment, ...rest]: readonly (string | number)[],
  value: Json | undefined,
): Json | undefined {
  if (segment === undefined) return value;
  return typeof segment === 'number'
    ? withElement(Array.isArray(owner) ? owner : [], segment, rest, value)
    : withMember(isJsonObject(owner) ? owner : {}, segment, rest, value);
}

function withElement(
  list: readonly Json[],
  index: number,
  rest: readonly (string | number)[],
  value: Json | undefined,
): Json | undefined {
  if (index > list.length) return undefined;
  const element = changed(list[index], rest, value);
  return element === undefined ? undefined : [...list.slice(0, index), element, ...list.slice(index + 1)];
}

function withMember(
  object: JsonObject,
  name: string,
  rest: readonly (string | number)[],
  value: Json | undefined,
): Json | undefined {
  const old = Object.hasOwn(object, name) ? object[name] : undefined;
  const member = changed(old, rest, value);
  if (member !== undefined) return { ...object, [name]: member };
  if (rest.length > 0 || old === undefined) return undefined;
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
