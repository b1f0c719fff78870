import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Row } from '../stored-row.ts';
import { toStoredText } from './stored-text.ts';

export type SqlValue = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** What both a pool (each statement for itself) and a client (inside its transaction) can do. */
export interface Sql {
  all(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  get(text: string, values?: readonly SqlValue[]): Promise<Row | undefined>;
  /** Answers how many rows changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
}

const names = new Map<string, string>();

/** Statements are prepared once a connection. The name is the text's, for programs that share a connection through a pooler. */
function nameOf(text: string): string {
  const known = names.get(text) ?? `hookflow_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, known);
  return known;
}

export function sqlOf(queryable: Pick<ClientBase, 'query'>): Sql {
  const query = (text: string, values: readonly SqlValue[] = []) =>
    queryable.query<Row>({ name: nameOf(text), text, values: values.map(stored) });
  return {
    all: async (text, values) => (await query(text, values)).rows,
    get: async (text, values) => (await query(text, values)).rows[0],
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
  };
}

function stored(value: SqlValue): unknown {
  if (typeof value === 'string') return toStoredText(value);
  if (typeof value !== 'object' || value === null) return value;
  return value.map((each) => (typeof each === 'string' ? toStoredText(each) : each));
}
