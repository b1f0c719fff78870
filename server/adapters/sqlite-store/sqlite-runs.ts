import type { JsonObject } from '../../../shared/base/json.ts';
import type { RunBody, RunHead } from '../../../shared/sync/contract.ts';
import { isoTime } from '../../../shared/sync/executor/iso-time.ts';
import type { Effects, Page, RunsRequest, StepInput } from '../../../shared/sync/executor/store.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row, type Sql } from './sql.ts';
import type { SqliteLedger } from './sqlite-ledger.ts';

const HEAD = `r.seq, o.id AS occurrence, r.event, r.revision, r.program_hash, o.accepted_at, r.evaluated_at, r.fired, r.error, r.debug`;
const FROM = 'FROM runs r JOIN occurrences o ON o.seq = r.occurrence';

/** Runs in SQLite (X7); ids are the row numbers, which only grow. */
export class SqliteRuns {
  readonly #sql: Sql;
  readonly #ledger: SqliteLedger;

  constructor(sql: Sql, ledger: SqliteLedger) {
    this.#sql = sql;
    this.#ledger = ledger;
  }

  /** `occurrence` is its row number. */
  add(occurrence: number, input: StepInput, effects: Effects, now: number): number {
    return this.#sql.insert(
      `INSERT INTO runs (workspace, occurrence, event, revision, program_hash, evaluated_at, fired, contact, trace, error, debug)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      input.workspace,
      occurrence,
      input.arrival.occurrence.event,
      input.live.revision,
      effects.programHash,
      now,
      JSON.stringify(effects.fired),
      JSON.stringify(effects.contact),
      effects.trace === undefined ? null : JSON.stringify(effects.trace),
      effects.error ?? null,
      effects.debug === true ? 1 : 0,
    );
  }

  page(workspace: string, { after, before, limit }: RunsRequest): Page<RunHead> {
    const [range, order] = after === undefined ? ['r.seq < ?', 'DESC'] : ['r.seq > ?', 'ASC'];
    const rows = this.#sql.all(
      `SELECT ${HEAD} ${FROM} WHERE r.workspace = ? AND ${range} ORDER BY r.seq ${order} LIMIT ?`,
      workspace,
      Number(after ?? before ?? Number.MAX_SAFE_INTEGER),
      limit + 1,
    );
    const items = rows.slice(0, limit).map((row) => this.#head(row));
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last ? { next: last.id } : {}) };
  }

  body(workspace: string, id: string): RunBody | undefined {
    const row = this.#sql.get(
      `SELECT ${HEAD}, o.body, r.contact, r.trace ${FROM} WHERE r.workspace = ? AND r.seq = ?`,
      workspace,
      Number(id),
    );
    if (!row) return undefined;
    return {
      ...this.#head(row),
      sent: jsonOf<JsonObject>(row, 'body'),
      contact: jsonOf<JsonObject>(row, 'contact'),
      ...(row['trace'] === null ? {} : { trace: jsonOf<JsonObject>(row, 'trace') }),
    };
  }

  #head(row: Row): RunHead {
    const error = optionalText(row, 'error');
    return {
      id: String(numberOf(row, 'seq')),
      occurrence: textOf(row, 'occurrence'),
      event: textOf(row, 'event'),
      revision: numberOf(row, 'revision'),
      programHash: textOf(row, 'program_hash'),
      acceptedAt: isoTime(numberOf(row, 'accepted_at')),
      evaluatedAt: isoTime(numberOf(row, 'evaluated_at')),
      fired: jsonOf<string[]>(row, 'fired'),
      actions: this.#ledger.ofRun(numberOf(row, 'seq')),
      ...(error === undefined ? {} : { error }),
      ...(numberOf(row, 'debug') === 1 ? { debug: true as const } : {}),
    };
  }
}
