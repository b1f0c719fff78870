import { isJsonObject, ownValue, type Json } from '../../base/json.ts';

/** A field of the provider's JSON: its path, and the first value that stands there. */
export interface ForeignField {
  /** `customer.email`, `line_items[].sku`, `events[0].params.value`. */
  readonly path: string;
  readonly value: Json;
}

/** How many fields are looked at, and of how many elements of a list. */
const MOST = 300;
const ELEMENTS = 20;

/** All scalar fields and lists of scalars, in their order; a list of objects is looked into, `first` ones by position. */
export function foreignFields(value: Json, first: readonly string[] = []): readonly ForeignField[] {
  const found = new Map<string, Json>();
  collect(value, '', new Set(first), found);
  return [...found].map(([path, one]) => ({ path, value: one }));
}

function collect(value: Json, path: string, first: ReadonlySet<string>, found: Map<string, Json>): void {
  if (found.size >= MOST) return;
  if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      collect(member, path === '' ? name : `${path}.${name}`, first, found);
    }
  } else if (Array.isArray(value) && value.some(isJsonObject)) {
    if (first.has(path)) return collect((value as readonly Json[])[0] ?? null, `${path}[0]`, first, found);
    for (const element of (value as readonly Json[]).slice(0, ELEMENTS)) collect(element, `${path}[]`, first, found);
  } else if (path !== '' && !found.has(path)) {
    found.set(path, value);
  }
}

/** The value at a path without `[]`; undefined where there is none. */
export function valueAt(value: Json, path: string): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path.split('.')) {
    const [name = '', index] = step.split('[');
    at = isJsonObject(at) ? ownValue(at, name) : undefined;
    if (index !== undefined) at = Array.isArray(at) ? (at as readonly Json[])[Number.parseInt(index, 10)] : undefined;
  }
  return at;
}
