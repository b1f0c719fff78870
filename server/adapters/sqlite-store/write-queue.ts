import type { Sql } from './sql.ts';

interface Member {
  /** Runs inside the transaction; answers what to tell its caller after the commit. */
  run(): { readonly commit: () => void };
  fail(error: unknown): void;
}

/** Members of one transaction: more would only make the first wait longer. */
const GROUP_LIMIT = 256;
/** The longest that a group waits for members that are likely to come, in milliseconds. */
const PATIENCE_MS = 5;
/** While callers wait, work of the background gets at least one part in so many of the time. */
const BACKGROUND_SHARE = 5;

/**
 * One write queue with group commit (D2): what is asked for while a transaction is written goes into the next one together, a
 * savepoint for each member, so that one sync to disk serves all and one failure undoes only its own. A commit blocks this thread, so
 * those whom the last one served have no chance to ask again before the next: a group as large as the last one is waited for, no
 * longer than a commit takes.
 */
export class WriteQueue {
  readonly #sql: Sql;
  readonly #afterCommit: () => void;
  readonly #waiting: Member[] = [];
  readonly #background: Member[] = [];
  #scheduled = false;
  /** When the first of `#waiting` was seen, the size of the group before, and how long its commit took, in milliseconds. */
  #since: number | undefined;
  #expected = 1;
  #patience = 0;
  /** Until then those who wait go before the background. */
  #preferUntil = 0;
  #idle: (() => void)[] = [];

  /** `afterCommit` is called when a transaction is on disk and everyone in it was told. */
  constructor(sql: Sql, afterCommit: () => void = () => undefined) {
    this.#sql = sql;
    this.#afterCommit = afterCommit;
  }

  /** Resolves after the commit that holds `job`; rejects when `job` threw or the commit failed: nothing of it is kept then. */
  write<T>(job: () => T): Promise<T> {
    return this.#ask(job, this.#waiting);
  }

  /** As `write`, for what nobody waits for: it goes after those who do, but is never kept from its share of the time. */
  writeInBackground<T>(job: () => T): Promise<T> {
    return this.#ask(job, this.#background);
  }

  /** Resolves when everything asked for so far is written. */
  drained(): Promise<void> {
    if (!this.#scheduled) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #ask<T>(job: () => T, line: Member[]): Promise<T> {
    return new Promise((resolve, reject) => {
      line.push({
        run: () => {
          const value = job();
          return { commit: () => resolve(value) };
        },
        fail: reject,
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#turn(performance.now());
      if (this.#waiting.length + this.#background.length > 0) this.#schedule();
      else for (const resolve of this.#idle.splice(0)) resolve();
    });
  }

  #turn(now: number): void {
    if (this.#background.length > 0 && (this.#waiting.length === 0 || now >= this.#preferUntil))
      return this.#serveBackground(now);
    this.#since ??= now;
    if (this.#waiting.length < this.#expected && now - this.#since < this.#patience) return;
    const group = this.#waiting.splice(0, GROUP_LIMIT);
    this.#since = undefined;
    this.#commit(group);
    this.#expected = group.length;
    this.#patience = Math.min(PATIENCE_MS, performance.now() - now);
  }

  #serveBackground(now: number): void {
    this.#commit(this.#background.splice(0, GROUP_LIMIT));
    const end = performance.now();
    this.#preferUntil = end + (end - now) * (BACKGROUND_SHARE - 1);
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
