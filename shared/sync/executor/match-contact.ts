import type { JsonObject } from '../../base/json.ts';
import { contactKeys, differentContacts } from './contact-keys.ts';
import type { StoredContact } from './store.ts';

export interface MatchedContact {
  /** The contact that conditions see. */
  readonly merged: JsonObject;
  /** What is stored now; `null`: a new contact; absent: one that must not be stored. */
  readonly before?: JsonObject | null;
  readonly ref?: string;
}

/**
 * Finds an occurrence's contact by `id`, else `purl`, else `email`, and merges the sent fields into it (O5).
 * `found` are the stored contacts of `contactKeys(sent)`. A public occurrence merges nothing and creates nothing, and a
 * contact without identity stands alone.
 */
export function matchContact(
  sent: JsonObject,
  found: readonly (StoredContact | undefined)[],
  isPublic: boolean,
): MatchedContact {
  const keys = contactKeys(sent);
  if (keys.length === 0) return { merged: sent };
  const stored = found.find((contact) => contact !== undefined && isSame(contact.fields, sent));
  if (isPublic) return stored ? { merged: stored.fields, before: stored.fields, ref: stored.ref } : { merged: sent };
  if (!stored) return { merged: sent, before: null };
  return { merged: { ...stored.fields, ...sent }, before: stored.fields, ref: stored.ref };
}

function isSame(stored: JsonObject, sent: JsonObject): boolean {
  if (differentContacts(stored, sent, 'id')) return false;
  // The same id tells more than a purl that changed.
  return contactKeys(stored)[0] === contactKeys(sent)[0] || !differentContacts(stored, sent, 'purl');
}
