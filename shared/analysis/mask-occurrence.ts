import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { sensitivityOf } from '../events/mapping/sensitive.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { standInFor } from './stand-in.ts';

export interface MaskedOccurrence {
  readonly occurrence: Occurrence;
  /** Paths of what was replaced: `contact.email`, `event.customer.phone`. */
  readonly fields: readonly string[];
}

/**
 * Personal data and secrets replaced by stand-ins of the same kind and format, the same one for the same value and `salt`;
 * names of places stay, as conditions live on them.
 */
export function maskOccurrence(occurrence: Occurrence, salt: string): MaskedOccurrence {
  const fields: string[] = [];
  const masked = (value: Json, name: string, path: string): Json => {
    if (isJsonObject(value)) return maskedObject(value, path);
    if (Array.isArray(value)) return (value as readonly Json[]).map((one) => masked(one, name, path));
    const sensitive = path === 'contact.id' || sensitivityOf(name, value) !== undefined;
    if (!sensitive || value === '' || (typeof value !== 'string' && typeof value !== 'number')) return value;
    if (!fields.includes(path)) fields.push(path);
    return standInFor(name, value, salt);
  };
  const maskedObject = (object: JsonObject, path: string): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, masked(value, name, `${path}.${name}`)]));
  const contact = maskedObject(occurrence.contact, 'contact');
  const data = maskedObject(occurrence.data, 'event');
  return { occurrence: { ...occurrence, contact, data }, fields };
}
