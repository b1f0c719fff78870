import { createHash } from 'node:crypto';
import type { Sql } from './sql.ts';

/** First halves of advisory lock keys: what is locked. The second half is a hash of which one. */
const KINDS = {
  schema: 0x48460,
  claim: 0x48461,
  contact: 0x48462,
  runs: 0x48463,
  publish: 0x48464,
  partitions: 0x48465,
  prune: 0x48466,
} as const;
type Kind = keyof typeof KINDS;

/** 32 bits: two names that share them wait for each other now and then, and that is all. */
export function lockHash(...names: readonly string[]): number {
  return createHash('sha256').update(JSON.stringify(names)).digest().readInt32BE(0);
}

/** Held to the end of the transaction; taken in one order, so that two that want several never wait in a circle. */
export async function lockInTransaction(sql: Sql, kind: Kind, hashes: Iterable<number>): Promise<void> {
  await sql.run('SELECT pg_advisory_xact_lock($1, h) FROM unnest($2::int[]) AS h ORDER BY h', [
    KINDS[kind],
    [...new Set(hashes)],
  ]);
}

/** As above, without waiting; answers whether it was free. */
export async function tryLockInTransaction(sql: Sql, kind: Kind): Promise<boolean> {
  const row = await sql.get('SELECT pg_try_advisory_xact_lock($1, 0) AS free', [KINDS[kind]]);
  return row?.['free'] === true;
}

/** Held until `unlock`, or the session's end; a transaction that fails lets go of it too. */
export async function lock(sql: Sql, kind: Kind, hashes: ReadonlySet<number>): Promise<void> {
  await sql.run('SELECT pg_advisory_lock($1, h) FROM unnest($2::int[]) AS h ORDER BY h', [KINDS[kind], [...hashes]]);
}

export async function unlock(sql: Sql, kind: Kind, hashes: ReadonlySet<number>): Promise<void> {
  await sql.run('SELECT pg_advisory_unlock($1, h) FROM unnest($2::int[]) AS h', [KINDS[kind], [...hashes]]);
}
