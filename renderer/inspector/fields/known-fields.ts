import type { ValueType } from './value-type.ts';

/** The platform's own contact fields (O3). */
export const KNOWN_CONTACT_FIELDS: readonly (readonly [string, ValueType])[] = [
  ['contact.purl', 'text'],
  ['contact.firstname', 'text'],
  ['contact.lastname', 'text'],
  ['contact.email', 'text'],
  ['contact.phone', 'text'],
  ['contact.city', 'text'],
  ['contact.state', 'text'],
  ['contact.zip', 'text'],
  ['contact.country', 'text'],
  ['contact.points', 'number'],
  ['contact.tags', 'list'],
];

const POINTS_CHANGED: readonly (readonly [string, ValueType])[] = [
  ['event.before', 'number'],
  ['event.after', 'number'],
];
const CONTACT_UPDATED: readonly (readonly [string, ValueType])[] = [
  ['event.fields', 'list'],
  ['event.before', 'object'],
  ['event.after', 'object'],
];

/** Data that internal events always carry (E9). */
export function knownEventFields(event: string | undefined): readonly (readonly [string, ValueType])[] {
  if (event === '10101') return POINTS_CHANGED;
  return event === '10301' ? CONTACT_UPDATED : [];
}
