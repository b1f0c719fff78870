import type { StoredContact } from '../../../shared/sync/executor/store.ts';
import type { KnownContact } from './batch-contacts.ts';
import { jsonOf, numberOf } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** The oldest contact that holds the key. */
export async function findContact(sql: Sql, workspace: string, key: string): Promise<StoredContact | undefined> {
  const row = await sql.get(
    `SELECT c.ref, c.fields FROM contact_keys k JOIN contacts c ON c.ref = k.ref
     WHERE k.workspace = $1 AND k.key = $2 ORDER BY k.ref LIMIT 1`,
    [workspace, key],
  );
  return row && { ref: String(numberOf(row, 'ref')), fields: jsonOf(row, 'fields') };
}

/** Writes what a batch made of contacts, and the keys that lead to them. */
export async function writeContacts(tx: Sql, changed: readonly KnownContact[], now: number): Promise<void> {
  const known = changed.filter(({ isNew }) => !isNew);
  const fresh = changed.filter(({ isNew }) => isNew);
  if (known.length > 0)
    await tx.run(
      `UPDATE contacts c SET fields = u.fields, updated_at = $3
       FROM unnest($1::bigint[], $2::text[]) AS u (ref, fields) WHERE c.ref = u.ref`,
      [known.map(({ ref }) => ref), known.map(({ fields }) => JSON.stringify(fields)), now],
    );
  const refs = await insertContacts(tx, fresh, now);
  const moved = known.filter(({ keys, keysBefore }) => !sameKeys(keys, keysBefore));
  if (moved.length > 0)
    await tx.run('DELETE FROM contact_keys WHERE ref = ANY ($1::bigint[])', [moved.map(({ ref }) => ref)]);
  await insertKeys(tx, [
    ...moved.map((contact) => ({ contact, ref: contact.ref })),
    ...fresh.map((contact, index) => ({ contact, ref: refs[index] ?? 0 })),
  ]);
}

/** Row numbers grow in the order in which the contacts came to be. */
async function insertContacts(tx: Sql, fresh: readonly KnownContact[], now: number): Promise<readonly number[]> {
  if (fresh.length === 0) return [];
  const rows = await tx.all(
    `SELECT nextval(pg_get_serial_sequence('contacts', 'ref')) AS ref FROM generate_series(1, $1)`,
    [fresh.length],
  );
  const refs = rows.map((row) => numberOf(row, 'ref')).sort((a, b) => a - b);
  await tx.run(
    `INSERT INTO contacts (ref, workspace, fields, updated_at)
     SELECT f.ref, f.workspace, f.fields, $4 FROM unnest($1::bigint[], $2::text[], $3::text[]) AS f (ref, workspace, fields)`,
    [refs, fresh.map(({ workspace }) => workspace), fresh.map(({ fields }) => JSON.stringify(fields)), now],
  );
  return refs;
}

async function insertKeys(tx: Sql, of: readonly { readonly contact: KnownContact; readonly ref: number }[]) {
  const rows = of.flatMap(({ contact: { workspace, keys }, ref }) =>
    [...new Set(keys)].map((key) => ({ workspace, key, ref })),
  );
  if (rows.length === 0) return;
  await tx.run(
    `INSERT INTO contact_keys (workspace, key, ref)
     SELECT k.workspace, k.key, k.ref FROM unnest($1::text[], $2::text[], $3::bigint[]) AS k (workspace, key, ref)`,
    [rows.map(({ workspace }) => workspace), rows.map(({ key }) => key), rows.map(({ ref }) => ref)],
  );
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}
