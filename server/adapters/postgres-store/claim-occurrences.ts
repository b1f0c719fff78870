import type { JsonObject } from '../../../shared/base/json.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Arrival } from '../../../shared/sync/executor/store.ts';
import { BatchContacts } from './batch-contacts.ts';
import { lock, lockHash, lockInTransaction, unlock } from './locks.ts';
import { jsonOf, numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

export interface ClaimedOccurrence {
  readonly seq: number;
  readonly acceptedAt: number;
  readonly arrival: Arrival;
  /** Those of the work's `keysOf`. */
  readonly keys: readonly string[];
}
export interface Claim {
  readonly workspace: string;
  /** In the order accepted. */
  readonly occurrences: readonly ClaimedOccurrence[];
  readonly contacts: BatchContacts;
}

/** Rows that another transaction has claimed are passed over: their contacts are locked, and waited for below. */
const OLDEST = `
  SELECT seq, accepted_at, public, body FROM occurrences WHERE workspace = $1 AND waiting
  ORDER BY seq LIMIT $2 FOR UPDATE SKIP LOCKED`;
/** Rows that a transaction gave back since. */
const GIVEN_BACK = `
  SELECT seq, accepted_at, public, body FROM occurrences
  WHERE workspace = $1 AND waiting AND seq < $2 AND seq <> ALL ($3::bigint[]) ORDER BY seq FOR UPDATE SKIP LOCKED`;
/** For each key the oldest contacts that hold it; more than a batch has occurrences it can never reach. */
const CONTACTS = `
  SELECT DISTINCT ON (c.ref) c.ref, c.fields, ARRAY(SELECT a.key FROM contact_keys a WHERE a.ref = c.ref) AS keys
  FROM unnest($2::text[]) AS wanted (key)
  CROSS JOIN LATERAL (
    SELECT k.ref FROM contact_keys k WHERE k.workspace = $1 AND k.key = wanted.key ORDER BY k.ref LIMIT $3
  ) found JOIN contacts c ON c.ref = found.ref`;

/**
 * Claims the oldest waiting occurrences of workspaces, so many of each, with the contacts they may touch; all are this
 * transaction's alone until it ends. One transaction claims in a workspace at a time, and waits there for the contacts that an
 * earlier claim holds: so the order accepted is the order evaluated, for each contact, however many evaluate (I4). A key that an
 * evaluation itself gives a contact (an action that sets its e-mail) leads to it from that transaction's end on.
 */
export async function claimOccurrences(
  tx: Sql,
  counts: ReadonlyMap<string, number>,
  keysOf: (arrival: Arrival) => readonly string[],
): Promise<readonly Claim[]> {
  const hashes = new Set([...counts.keys()].map((workspace) => lockHash(workspace)));
  await lock(tx, 'claim', hashes);
  const claims: Claim[] = [];
  for (const [workspace, count] of counts) claims.push(await claimOf(tx, workspace, count, keysOf));
  await unlock(tx, 'claim', hashes);
  return claims.filter(({ occurrences }) => occurrences.length > 0);
}

async function claimOf(
  tx: Sql,
  workspace: string,
  count: number,
  keysOf: (arrival: Arrival) => readonly string[],
): Promise<Claim> {
  const occurrences = (await tx.all(OLDEST, [workspace, count])).map((row) => claimedOf(row, keysOf));
  const locked = new Set<string>();
  for (;;) {
    const contacts = await contactsOf(tx, workspace, occurrences);
    const keys = [...occurrences, ...contacts].flatMap((each) => each.keys).filter((key) => !locked.has(key));
    if (keys.length === 0) return { workspace, occurrences, contacts: new BatchContacts(workspace, contacts) };
    const wanted = keys.map((key) => lockHash(workspace, key));
    await lockInTransaction(tx, 'contact', wanted);
    for (const key of keys) locked.add(key);
    // Whoever held them may have failed, and its occurrences come before these.
    const last = occurrences.at(-1)?.seq ?? 0;
    const back = await tx.all(GIVEN_BACK, [workspace, last, occurrences.map(({ seq }) => seq)]);
    occurrences.push(...back.map((row) => claimedOf(row, keysOf)));
    occurrences.sort((a, b) => a.seq - b.seq);
  }
}

async function contactsOf(tx: Sql, workspace: string, occurrences: readonly ClaimedOccurrence[]) {
  const keys = [...new Set(occurrences.flatMap((each) => each.keys))];
  if (keys.length === 0) return [];
  const rows = await tx.all(CONTACTS, [workspace, keys, occurrences.length + 1]);
  return rows.map((row) => ({
    ref: numberOf(row, 'ref'),
    fields: jsonOf<JsonObject>(row, 'fields'),
    keys: row['keys'] as readonly string[],
  }));
}

function claimedOf(row: Row, keysOf: (arrival: Arrival) => readonly string[]): ClaimedOccurrence {
  const arrival = { occurrence: JSON.parse(textOf(row, 'body')) as Occurrence, public: row['public'] === true };
  return {
    seq: numberOf(row, 'seq'),
    acceptedAt: numberOf(row, 'accepted_at'),
    arrival,
    keys: keysOf(arrival),
  };
}
