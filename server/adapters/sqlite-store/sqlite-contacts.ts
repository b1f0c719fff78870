import type { Effects, StoredContact } from '../../../shared/sync/executor/store.ts';
import { jsonOf, numberOf } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** Contacts and the keys that lead to them (O5); writes run inside the transaction of the write queue. */
export class SqliteContacts {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  find(workspace: string, key: string): StoredContact | undefined {
    const row = this.#sql.get(
      `SELECT c.ref, c.fields FROM contact_keys k JOIN contacts c ON c.ref = k.ref
       WHERE k.workspace = ? AND k.key = ? ORDER BY k.ref LIMIT 1`,
      workspace,
      key,
    );
    return row && { ref: String(numberOf(row, 'ref')), fields: jsonOf(row, 'fields') };
  }

  put(workspace: string, contact: NonNullable<Effects['store']>, now: number): void {
    const fields = JSON.stringify(contact.fields);
    const ref = contact.ref === undefined ? this.#insert(workspace, fields, now) : Number(contact.ref);
    if (contact.ref !== undefined) {
      this.#sql.run('UPDATE contacts SET fields = ?, updated_at = ? WHERE ref = ?', fields, now, ref);
      this.#sql.run('DELETE FROM contact_keys WHERE ref = ?', ref);
    }
    for (const key of contact.keys)
      this.#sql.run('INSERT INTO contact_keys (workspace, key, ref) VALUES (?, ?, ?)', workspace, key, ref);
  }

  #insert(workspace: string, fields: string, now: number): number {
    return this.#sql.insert(
      'INSERT INTO contacts (workspace, fields, updated_at) VALUES (?, ?, ?)',
      workspace,
      fields,
      now,
    );
  }
}
