import type { Json, JsonObject } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';

/** What conditions of one occurrence can see (C2): its data, the contact as it was at the start (E4), and itself. */
export interface Scope {
  readonly event: JsonObject;
  readonly contact: JsonObject;
  readonly occurrence: JsonObject;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The list element that the innermost item test looks at (C7). */
  item: Json | undefined;
  /** What templates see, made when the first action of the occurrence is reached. */
  plain: PlainData | undefined;
}

/** The same data as plain JSON objects without lone surrogates, so that templates give the same bytes everywhere (E1). */
export interface PlainData {
  readonly event: JsonObject;
  readonly contact: JsonObject;
  readonly occurrence: JsonObject;
}

export function scopeOf(occurrence: Occurrence, contact: JsonObject, now: number): Scope {
  const { id, event, occurredAt, data } = occurrence;
  return { event: data, contact, occurrence: { id, event, occurredAt }, now, item: undefined, plain: undefined };
}
