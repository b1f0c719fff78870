import { type DeadLetter, type OutboxMessage, type RunAction } from '../../../shared/sync/contract.ts';
import { actionTarget } from '../../../shared/sync/executor/action-target.ts';
import type {
  ClaimedAction,
  ClaimRequest,
  GiveUpRequest,
  LedgerEntry,
  Page,
  PageRequest,
  Settlement,
} from '../../../shared/sync/executor/store.ts';
import { claimedOf, deadLetterOf, outboxMessageOf, runActionOf } from '../action-row.ts';
import { numberOf, textOf, type Row } from '../stored-row.ts';
import type { Sql } from './sql.ts';

/** The ledger of requested actions (X2). `due` is set while a delivery is outstanding; while attempting it is the lease's end. */
export class SqliteLedger {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** This process alone has the file, so attempts without an outcome are of one that has ended. */
  releaseLeases(): void {
    this.#sql.run("UPDATE actions SET due = 0 WHERE state = 'attempting' AND due IS NOT NULL");
  }

  add(workspace: string, run: number, entries: readonly LedgerEntry[], now: number): void {
    for (const { action, state, detail } of entries) {
      this.#sql.run(
        `INSERT INTO actions (key, workspace, run, occurrence, trigger_id, node, kind, target, params, state, due, at, since, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
        action.key,
        workspace,
        run,
        action.occurrence,
        action.trigger,
        action.node,
        action.kind,
        actionTarget(action.kind, action.params),
        JSON.stringify(action.params),
        state,
        state === 'pending' ? now : null,
        now,
        now,
        detail ?? null,
      );
    }
  }

  claim(request: ClaimRequest): readonly ClaimedAction[] {
    return this.#pick(request).map((row) => {
      const attempt = numberOf(row, 'attempts') + 1;
      this.#sql.run(
        "UPDATE actions SET state = 'attempting', attempts = ?, due = ? WHERE seq = ?",
        attempt,
        request.leaseUntil,
        numberOf(row, 'seq'),
      );
      return { ...claimedOf(row), attempt, interrupted: textOf(row, 'state') === 'attempting' };
    });
  }

  hasRoom(request: ClaimRequest): boolean {
    return this.#pick({ ...request, limit: Math.min(1, request.limit) }).length > 0;
  }

  /** Due rows within each target's room, the longest due first. Targets are looked at one by one, so that a full one costs no more than an idle one. */
  #pick({ now, limit, room }: ClaimRequest): readonly Row[] {
    if (limit <= 0) return [];
    const picked: Row[] = [];
    for (let target = this.#dueTarget('', now); target !== undefined; target = this.#dueTarget(target.name, now)) {
      const most = Math.min(limit, room(target.name, target.kind));
      if (most <= 0) continue;
      const text = 'SELECT * FROM actions WHERE target = ? AND due IS NOT NULL AND due <= ? ORDER BY due, seq LIMIT ?';
      picked.push(...this.#sql.all(text, target.name, now, most));
    }
    const order = (row: Row, column: string): number => numberOf(row, column);
    return picked
      .sort((a, b) => order(a, 'due') - order(b, 'due') || order(a, 'seq') - order(b, 'seq'))
      .slice(0, limit);
  }

  /** The first target after `name` of which something is due. */
  #dueTarget(name: string, now: number): { readonly name: string; readonly kind: string } | undefined {
    for (let after = name; ;) {
      const row = this.#sql.get(
        'SELECT target, kind, due FROM actions WHERE target > ? AND due IS NOT NULL ORDER BY target, due LIMIT 1',
        after,
      );
      if (row === undefined) return undefined;
      after = textOf(row, 'target');
      if (numberOf(row, 'due') <= now) return { name: after, kind: textOf(row, 'kind') };
    }
  }

  /** Answers where the given-up ones belong. */
  giveUp({ target, requestedBefore, at, detail }: GiveUpRequest): readonly { workspace: string; run: string }[] {
    const rows = this.#sql.all(
      `UPDATE actions SET state = 'dead', due = NULL, at = ?, detail = ?
       WHERE target = ? AND due IS NOT NULL AND state IN ('pending', 'failed') AND since < ? RETURNING workspace, run`,
      at,
      detail,
      target,
      requestedBefore,
    );
    return rows.map((row) => ({ workspace: textOf(row, 'workspace'), run: String(numberOf(row, 'run')) }));
  }

  /** Answers where it belongs, when the attempt was still the current one. */
  settle(key: string, attempt: number, settlement: Settlement): { workspace: string; run: string } | undefined {
    const row = this.#sql.get(
      `UPDATE actions SET state = ?, due = ?, at = ?, detail = ?
       WHERE key = ? AND attempts = ? AND state = 'attempting' RETURNING workspace, run`,
      settlement.kind === 'retry' ? 'failed' : settlement.kind,
      settlement.kind === 'retry' ? settlement.dueAt : null,
      settlement.at,
      settlement.detail ?? null,
      key,
      attempt,
    );
    return row && { workspace: textOf(row, 'workspace'), run: String(numberOf(row, 'run')) };
  }

  nextDue(after = Number.MIN_SAFE_INTEGER): number | undefined {
    const row = this.#sql.get('SELECT due FROM actions WHERE due IS NOT NULL AND due > ? ORDER BY due LIMIT 1', after);
    return row && numberOf(row, 'due');
  }

  ofRun(run: number): RunAction[] {
    return this.#sql.all('SELECT * FROM actions WHERE run = ? ORDER BY seq', run).map(runActionOf);
  }

  deadLetters(workspace: string, page: PageRequest): Page<DeadLetter> {
    return this.#page(workspace, "('dead', 'uncertain')", page, deadLetterOf);
  }

  redrive(workspace: string, keys: readonly string[], now: number): number {
    const text = `UPDATE actions SET state = 'pending', attempts = 0, due = ?, since = ?, detail = NULL
      WHERE key = ? AND workspace = ? AND state IN ('dead', 'uncertain')`;
    return keys.reduce((count, key) => count + this.#sql.run(text, now, now, key, workspace), 0);
  }

  outbox(workspace: string, page: PageRequest): Page<OutboxMessage> {
    return this.#page(workspace, "('recorded')", page, outboxMessageOf);
  }

  /** The newest first. `states` is SQL of this file, never a caller's text. */
  #page<T>(workspace: string, states: string, { page, limit }: PageRequest, view: (row: Row) => T): Page<T> {
    const rows = this.#sql.all(
      `SELECT * FROM actions WHERE workspace = ? AND state IN ${states} AND seq < ? ORDER BY seq DESC LIMIT ?`,
      workspace,
      page === undefined ? Number.MAX_SAFE_INTEGER : Number(page),
      limit + 1,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { items: shown.map(view), ...(rows.length > limit && last ? { next: String(numberOf(last, 'seq')) } : {}) };
  }
}
