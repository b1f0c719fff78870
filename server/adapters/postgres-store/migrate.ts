import type { Pool } from 'pg';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { lock, lockHash, unlock } from './locks.ts';
import { SCHEMA } from './schema.ts';
import { numberOf } from '../stored-row.ts';
import { sqlOf, type Sql } from './sql.ts';
import { inTransaction } from './transaction.ts';

/** The database was brought forward by a program that this one cannot work beside. */
export interface NewerSchema {
  readonly version: number;
}

/** One process at a time does `job`, which changes schemas; it may use other connections of the pool. */
export async function alone<T>(pool: Pool, job: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const hashes = new Set([lockHash(SCHEMA)]);
  let usable = false;
  try {
    await lock(sqlOf(client), 'schema', hashes);
    const result = await job();
    await unlock(sqlOf(client), 'schema', hashes);
    usable = true;
    return result;
  } finally {
    client.release(!usable);
  }
}

/**
 * Brings the schema forward, one step after another in one transaction; `alone`. Answers the version it had before. A newer schema
 * is fine as long as its program works beside this one.
 */
export async function migrate(
  pool: Pool,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Result<number, NewerSchema>> {
  return inTransaction(pool, async (tx) => {
    await tx.run(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    await tx.run(
      `CREATE TABLE IF NOT EXISTS schema_versions (version integer PRIMARY KEY, works_with integer NOT NULL)`,
    );
    const { version, worksWith } = await readVersion(tx);
    if (version > steps.length) return worksWith <= steps.length ? ok(version) : err({ version });
    for (const [index, step] of steps.entries()) {
      if (index < version) continue;
      await tx.forJobs.executeSql(step.sql);
      await tx.run('INSERT INTO schema_versions (version, works_with) VALUES ($1, $2)', [index + 1, step.worksWith]);
    }
    return ok(version);
  });
}

async function readVersion(sql: Sql): Promise<{ version: number; worksWith: number }> {
  const row = await sql.get('SELECT version, works_with FROM schema_versions ORDER BY version DESC LIMIT 1');
  return row
    ? { version: numberOf(row, 'version'), worksWith: numberOf(row, 'works_with') }
    : { version: 0, worksWith: 0 };
}
