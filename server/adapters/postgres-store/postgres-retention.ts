import type { PruneRequest } from '../../../shared/sync/executor/store.ts';
import { numberOf, textOf, type Row } from '../stored-row.ts';
import { tryLockInTransaction } from './locks.ts';
import type { Sql } from './sql.ts';

/** Runs that one call forgets; it is called again until there are none. */
const BATCH = 1000;
const SETTLED = 'NOT EXISTS (SELECT 1 FROM actions a WHERE a.run = r.seq AND a.due IS NOT NULL)';
const WELL = `r.error IS NULL
  AND NOT EXISTS (SELECT 1 FROM actions a WHERE a.run = r.seq AND (a.due IS NOT NULL OR a.state IN ('dead', 'uncertain')))`;
/** Which runs go first when there are too many (X7): those that did nothing, those that fired, those that failed. */
const CLASSES: readonly string[] = [
  `NOT r.pinned AND r.fired = '' AND r.error IS NULL`,
  `NOT r.pinned AND r.fired <> '' AND ${WELL}`,
  `NOT r.pinned AND ${SETTLED}`,
];

/**
 * Forgets a batch of what no partition's end forgets, inside a transaction and in one process at a time; answers how many runs and ids.
 */
export async function prune(tx: Sql, { acceptedBefore, runBytes }: PruneRequest): Promise<number> {
  if (!(await tryLockInTransaction(tx, 'prune'))) return 0;
  const expired = await forgetExpired(tx, acceptedBefore);
  return expired + (runBytes === undefined ? 0 : await forgetOverBudget(tx, runBytes));
}

/** What the default partition holds. Ids and ledger expire together (I3); pinned runs never do. */
async function forgetExpired(tx: Sql, acceptedBefore: number): Promise<number> {
  const old = await tx.all(
    `SELECT o.seq, o.accepted_at, o.workspace, o.id, r.seq AS run FROM occurrences_rest o
     LEFT JOIN runs r ON r.occurrence_seq = o.seq AND r.accepted_at = o.accepted_at
     WHERE NOT o.waiting AND o.accepted_at < $1 AND (r.seq IS NULL OR (NOT r.pinned AND ${SETTLED}))
     ORDER BY o.accepted_at LIMIT ${BATCH} FOR UPDATE OF o SKIP LOCKED`,
    [acceptedBefore],
  );
  if (old.length === 0) return 0;
  await forgetRuns(
    tx,
    old.filter((row) => row['run'] !== null).map((row) => numberOf(row, 'run')),
  );
  await tx.run(
    `DELETE FROM occurrences o USING unnest($1::bigint[], $2::bigint[]) AS d (seq, accepted_at)
     WHERE o.seq = d.seq AND o.accepted_at = d.accepted_at`,
    [old.map((row) => numberOf(row, 'seq')), old.map((row) => numberOf(row, 'accepted_at'))],
  );
  await tx.run(
    `DELETE FROM occurrence_ids i USING unnest($1::text[], $2::text[]) AS d (workspace, id)
     WHERE i.workspace = d.workspace AND i.id = d.id`,
    [old.map((row) => textOf(row, 'workspace')), old.map((row) => textOf(row, 'id'))],
  );
  return old.length;
}

/** The oldest runs of the least interesting class; their ids stay, so that none is evaluated again. */
async function forgetOverBudget(tx: Sql, budget: number): Promise<number> {
  const row = await tx.get('SELECT coalesce(sum(bytes), 0)::bigint AS bytes FROM runs');
  let over = (row ? numberOf(row, 'bytes') : 0) - budget;
  let forgotten = 0;
  for (const condition of CLASSES) {
    if (over <= 0 || forgotten >= BATCH) break;
    const rows = await tx.all(
      `SELECT r.seq, r.accepted_at, r.occurrence_seq, r.bytes FROM runs r WHERE ${condition} ORDER BY r.seq LIMIT $1
       FOR UPDATE SKIP LOCKED`,
      [BATCH - forgotten],
    );
    const going: Row[] = [];
    for (const each of rows) {
      if (over <= 0) break;
      going.push(each);
      over -= numberOf(each, 'bytes');
    }
    forgotten += going.length;
    await forgetRuns(
      tx,
      going.map((each) => numberOf(each, 'seq')),
    );
    await tx.run(
      `UPDATE occurrences o SET body = '' FROM unnest($1::bigint[], $2::bigint[]) AS d (seq, accepted_at)
       WHERE o.seq = d.seq AND o.accepted_at = d.accepted_at`,
      [going.map((each) => numberOf(each, 'occurrence_seq')), going.map((each) => numberOf(each, 'accepted_at'))],
    );
  }
  return forgotten;
}

async function forgetRuns(tx: Sql, runs: readonly number[]): Promise<void> {
  if (runs.length === 0) return;
  await tx.run('DELETE FROM actions WHERE run = ANY ($1::bigint[])', [runs]);
  await tx.run('DELETE FROM runs WHERE seq = ANY ($1::bigint[])', [runs]);
}
