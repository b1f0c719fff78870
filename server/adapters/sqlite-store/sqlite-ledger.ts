import type { JsonObject } from '../../../shared/base/json.ts';
import type { RequestedAction } from '../../../shared/engine/trace.ts';
import { ActionState, type DeadLetter, type OutboxMessage, type RunAction } from '../../../shared/sync/contract.ts';
import { actionTarget } from '../../../shared/sync/executor/action-target.ts';
import { isoTime } from '../../../shared/sync/executor/iso-time.ts';
import type {
  ClaimedAction,
  ClaimRequest,
  LedgerEntry,
  Page,
  PageRequest,
  Settlement,
} from '../../../shared/sync/executor/store.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row, type Sql } from './sql.ts';

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
        `INSERT INTO actions (key, workspace, run, occurrence, trigger_id, node, kind, target, params, state, due, at, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
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

  /** Due rows within each target's room. A target found full is left out of the next look, so that its rows hide no others. */
  #pick({ now, limit, room }: ClaimRequest): readonly Row[] {
    const picked = new Map<number, Row>();
    const taken = new Map<string, number>();
    const full: string[] = [];
    for (let found = true; found && picked.size < limit;) {
      const rows = this.#sql.all(
        `SELECT * FROM actions WHERE due IS NOT NULL AND due <= ? AND target NOT IN (SELECT value FROM json_each(?))
         ORDER BY due, seq LIMIT ?`,
        now,
        JSON.stringify(full),
        limit,
      );
      const before = full.length;
      for (const row of rows) {
        const target = textOf(row, 'target');
        const count = taken.get(target) ?? 0;
        if (picked.size === limit || picked.has(numberOf(row, 'seq'))) continue;
        if (count < room(target, textOf(row, 'kind'))) {
          taken.set(target, count + 1);
          picked.set(numberOf(row, 'seq'), row);
        } else if (!full.includes(target)) full.push(target);
      }
      found = rows.length === limit && full.length > before;
    }
    return [...picked.values()];
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
    return this.#page(workspace, "('dead', 'uncertain')", page, (row) => ({
      ...runActionOf(row),
      run: String(numberOf(row, 'run')),
      at: isoTime(numberOf(row, 'at')),
      params: jsonOf<JsonObject>(row, 'params'),
    }));
  }

  redrive(workspace: string, keys: readonly string[], now: number): number {
    const text = `UPDATE actions SET state = 'pending', attempts = 0, due = ?, detail = NULL
      WHERE key = ? AND workspace = ? AND state IN ('dead', 'uncertain')`;
    return keys.reduce((count, key) => count + this.#sql.run(text, now, key, workspace), 0);
  }

  outbox(workspace: string, page: PageRequest): Page<OutboxMessage> {
    return this.#page(workspace, "('recorded')", page, (row) => {
      const { run, key, trigger, node, kind, params } = claimedOf(row);
      const id = String(numberOf(row, 'seq'));
      return { id, key, run, trigger, node, kind, at: isoTime(numberOf(row, 'at')), params };
    });
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

function claimedOf(row: Row): Omit<ClaimedAction, 'attempt' | 'interrupted'> {
  return {
    workspace: textOf(row, 'workspace'),
    run: String(numberOf(row, 'run')),
    target: textOf(row, 'target'),
    key: textOf(row, 'key'),
    occurrence: textOf(row, 'occurrence'),
    trigger: textOf(row, 'trigger_id'),
    node: textOf(row, 'node'),
    kind: textOf(row, 'kind') as RequestedAction['kind'],
    params: jsonOf<JsonObject>(row, 'params'),
  };
}

function runActionOf(row: Row): RunAction {
  const state = textOf(row, 'state');
  const detail = optionalText(row, 'detail');
  return {
    key: textOf(row, 'key'),
    trigger: textOf(row, 'trigger_id'),
    node: textOf(row, 'node'),
    kind: textOf(row, 'kind'),
    state: state === 'attempting' ? 'pending' : ActionState.parse(state),
    attempts: numberOf(row, 'attempts'),
    ...(detail === undefined ? {} : { detail }),
  };
}
