import { canonicalJson } from '../base/canonical-json.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { wellFormedJson } from '../program/well-formed.ts';

/** An event that a change raises, with its data. */
export interface RaisedEvent {
  readonly event: string;
  readonly data: JsonObject;
}

const POINTS = 'points';

/**
 * What a change of the contact raises (E9): `10101` when `points` changed, then one `10301` for all other fields, which
 * are listed by code units. Missing points count 0, as `add` counts them; of other fields a missing value is left out.
 */
export function raisedByChange(before: JsonObject, after: JsonObject): readonly RaisedEvent[] {
  if (before === after) return [];
  const raised: RaisedEvent[] = [];
  const [points, newPoints] = [own(before, POINTS, 0), own(after, POINTS, 0)];
  if (!same(points, newPoints)) raised.push({ event: '10101', data: { before: points, after: newPoints } });
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== POINTS && !same(own(before, field, undefined), own(after, field, undefined)))
    .sort();
  if (fields.length > 0) {
    raised.push({ event: '10301', data: { fields, before: picked(before, fields), after: picked(after, fields) } });
  }
  return raised;
}

function own<T extends Json | undefined>(object: JsonObject, key: string, missing: T): Json | T {
  return Object.hasOwn(object, key) ? (object[key] as Json) : missing;
}

function picked(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    fields.filter((field) => Object.hasOwn(object, field)).map((field) => [field, object[field] as Json]),
  );
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalJson(wellFormedJson(a)) === canonicalJson(wellFormedJson(b));
}
