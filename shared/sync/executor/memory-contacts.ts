import type { JsonObject } from '../../base/json.ts';
import type { StoredContact } from './store.ts';

interface Row {
  readonly workspace: string;
  fields: JsonObject;
  keys: readonly string[];
}

/** Contacts in memory; a key may lead to several, the oldest is found. */
export class MemoryContacts {
  readonly #rows: Row[] = [];

  find(workspace: string, key: string): StoredContact | undefined {
    const index = this.#rows.findIndex((row) => row.workspace === workspace && row.keys.includes(key));
    const row = this.#rows[index];
    return row && { ref: String(index), fields: row.fields };
  }

  put(workspace: string, contact: { ref?: string; fields: JsonObject; keys: readonly string[] }): void {
    const row = contact.ref === undefined ? undefined : this.#rows[Number(contact.ref)];
    if (row) Object.assign(row, { fields: contact.fields, keys: contact.keys });
    else this.#rows.push({ workspace, fields: contact.fields, keys: contact.keys });
  }
}
