import { ownValue, type JsonObject } from '../base/json.ts';

/** Fields that identify a contact, strongest first (O5). */
const IDENTITY = ['id', 'purl', 'email'] as const;
type Identity = (typeof IDENTITY)[number];

/** The contacts that a scenario has met, so that its next occurrence of the same contact finds it as the last one left it. */
export class ContactBook {
  #contacts: readonly JsonObject[] = [];

  /** The contact that conditions see: the known one with the sent fields merged into it (O5). */
  arriving(sent: JsonObject): JsonObject {
    const known = this.#find(sent);
    return known ? { ...known, ...sent } : sent;
  }

  /** Keeps the contact as an occurrence left it; one without identity stands alone and is forgotten. */
  leaving(sent: JsonObject, contact: JsonObject): void {
    const known = this.#find(sent);
    const others = this.#contacts.filter((other) => other !== known);
    this.#contacts = IDENTITY.some((field) => keyOf(contact, field) !== undefined) ? [...others, contact] : others;
  }

  #find(sent: JsonObject): JsonObject | undefined {
    for (const [strength, field] of IDENTITY.entries()) {
      const key = keyOf(sent, field);
      if (key === undefined) continue;
      const found = this.#contacts.find(
        (contact) =>
          keyOf(contact, field) === key &&
          !IDENTITY.slice(0, strength).some((stronger) => isDifferent(contact, sent, stronger)),
      );
      if (found) return found;
    }
    return undefined;
  }
}

/** Two contacts may share a weaker identity, such as a family's e-mail. */
function isDifferent(a: JsonObject, b: JsonObject, field: Identity): boolean {
  const [left, right] = [keyOf(a, field), keyOf(b, field)];
  return left !== undefined && right !== undefined && left !== right;
}

function keyOf(contact: JsonObject, field: Identity): string | undefined {
  const value = ownValue(contact, field);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  if (text === '') return undefined;
  return field === 'id' ? text : text.toLowerCase();
}
