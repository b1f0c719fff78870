import { isJsonObject, type Json, type JsonObject } from '../../shared/base/json.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { parseFieldPath } from '../../shared/program/field-path.ts';

/**
 * The occurrence with one field set, or taken away when the value is undefined. Undefined where the path leads through
 * something that is there but cannot hold it, and for what identifies an occurrence.
 */
export function setField(occurrence: Occurrence, field: string, value: Json | undefined): Occurrence | undefined {
  const path = parseFieldPath(field);
  if (!path.ok || path.value.segments.length === 0) return undefined;
  const { root, segments } = path.value;
  const name = root === 'event' ? 'data' : root === 'contact' ? 'contact' : undefined;
  if (name === undefined || segments.includes('__proto__')) return undefined;
  const next = withValue(occurrence[name], segments, value);
  return isJsonObject(next) ? { ...occurrence, [name]: next } : undefined;
}

function withValue(
  owner: Json | undefined,
  [first, ...rest]: readonly (string | number)[],
  value: Json | undefined,
): Json | undefined {
  if (first === undefined) return value;
  if (typeof first === 'number') {
    if (!Array.isArray(owner) || first >= owner.length) return undefined;
    const list = owner as readonly Json[];
    const next = withValue(list[first], rest, value);
    return next === undefined ? undefined : list.map((element, index) => (index === first ? next : element));
  }
  if (owner !== undefined && !isJsonObject(owner)) return undefined;
  const object: JsonObject = owner ?? {};
  const inner = Object.hasOwn(object, first) ? object[first] : undefined;
  if (inner === undefined && value === undefined) return object;
  const next = withValue(inner, rest, value);
  if (next !== undefined) return { ...object, [first]: next };
  if (rest.length > 0) return undefined;
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== first));
}
