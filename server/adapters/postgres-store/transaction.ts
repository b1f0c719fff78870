import type { Pool } from 'pg';
import { sqlOf, type Sql } from './sql.ts';

export interface Transaction extends Sql {
  /** For pg-boss, which runs its statements in the same transaction. */
  readonly forJobs: { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
}

/** PostgreSQL's word for a transaction that was given up for another one: it can simply be tried again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

/** Runs `job` in one transaction: everything of it is durable when this resolves, nothing when it rejects. `job` may run again. */
export async function inTransaction<T>(pool: Pool, job: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, job);
    } catch (error) {
      if (attempt === ATTEMPTS || !TRY_AGAIN.has(codeOf(error))) throw error;
    }
  }
}

async function once<T>(pool: Pool, job: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks says so by the statement that fails; without a listener it would end the process.
  const broken = (): void => undefined;
  client.on('error', broken);
  let usable = false;
  try {
    await client.query('BEGIN');
    const result = await job({
      ...sqlOf(client),
      forJobs: { executeSql: (text, values) => client.query(text, values) },
    });
    await client.query('COMMIT');
    usable = true;
    return result;
  } catch (error) {
    usable = await client.query('ROLLBACK').then(
      // Locks of the session outlive its transaction.
      () => client.query('SELECT pg_advisory_unlock_all()').then(() => true),
      () => false,
    );
    throw error;
  } finally {
    client.off('error', broken);
    client.release(!usable);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
