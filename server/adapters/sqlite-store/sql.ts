import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Row } from '../stored-row.ts';

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
