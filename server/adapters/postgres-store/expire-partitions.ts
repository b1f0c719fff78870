import type { Pool } from 'pg';
import { PARTITIONED, partitionName, withTables } from './partitions.ts';
import { numberOf } from '../stored-row.ts';
import { sqlOf, type Sql } from './sql.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** Occurrences whose ids and actions one call forgets. */
const BATCH = 5_000;

/**
 * Forgets the oldest partition, if everything in it was accepted before that time: it is taken out of its tables at once, then the ids
 * and actions of its occurrences go batch by batch (I3), and with the last batch the partition itself. What must stay (pinned, still to
 * be delivered or evaluated) moves to the default partition first. Answers how many occurrences this call forgot.
 */
export async function expirePartitions(pool: Pool, acceptedBefore: number): Promise<number> {
  const text = 'SELECT lower, retired FROM partitions WHERE retired OR lower < $1 ORDER BY lower LIMIT 1';
  const oldest = await sqlOf(pool).get(text, [acceptedBefore]);
  if (!oldest) return 0;
  const lower = numberOf(oldest, 'lower');
  if (oldest['retired'] !== true) {
    if (!(await isOver(sqlOf(pool), lower, acceptedBefore))) return 0;
    if (!(await withTables(pool, (tx) => retire(tx, lower, acceptedBefore)))) return 0;
  }
  return inTransaction(pool, (tx) => forgetBatch(tx, lower));
}

/** Whether nothing in the partition is younger, and nothing in use will be. */
async function isOver(sql: Sql, lower: number, acceptedBefore: number): Promise<boolean> {
  const row = await sql.get(
    `SELECT coalesce((SELECT max(accepted_at) FROM ${partitionName('occurrences', lower)}), upper - 1) < $2 AS over
     FROM partitions WHERE lower = $1 AND NOT retired`,
    [lower, acceptedBefore],
  );
  return row?.['over'] === true;
}

async function retire(tx: Transaction, lower: number, acceptedBefore: number): Promise<boolean> {
  await tx.forJobs.executeSql(`LOCK TABLE ${PARTITIONED.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  const locked = await tx.get('SELECT lower FROM partitions WHERE lower = $1 AND NOT retired FOR UPDATE', [lower]);
  if (!locked || !(await isOver(tx, lower, acceptedBefore))) return false;
  const [occurrences, runs] = [partitionName('occurrences', lower), partitionName('runs', lower)];
  for (const table of PARTITIONED)
    await tx.forJobs.executeSql(`ALTER TABLE ${table} DETACH PARTITION ${partitionName(table, lower)}`);
  const kept = await tx.all(
    `WITH kept AS (
       DELETE FROM ${runs} WHERE seq IN (
         SELECT seq FROM ${runs} WHERE pinned UNION SELECT run FROM actions WHERE due IS NOT NULL
       ) RETURNING *
     ) INSERT INTO runs SELECT * FROM kept RETURNING occurrence_seq`,
  );
  await tx.run(
    `WITH kept AS (
       DELETE FROM ${occurrences} WHERE seq IN (
         SELECT unnest($1::bigint[]) UNION SELECT seq FROM ${occurrences} WHERE waiting
       ) RETURNING *
     ) INSERT INTO occurrences OVERRIDING SYSTEM VALUE SELECT * FROM kept`,
    [kept.map((row) => numberOf(row, 'occurrence_seq'))],
  );
  await tx.run('UPDATE partitions SET retired = true WHERE lower = $1', [lower]);
  return true;
}

async function forgetBatch(tx: Transaction, lower: number): Promise<number> {
  // Another process may be at it.
  const retired = await tx.get('SELECT through FROM partitions WHERE lower = $1 AND retired FOR UPDATE SKIP LOCKED', [
    lower,
  ]);
  if (!retired) return 0;
  const [occurrences, runs] = [partitionName('occurrences', lower), partitionName('runs', lower)];
  const from = numberOf(retired, 'through');
  const batch = await tx.get(
    `SELECT count(*) AS count, coalesce(max(seq), $1) AS last
     FROM (SELECT seq FROM ${occurrences} WHERE seq > $1 ORDER BY seq LIMIT ${BATCH}) b`,
    [from],
  );
  const [count, through] = batch ? [numberOf(batch, 'count'), numberOf(batch, 'last')] : [0, from];
  await tx.run(
    `DELETE FROM actions a USING ${runs} r WHERE r.occurrence_seq > $1 AND r.occurrence_seq <= $2 AND a.run = r.seq`,
    [from, through],
  );
  await tx.run(
    `DELETE FROM occurrence_ids i USING ${occurrences} o
     WHERE o.seq > $1 AND o.seq <= $2 AND i.workspace = o.workspace AND i.id = o.id`,
    [from, through],
  );
  if (count === BATCH) {
    await tx.run('UPDATE partitions SET through = $2 WHERE lower = $1', [lower, through]);
    return count;
  }
  await tx.forJobs.executeSql(`DROP TABLE ${occurrences}, ${runs}`);
  await tx.run('DELETE FROM partitions WHERE lower = $1', [lower]);
  return count;
}
