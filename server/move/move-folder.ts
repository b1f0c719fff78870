import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { EvaluationJobs } from '../adapters/postgres-store/evaluation-jobs.ts';
import { sweep } from '../adapters/postgres-store/postgres-evaluation.ts';
import { DAY_MS, Partitions } from '../adapters/postgres-store/partitions.ts';
import { numberOf } from '../adapters/stored-row.ts';
import type { Sql as File } from '../adapters/sqlite-store/sql.ts';
import { LISTENER } from '../adapters/postgres-store/hint-exchange.ts';
import { sqlOf, type Sql as Database } from '../adapters/postgres-store/sql.ts';
import { inTransaction } from '../adapters/postgres-store/transaction.ts';
import { openDatabase } from '../adapters/sqlite-store/open-database.ts';
import { digestOfDatabase, digestOfFile, moveTable } from './move-table.ts';
import { MOVED_TABLES } from './moved-tables.ts';

/** Of all that is moved. */
const PARTITIONS = 10;

export interface Moved {
  readonly table: string;
  readonly rows: number;
  /** Of these, copied now; the others by an earlier, interrupted move. */
  readonly copied: number;
}

/**
 * Copies a data folder that no server is using into a database that holds nothing else, or what an interrupted move of the same folder
 * left (D3). Every table is then compared row by row on both sides, by count and hash. A sentence says what is wrong; the folder is
 * never changed.
 */
export async function moveFolder(
  folder: string,
  pool: Pool,
  onTable: (moved: Moved) => void,
): Promise<Result<undefined, string>> {
  const path = join(folder, 'hookflow.db');
  if (!existsSync(path)) return err(`There is no data folder ${folder} with a hookflow.db.`);
  const opened = openDatabase(path);
  if (!opened.ok)
    return err(
      opened.error.kind === 'inUse'
        ? `The data folder ${folder} is being used. Stop its server first.`
        : `The data folder ${folder} cannot be opened (${opened.error.kind}).`,
    );
  const { sql: file, close } = opened.value;
  try {
    const database = sqlOf(pool);
    if (await isServed(database)) return err('Servers are using the database. Stop them first.');
    await coverMoved(file, pool);
    for (const table of MOVED_TABLES) {
      const copied = await moveTable(file, database, table);
      const [there, here] = [await digestOfDatabase(database, table), digestOfFile(file, table)];
      if (there.rows !== here.rows || there.hash !== here.hash)
        return err(
          `${table.name}: the folder has ${here.rows} rows, the database ${there.rows}, and they are not the same. Move into an empty database.`,
        );
      if (table.sequence !== undefined) {
        const column = Object.keys(table.columns)[0] ?? '';
        await database.run(
          `SELECT setval(${table.sequence}, greatest((SELECT max(${column}) FROM hookflow.${table.name}), 1))`,
        );
      }
      onTable({ table: table.name, rows: here.rows, copied });
    }
    const jobs = await EvaluationJobs.open(pool, { maintain: false, onError: () => undefined });
    await inTransaction(pool, (tx) => sweep(tx, jobs));
    await jobs.close();
    return ok(undefined);
  } finally {
    close();
  }
}

/** Whether another process than this one listens for hints, as every server does. */
async function isServed(database: Database): Promise<boolean> {
  const row = await database.get(
    `SELECT count(*) AS listening FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`,
    [LISTENER],
  );
  return row !== undefined && numberOf(row, 'listening') > 1;
}

/** What was accepted lately goes into partitions of its time, so that it is forgotten with them. */
async function coverMoved(file: File, pool: Pool): Promise<void> {
  const row = file.get('SELECT min(accepted_at) AS first, max(accepted_at) AS last FROM occurrences');
  if (!row || row['first'] === null) return;
  const [first, last] = [numberOf(row, 'first'), numberOf(row, 'last')];
  const days = Math.ceil((last - first) / DAY_MS / PARTITIONS);
  await new Partitions(pool, Math.max(1, days)).coverAll(first, last);
}
