import type { Pool } from 'pg';
import { lockInTransaction } from './locks.ts';
import { numberOf } from '../stored-row.ts';
import { codeOf, inTransaction } from './transaction.ts';

/** In milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;
/** Occurrences and runs are looked at by all the time: whoever cannot have the lock soon lets them go first. */
const LOCK_TIMEOUT = `SET LOCAL lock_timeout = '1s'`;
/** The lock was not free in time; the default partition holds rows of that time already. */
const NOT_NOW = new Set(['55P03', '23514']);

export type PartitionedTable = 'occurrences' | 'runs';
export const PARTITIONED: readonly PartitionedTable[] = ['occurrences', 'runs'];

/** Of a partition that begins at `lower`, epoch milliseconds at the start of a day. */
export function partitionName(table: PartitionedTable, lower: number): string {
  return `${table}_${new Date(lower).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** Runs `job`, which needs whole tables, in a transaction; answers false when others use them just now. */
export async function withTables(
  pool: Pool,
  job: (tx: Parameters<Parameters<typeof inTransaction>[1]>[0]) => Promise<boolean>,
): Promise<boolean> {
  try {
    return await inTransaction(pool, async (tx) => {
      await tx.forJobs.executeSql(LOCK_TIMEOUT);
      return job(tx);
    });
  } catch (error) {
    if (NOT_NOW.has(codeOf(error))) return false;
    throw error;
  }
}

/**
 * Occurrences and runs are kept in partitions of so many days by the time of acceptance, so that forgetting is dropping one (D3). They
 * are made a partition ahead; rows that have none go to the default one, and are forgotten row by row.
 */
export class Partitions {
  readonly #pool: Pool;
  readonly #width: number;
  /** All before it was seen to. */
  #until = Number.NEGATIVE_INFINITY;
  #making: Promise<void> | undefined;

  constructor(pool: Pool, days: number) {
    this.#pool = pool;
    this.#width = days * DAY_MS;
  }

  /** To be called before occurrences accepted at that time are written; waits only where there is no partition yet. */
  async cover(time: number): Promise<void> {
    if (time < this.#until - this.#width) return;
    this.#making ??= this.#make(time).finally(() => {
      this.#making = undefined;
    });
    if (time >= this.#until) await this.#making;
    // One made ahead may fail and be tried by the next process: rows then have the default one.
    else this.#making.catch(() => undefined);
  }

  /** Makes partitions for what was accepted from the one time to the other, before there are any later ones. */
  async coverAll(from: number, to: number): Promise<void> {
    for (let time = from; time < to + this.#width; time += this.#width) await this.#make(time);
  }

  async #make(time: number): Promise<void> {
    const lower = Math.floor(time / this.#width) * this.#width;
    for (const start of [lower, lower + this.#width]) {
      if (start + this.#width <= this.#until) continue;
      await this.#add(start, start + this.#width);
      this.#until = start + this.#width;
    }
  }

  /** Behind what there is, so that another width never overlaps. */
  async #add(start: number, upper: number): Promise<void> {
    await withTables(this.#pool, async (tx) => {
      await lockInTransaction(tx, 'partitions', [0]);
      const last = await tx.get('SELECT max(upper) AS upper FROM partitions');
      const lower = Math.max(start, typeof last?.['upper'] === 'number' ? numberOf(last, 'upper') : start);
      if (lower >= upper) return true;
      for (const table of PARTITIONED) {
        const name = partitionName(table, lower);
        await tx.forJobs.executeSql(`CREATE TABLE ${name} (LIKE ${table} INCLUDING ALL EXCLUDING IDENTITY)`);
        await tx.forJobs.executeSql(
          `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM (${lower}) TO (${upper})`,
        );
      }
      await tx.run('INSERT INTO partitions (lower, upper) VALUES ($1, $2)', [lower, upper]);
      return true;
    });
  }
}
