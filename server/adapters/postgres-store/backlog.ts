import { numberOf } from '../stored-row.ts';
import type { Sql } from './sql.ts';

interface Health {
  readonly backlog: number;
  readonly oldestAcceptedAt?: number;
}

/** An answer is good for so many milliseconds; each request that sends occurrences asks (I5). */
const FRESH_MS = 200;

/** How much waits, in all processes together. What this one adds counts at once, what it evaluated makes it ask anew. */
export class Backlog {
  readonly #sql: Sql;
  #known: { readonly health: Health; readonly until: number } | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async read(): Promise<Health> {
    if (this.#known && performance.now() < this.#known.until) return this.#known.health;
    const row = await this.#sql.get(
      `SELECT count(*) AS backlog,
         (SELECT min(accepted_at) FROM (SELECT DISTINCT workspace FROM occurrences WHERE waiting) w CROSS JOIN LATERAL (
            SELECT accepted_at FROM occurrences o WHERE o.waiting AND o.workspace = w.workspace ORDER BY seq LIMIT 1) f
         ) AS oldest
       FROM occurrences WHERE waiting`,
    );
    const health: Health = {
      backlog: row ? numberOf(row, 'backlog') : 0,
      ...(row && row['oldest'] !== null ? { oldestAcceptedAt: numberOf(row, 'oldest') } : {}),
    };
    this.#known = { health, until: performance.now() + FRESH_MS };
    return health;
  }

  added(count: number, acceptedAt: number): void {
    if (!this.#known) return;
    const { health, until } = this.#known;
    const oldestAcceptedAt = health.oldestAcceptedAt ?? acceptedAt;
    if (count > 0) this.#known = { health: { backlog: health.backlog + count, oldestAcceptedAt }, until };
  }

  changed(): void {
    this.#known = undefined;
  }
}
