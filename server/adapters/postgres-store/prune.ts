import { numberOf, type Sql } from './sql.ts';

/** Occurrences that one call forgets. */
const AT_ONCE = 1_000;

/** Deletes finished occurrences with runs, ledger and ids (I3), inside a transaction; answers how many. */
export async function prune(tx: Sql, acceptedBefore: number): Promise<number> {
  const old = await tx.all(
    `SELECT r.seq, r.accepted_at, r.occurrence_seq, r.workspace, r.occurrence FROM runs r WHERE r.accepted_at < $1
     AND NOT EXISTS (SELECT 1 FROM actions a WHERE a.run = r.seq AND a.due IS NOT NULL)
     ORDER BY r.accepted_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
    [acceptedBefore],
  );
  if (old.length === 0) return 0;
  const runs = old.map((row) => numberOf(row, 'seq'));
  const times = old.map((row) => numberOf(row, 'accepted_at'));
  const occurrences = old.map((row) => numberOf(row, 'occurrence_seq'));
  await tx.run('DELETE FROM actions WHERE run = ANY ($1::bigint[])', [runs]);
  await tx.run(
    `DELETE FROM runs r USING unnest($1::bigint[], $2::bigint[]) AS d (seq, accepted_at)
     WHERE r.seq = d.seq AND r.accepted_at = d.accepted_at`,
    [runs, times],
  );
  await tx.run(
    `DELETE FROM occurrences o USING unnest($1::bigint[], $2::bigint[]) AS d (seq, accepted_at)
     WHERE o.seq = d.seq AND o.accepted_at = d.accepted_at`,
    [occurrences, times],
  );
  await tx.run(
    `DELETE FROM occurrence_ids i USING unnest($1::text[], $2::text[]) AS d (workspace, id)
     WHERE i.workspace = d.workspace AND i.id = d.id`,
    [old.map((row) => String(row['workspace'])), old.map((row) => String(row['occurrence']))],
  );
  return old.length;
}
