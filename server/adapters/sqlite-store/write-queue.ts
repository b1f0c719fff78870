import type { Sql } from './sql.ts';

interface Member {
  /** Runs inside the transaction; answers what to tell its caller after the commit. */
  run(): { readonly commit: () => void };
  fail(error: unknown): void;
}

/** Members of one transaction: more would only make the first wait longer. */
const GROUP_LIMIT = 256;

/**
 * One write queue with group commit (D2): what is asked for while a transaction is written goes into the next one together, a
 * savepoint for each member, so that one sync to disk serves all and one failure undoes only its own.
 */
export class WriteQueue {
  readonly #sql: Sql;
  readonly #afterCommit: () => void;
  #waiting: Member[] = [];
  #scheduled = false;
  #idle: (() => void)[] = [];

  /** `afterCommit` is called when a transaction is on disk and everyone in it was told. */
  constructor(sql: Sql, afterCommit: () => void = () => undefined) {
    this.#sql = sql;
    this.#afterCommit = afterCommit;
  }

  /** Resolves after the commit that holds `job`; rejects when `job` threw or the commit failed: nothing of it is kept then. */
  write<T>(job: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        run: () => {
          const value = job();
          return { commit: () => resolve(value) };
        },
        fail: reject,
      });
      this.#schedule();
    });
  }

  /** Resolves when everything asked for so far is written. */
  drained(): Promise<void> {
    if (this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#waiting.splice(0, GROUP_LIMIT);
      this.#commit(group);
      if (this.#waiting.length > 0) this.#schedule();
      else for (const resolve of this.#idle.splice(0)) resolve();
    });
  }

  #commit(group: readonly Member[]): void {
    const commits: (() => void)[] = [];
    try {
      this.#sql.run('BEGIN IMMEDIATE');
      for (const member of group) {
        const commit = this.#attempt(member);
        if (commit) commits.push(commit);
      }
      this.#sql.run('COMMIT');
    } catch (error) {
      this.#rollback();
      for (const member of group) member.fail(error);
      return;
    }
    for (const commit of commits) commit();
    this.#afterCommit();
  }

  #attempt(member: Member): (() => void) | undefined {
    this.#sql.run('SAVEPOINT member');
    try {
      const { commit } = member.run();
      this.#sql.run('RELEASE member');
      return commit;
    } catch (error) {
      this.#sql.run('ROLLBACK TO member');
      this.#sql.run('RELEASE member');
      member.fail(error);
      return undefined;
    }
  }

  #rollback(): void {
    try {
      this.#sql.run('ROLLBACK');
    } catch {
      // A transaction that never began has nothing to undo.
    }
  }
}
