import type { PruneRequest } from '../../../shared/sync/executor/store.ts';
import { numberOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** Runs that one call forgets; it is called again until there are none. */
const BATCH = 1000;
const SETTLED = 'NOT EXISTS (SELECT 1 FROM actions a WHERE a.run = r.seq AND a.due IS NOT NULL)';
const WELL = `r.error IS NULL
  AND NOT EXISTS (SELECT 1 FROM actions a WHERE a.run = r.seq AND (a.due IS NOT NULL OR a.state IN ('dead', 'uncertain')))`;
/** Which runs go first when there are too many (X7): those that did nothing, those that fired, those that failed. */
const CLASSES: readonly string[] = [
  `r.pinned = 0 AND r.fired = '[]' AND r.error IS NULL`,
  `r.pinned = 0 AND r.fired <> '[]' AND ${WELL}`,
  `r.pinned = 0 AND ${SETTLED}`,
];

/** What is forgotten, and when; runs inside the transaction of the write queue. */
export class SqliteRetention {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Forgets a batch; answers how many runs and ids. */
  prune({ acceptedBefore, runBytes }: PruneRequest): number {
    const expired = this.#forgetExpired(acceptedBefore);
    return expired + (runBytes === undefined ? 0 : this.#forgetOverBudget(runBytes));
  }

  /** Ids and ledger expire together (I3); pinned runs never do. */
  #forgetExpired(acceptedBefore: number): number {
    const old = this.#sql.all(
      `SELECT o.seq, r.seq AS run FROM occurrences o LEFT JOIN runs r ON r.occurrence = o.seq
       WHERE o.evaluated = 1 AND o.accepted_at < ? AND (r.seq IS NULL OR (r.pinned = 0 AND ${SETTLED})) LIMIT ?`,
      acceptedBefore,
      BATCH,
    );
    for (const row of old) {
      if (row['run'] !== null) this.#forgetRun(numberOf(row, 'run'));
      this.#sql.run('DELETE FROM occurrences WHERE seq = ?', numberOf(row, 'seq'));
    }
    return old.length;
  }

  /** The oldest runs of the least interesting class; their ids stay, so that none is evaluated again. */
  #forgetOverBudget(budget: number): number {
    let over = this.#bytes() - budget;
    let forgotten = 0;
    for (const condition of CLASSES) {
      if (over <= 0 || forgotten >= BATCH) break;
      const text = `SELECT r.seq, r.occurrence, r.bytes FROM runs r WHERE ${condition} ORDER BY r.seq LIMIT ?`;
      for (const row of this.#sql.all(text, BATCH - forgotten)) {
        if (over <= 0) break;
        this.#forgetRun(numberOf(row, 'seq'));
        this.#sql.run(`UPDATE occurrences SET body = '' WHERE seq = ?`, numberOf(row, 'occurrence'));
        over -= numberOf(row, 'bytes');
        forgotten += 1;
      }
    }
    return forgotten;
  }

  #bytes(): number {
    const row: Row | undefined = this.#sql.get('SELECT coalesce(sum(bytes), 0) AS bytes FROM runs');
    return row ? numberOf(row, 'bytes') : 0;
  }

  #forgetRun(run: number): void {
    this.#sql.run('DELETE FROM actions WHERE run = ?', run);
    this.#sql.run('DELETE FROM run_bodies WHERE run = ?', run);
    this.#sql.run('DELETE FROM runs WHERE seq = ?', run);
  }
}
