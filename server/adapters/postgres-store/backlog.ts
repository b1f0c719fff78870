import { numberOf, textOf } from '../stored-row.ts';
import type { Sql } from './sql.ts';

interface Health {
  readonly backlog: number;
  readonly oldestAcceptedAt?: number;
}

/** An answer is good for so many milliseconds; each request that sends occurrences asks (I5). */
const FRESH_MS = 200;

type Known = ReadonlyMap<string, Health>;

const WAITING = `
  SELECT w.workspace, w.backlog, (
    SELECT o.accepted_at FROM occurrences o WHERE o.waiting AND o.workspace = w.workspace ORDER BY o.seq LIMIT 1
  ) AS oldest FROM (SELECT workspace, count(*) AS backlog FROM occurrences WHERE waiting GROUP BY workspace) w`;

/** How much waits, in all processes together. What this one adds counts at once, what it evaluated makes it ask anew. */
export class Backlog {
  readonly #sql: Sql;
  #known: { readonly waiting: Known; readonly until: number } | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Of one workspace, or of all. */
  async read(workspace?: string): Promise<Health> {
    const waiting = await this.#waiting();
    return workspace === undefined ? together([...waiting.values()]) : (waiting.get(workspace) ?? { backlog: 0 });
  }

  added(workspace: string, count: number, acceptedAt: number): void {
    if (!this.#known || count === 0) return;
    const { waiting, until } = this.#known;
    const before = waiting.get(workspace) ?? { backlog: 0 };
    const after = {
      backlog: before.backlog + count,
      oldestAcceptedAt: before.oldestAcceptedAt ?? acceptedAt,
    };
    this.#known = { waiting: new Map([...waiting, [workspace, after]]), until };
  }

  changed(): void {
    this.#known = undefined;
  }

  async #waiting(): Promise<Known> {
    if (this.#known && performance.now() < this.#known.until) return this.#known.waiting;
    const rows = await this.#sql.all(WAITING);
    const waiting = new Map(
      rows.map((row): [string, Health] => [
        textOf(row, 'workspace'),
        {
          backlog: numberOf(row, 'backlog'),
          ...(row['oldest'] === null ? {} : { oldestAcceptedAt: numberOf(row, 'oldest') }),
        },
      ]),
    );
    this.#known = { waiting, until: performance.now() + FRESH_MS };
    return waiting;
  }
}

function together(all: readonly Health[]): Health {
  const backlog = all.reduce((sum, each) => sum + each.backlog, 0);
  const oldest = Math.min(...all.map(({ oldestAcceptedAt }) => oldestAcceptedAt ?? Number.POSITIVE_INFINITY));
  return { backlog, ...(Number.isFinite(oldest) ? { oldestAcceptedAt: oldest } : {}) };
}
