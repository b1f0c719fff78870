import type { JsonObject } from '../../../shared/base/json.ts';
import type { RunBody, RunHead } from '../../../shared/sync/contract.ts';
import { isoTime } from '../../../shared/sync/executor/iso-time.ts';
import type { Effects, Page, RunsRequest, StepInput } from '../../../shared/sync/executor/store.ts';
import { contactKeys } from '../../../shared/sync/executor/contact-keys.ts';
import { runConditions } from './run-conditions.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';
import type { SqliteLedger } from './sqlite-ledger.ts';

const HEAD = `r.seq, o.id AS occurrence, r.event, r.revision, r.program_hash, o.accepted_at, r.evaluated_at, r.fired, r.error, r.debug, r.pinned`;
const FROM = 'FROM runs r JOIN occurrences o ON o.seq = r.occurrence';

/** Runs that a filtered page looks at. */
const SCAN = 10_000;

/** Runs in SQLite (X7), their bulk in a table of its own; ids are the row numbers, which only grow. */
export class SqliteRuns {
  readonly #sql: Sql;
  readonly #ledger: SqliteLedger;

  constructor(sql: Sql, ledger: SqliteLedger) {
    this.#sql = sql;
    this.#ledger = ledger;
  }

  /** `occurrence` is its row number. */
  add(occurrence: number, input: StepInput, effects: Effects, now: number): number {
    const contact = JSON.stringify(effects.contact);
    const trace = effects.trace === undefined ? null : JSON.stringify(effects.trace);
    const sent = JSON.stringify(input.arrival.occurrence);
    const run = this.#sql.insert(
      `INSERT INTO runs (workspace, occurrence, event, revision, program_hash, evaluated_at, fired, contact, error, debug, bytes, who)
       VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)`,
      input.workspace,
      occurrence,
      input.arrival.occurrence.event,
      input.live.revision,
      effects.programHash,
      now,
      JSON.stringify(effects.fired),
      effects.error ?? null,
      effects.debug === true ? 1 : 0,
      contact.length + (trace?.length ?? 0) + sent.length,
      JSON.stringify(contactKeys(effects.contact)),
    );
    this.#sql.run('INSERT INTO run_bodies (run, contact, trace) VALUES (?, ?, ?)', run, contact, trace);
    return run;
  }

  page(workspace: string, { after, before, limit, filter = {} }: RunsRequest): Page<RunHead> {
    const [range, order] = after === undefined ? ['<', 'DESC'] : ['>', 'ASC'];
    const from = Number(after ?? before ?? Number.MAX_SAFE_INTEGER);
    const scanned = `SELECT seq FROM runs WHERE workspace = ? AND seq ${range} ? ORDER BY seq ${order} LIMIT ${SCAN}`;
    const { text, values } = runConditions(filter);
    const rows = this.#sql.all(
      `SELECT ${HEAD} FROM (${scanned}) s JOIN runs r ON r.seq = s.seq JOIN occurrences o ON o.seq = r.occurrence
       WHERE ${text} ORDER BY s.seq ${order} LIMIT ?`,
      workspace,
      from,
      ...values,
      limit + 1,
    );
    const items = rows.slice(0, limit).map((row) => this.#head(row));
    const next = rows.length > limit ? items.at(-1)?.id : this.#scanEnd(scanned, workspace, from);
    return { items, ...(next === undefined ? {} : { next }) };
  }

  /** Where to go on after a scan that found less than a page; `undefined` when it reached the end. */
  #scanEnd(scanned: string, workspace: string, from: number): string | undefined {
    const row = this.#sql.get(`SELECT seq FROM (${scanned}) LIMIT 1 OFFSET ${SCAN - 1}`, workspace, from);
    return row && String(numberOf(row, 'seq'));
  }

  pin(workspace: string, id: string, pinned: boolean): boolean {
    const text = 'UPDATE runs SET pinned = ? WHERE workspace = ? AND seq = ?';
    return this.#sql.run(text, pinned ? 1 : 0, workspace, Number(id)) > 0;
  }

  body(workspace: string, id: string): RunBody | undefined {
    const row = this.#sql.get(
      `SELECT ${HEAD}, o.body, b.contact, b.trace ${FROM} JOIN run_bodies b ON b.run = r.seq WHERE r.workspace = ? AND r.seq = ?`,
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
      ...(numberOf(row, 'pinned') === 1 ? { pinned: true as const } : {}),
    };
  }
}
