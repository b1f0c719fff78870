import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Statements of one database, each prepared once. */
export class Sql {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  get(text: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#statement(text).get(...values);
  }
  all(text: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#statement(text).all(...values);
  }
  /** Answers how many rows changed. */
  run(text: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.#statement(text).run(...values).changes);
  }
  /** Answers the new row's number. */
  insert(text: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.#statement(text).run(...values).lastInsertRowid);
  }
  exec(text: string): void {
    this.#db.exec(text);
  }

  #statement(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is no text`);
  return value;
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is no number`);
  return value;
}

export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

/** The value that this store once wrote as JSON text. */
export function jsonOf<T>(row: Row, column: string): T {
  return JSON.parse(textOf(row, column)) as T;
}
