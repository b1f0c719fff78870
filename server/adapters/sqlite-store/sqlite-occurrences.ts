import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Appended, Arrival, Effects, EvaluationWork, StepInput } from '../../../shared/sync/executor/store.ts';
import { jsonOf, numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';
import type { SqliteContacts } from './sqlite-contacts.ts';
import type { SqliteLedger } from './sqlite-ledger.ts';
import type { SqliteRevisions } from './sqlite-revisions.ts';
import type { SqliteRuns } from './sqlite-runs.ts';

interface Tables {
  readonly revisions: SqliteRevisions;
  readonly contacts: SqliteContacts;
  readonly ledger: SqliteLedger;
  readonly runs: SqliteRuns;
}

/** Accepted occurrences and their evaluation, in the order accepted; runs inside the transaction of the write queue. */
export class SqliteOccurrences {
  readonly #sql: Sql;
  readonly #tables: Tables;

  constructor(sql: Sql, tables: Tables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  append(workspace: string, arrivals: readonly Arrival[], acceptedAt: number): readonly Appended[] {
    return arrivals.map((arrival) => {
      const added = this.#sql.run(
        `INSERT INTO occurrences (workspace, id, accepted_at, public, body) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (workspace, id) DO NOTHING`,
        workspace,
        arrival.occurrence.id,
        acceptedAt,
        arrival.public ? 1 : 0,
        JSON.stringify(arrival.occurrence),
      );
      return added === 1 ? 'accepted' : 'duplicate';
    });
  }

  /** Answers the workspace of each evaluated occurrence. */
  evaluate(work: EvaluationWork): readonly string[] {
    const rows = this.#sql.all(
      `SELECT * FROM occurrences o WHERE evaluated = 0
       AND EXISTS (SELECT 1 FROM revisions r WHERE r.workspace = o.workspace) ORDER BY seq LIMIT ?`,
      work.limit,
    );
    for (const row of rows) this.#evaluateOne(row, work);
    return rows.map((row) => textOf(row, 'workspace'));
  }

  #evaluateOne(row: Row, work: EvaluationWork): void {
    const workspace = textOf(row, 'workspace');
    const live = this.#tables.revisions.revision(workspace);
    if (!live) throw new Error('a workspace lost its revisions');
    const arrival = { occurrence: jsonOf<Occurrence>(row, 'body'), public: numberOf(row, 'public') === 1 };
    const contacts = work.keysOf(arrival).map((key) => this.#tables.contacts.find(workspace, key));
    const input = { workspace, arrival, acceptedAt: numberOf(row, 'accepted_at'), live, contacts };
    this.#apply(numberOf(row, 'seq'), input, effectsOf(input, work), work.now);
  }

  #apply(seq: number, input: StepInput, effects: Effects, now: number): void {
    if (effects.store) this.#tables.contacts.put(input.workspace, effects.store, now);
    const run = this.#tables.runs.add(seq, input, effects, now);
    this.#tables.ledger.add(input.workspace, run, effects.actions, now);
    this.#sql.run('UPDATE occurrences SET evaluated = 1 WHERE seq = ?', seq);
  }

  /** How many of each workspace. */
  waiting(): Map<string, number> {
    const text = 'SELECT workspace, count(*) AS waiting FROM occurrences WHERE evaluated = 0 GROUP BY workspace';
    return new Map(this.#sql.all(text).map((row) => [textOf(row, 'workspace'), numberOf(row, 'waiting')]));
  }

  oldestWaiting(workspace?: string): number | undefined {
    const row = this.#sql.get(
      'SELECT accepted_at FROM occurrences WHERE evaluated = 0 AND (?1 IS NULL OR workspace = ?1) ORDER BY seq LIMIT 1',
      workspace ?? null,
    );
    return row && numberOf(row, 'accepted_at');
  }
}

function effectsOf(input: StepInput, work: EvaluationWork): Effects {
  try {
    return work.step(input);
  } catch (error) {
    return work.failed(input, error);
  }
}
