import type { JsonObject } from '../../../shared/base/json.ts';
import type { Effects, StoredContact } from '../../../shared/sync/executor/store.ts';

export interface KnownContact {
  /** Row number; of a new one, its place among the new ones. */
  readonly ref: number;
  readonly isNew: boolean;
  readonly workspace: string;
  fields: JsonObject;
  keys: readonly string[];
  readonly keysBefore: readonly string[];
  changed: boolean;
}

const NEW = 'new:';

/** The contacts that one workspace's share of a batch may touch, as they are while it is evaluated (O5). */
export class BatchContacts {
  readonly #workspace: string;
  /** The oldest first. */
  readonly #known: KnownContact[];

  constructor(workspace: string, stored: readonly Pick<KnownContact, 'ref' | 'fields' | 'keys'>[]) {
    this.#workspace = workspace;
    this.#known = stored
      .map(({ ref, fields, keys }) => ({
        ref,
        isNew: false,
        workspace,
        fields,
        keys,
        keysBefore: keys,
        changed: false,
      }))
      .sort((a, b) => a.ref - b.ref);
  }

  /** The oldest contact that holds the key. */
  find(key: string): StoredContact | undefined {
    const found = this.#known.find(({ keys }) => keys.includes(key));
    return found && { ref: `${found.isNew ? NEW : ''}${found.ref}`, fields: found.fields };
  }

  put({ ref, fields, keys }: NonNullable<Effects['store']>): void {
    if (ref === undefined) {
      const { length } = this.#known;
      const contact = { ref: length, isNew: true, workspace: this.#workspace, fields, keys, keysBefore: [] };
      this.#known.push({ ...contact, changed: true });
      return;
    }
    const isNew = ref.startsWith(NEW);
    const number = Number(isNew ? ref.slice(NEW.length) : ref);
    const contact = this.#known.find((each) => each.isNew === isNew && each.ref === number);
    if (contact) Object.assign(contact, { fields, keys, changed: true });
    else this.#adopt({ ref: number, isNew, workspace: this.#workspace, fields, keys, keysBefore: [], changed: true });
  }

  /** One that no key of the batch leads to: what led to it before is not known here, and goes. */
  #adopt(contact: KnownContact): void {
    const place = this.#known.findIndex((each) => each.isNew || each.ref > contact.ref);
    this.#known.splice(place === -1 ? this.#known.length : place, 0, contact);
  }

  /** What is to be written, in the order in which it came to be. */
  changed(): readonly KnownContact[] {
    return this.#known.filter(({ changed }) => changed);
  }
}
