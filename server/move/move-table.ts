import { createHash } from 'node:crypto';
import type { Sql as Database } from '../adapters/postgres-store/sql.ts';
import type { Sql as File } from '../adapters/sqlite-store/sql.ts';
import type { MovedTable, MovedValue } from './moved-tables.ts';

type Values = readonly MovedValue[];

/** Rows of one transaction. */
const BATCH = 1_000;

/** What of a table is on one side. */
export interface TableDigest {
  readonly rows: number;
  readonly hash: string;
}

/** Copies the rows behind the last one that an earlier move copied; answers how many. */
export async function moveTable(file: File, database: Database, table: MovedTable): Promise<number> {
  let copied = 0;
  let after = await lastKey(database, table);
  for (;;) {
    const rows = batchOf(file, table, after);
    if (rows.length === 0) return copied;
    await insert(database, table, rows);
    copied += rows.length;
    after = (rows.at(-1) ?? []).slice(0, table.key);
  }
}

/** Of every row in the order of the key, all columns. */
export function digestOfFile(file: File, table: MovedTable): TableDigest {
  const digest = new Digest();
  for (let after: Values | undefined; ;) {
    const rows = batchOf(file, table, after);
    for (const row of rows) digest.add(row);
    if (rows.length === 0) return digest.end();
    after = (rows.at(-1) ?? []).slice(0, table.key);
  }
}

export async function digestOfDatabase(database: Database, table: MovedTable): Promise<TableDigest> {
  const digest = new Digest();
  for (let after: Values | undefined; ;) {
    const behind =
      after === undefined ? 'true' : `(${keyOf(table)}) > (${after.map((_, i) => `$${i + 1}`).join(', ')})`;
    const columns = Object.keys(table.columns);
    const rows = await database.all(
      `SELECT ${columns.join(', ')} FROM hookflow.${table.name} WHERE ${behind} ORDER BY ${keyOf(table)} LIMIT ${BATCH}`,
      after ?? [],
    );
    const values = rows.map((row) => columns.map((column) => row[column] as MovedValue));
    for (const row of values) digest.add(row);
    if (rows.length === 0) return digest.end();
    after = (values.at(-1) ?? []).slice(0, table.key);
  }
}

/** Texts in both sides' keys are ordered by their bytes. */
function keyOf({ columns, key }: MovedTable): string {
  return Object.entries(columns)
    .slice(0, key)
    .map(([name, { type }]) => (type === 'text' ? `${name} COLLATE "C"` : name))
    .join(', ');
}

async function lastKey(database: Database, table: MovedTable): Promise<Values | undefined> {
  const columns = Object.keys(table.columns).slice(0, table.key);
  const descending = keyOf(table)
    .split(', ')
    .map((column) => `${column} DESC`);
  const row = await database.get(
    `SELECT ${columns.join(', ')} FROM hookflow.${table.name} ORDER BY ${descending.join(', ')} LIMIT 1`,
  );
  return row && columns.map((column) => row[column] as MovedValue);
}

function batchOf(file: File, table: MovedTable, after: Values | undefined): readonly Values[] {
  const columns = Object.values(table.columns);
  const start = columns.slice(0, table.key).map(({ type }) => (type === 'text' ? '' : Number.MIN_SAFE_INTEGER));
  const key = (after ?? start).map((value) => (typeof value === 'boolean' ? Number(value) : value));
  return file.all(table.select, ...key, BATCH).map((row) => {
    const values = Object.values(row);
    return columns.map(({ read }, index) => (read ? read(values[index]) : (values[index] as MovedValue)));
  });
}

async function insert(database: Database, table: MovedTable, rows: readonly Values[]): Promise<void> {
  const columns = Object.entries(table.columns);
  const names = columns.map(([name]) => name).join(', ');
  const arrays = columns.map(([, { type }], index) => `$${index + 1}::${type}[]`).join(', ');
  await database.run(
    `INSERT INTO hookflow.${table.name} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${names} FROM unnest(${arrays}) AS moved (${names})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

class Digest {
  readonly #hash = createHash('sha256');
  #rows = 0;

  add(row: Values): void {
    this.#rows += 1;
    this.#hash.update(JSON.stringify(row)).update('\n');
  }
  end(): TableDigest {
    return { rows: this.#rows, hash: this.#hash.digest('hex') };
  }
}
