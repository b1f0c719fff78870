import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { EvaluationJobs } from '../adapters/postgres-store/evaluation-jobs.ts';
import { sweep } from '../adapters/postgres-store/postgres-evaluation.ts';
import { sqlOf } from '../adapters/postgres-store/sql.ts';
import { inTransaction } from '../adapters/postgres-store/transaction.ts';
import { openDatabase } from '../adapters/sqlite-store/open-database.ts';
import { digestOfDatabase, digestOfFile, moveTable } from './move-table.ts';
import { MOVED_TABLES } from './moved-tables.ts';

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
