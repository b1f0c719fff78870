import { ownValue, type JsonObject } from '../../base/json.ts';

/** Fields that identify a contact, strongest first (O5). */
const IDENTITY = ['id', 'purl', 'email'] as const;
type Identity = (typeof IDENTITY)[number];

function keyOf(contact: JsonObject, field: Identity): string | undefined {
  const value = ownValue(contact, field);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  if (text === '') return undefined;
  return `${field}:${field === 'id' ? text : text.toLowerCase()}`;
}

/** The keys under which a contact is found: `id`, `purl`, `email`, the latter two ignoring case (O5). */
export function contactKeys(contact: JsonObject): readonly string[] {
  return IDENTITY.map((field) => keyOf(contact, field)).filter((key) => key !== undefined);
}

/** Every key under which a contact named by `text`, an id, purl or e-mail, may be found. */
export function possibleKeys(text: string): readonly string[] {
  return IDENTITY.map((field) => keyOf({ [field]: text }, field)).filter((key) => key !== undefined);
}

/** Whether an identity that both hold differs; then they are two contacts that share a weaker one, such as a family's e-mail. */
export function differentContacts(a: JsonObject, b: JsonObject, field: 'id' | 'purl'): boolean {
  const left = keyOf(a, field);
  const right = keyOf(b, field);
  return left !== undefined && right !== undefined && left !== right;
}
