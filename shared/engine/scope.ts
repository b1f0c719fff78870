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
  return new OccurrenceScope(occurrence, contact, { now });
}

/** Small, because `decide` makes one an occurrence: what few rules ask for is looked up when they do. */
export class OccurrenceScope implements Scope {
  readonly contact: JsonObject;
  item: Json | undefined = undefined;
  plain: PlainData | undefined = undefined;
  readonly #source: Occurrence;
  readonly #at: { readonly now: number };

  constructor(source: Occurrence, contact: JsonObject, at: { readonly now: number }) {
    this.contact = contact;
    this.#source = source;
    this.#at = at;
  }

  get event(): JsonObject {
    return this.#source.data;
  }

  get now(): number {
    return this.#at.now;
  }

  get occurrence(): JsonObject {
    const { id, event, occurredAt } = this.#source;
    return { id, event, occurredAt };
  }
}
