import type { DeadLetter, OutboxMessage, RunAction } from '../contract.ts';
import { actionTarget } from './action-target.ts';
import { isoTime } from './iso-time.ts';
import type {
  ClaimedAction,
  ClaimRequest,
  GiveUpRequest,
  LedgerEntry,
  Page,
  PageRequest,
  Settlement,
} from './store.ts';

interface Row {
  readonly seq: number;
  readonly workspace: string;
  readonly run: string;
  readonly entry: LedgerEntry;
  state: RunAction['state'] | 'attempting';
  attempts: number;
  /** When it is due, or while attempting when its lease ends. */
  due: number;
  at: number;
  /** When it was requested, or redriven. */
  since: number;
  detail: string | undefined;
}

/** The ledger of requested actions in memory; a key is in it once (A2). */
export class MemoryActions {
  readonly #rows = new Map<string, Row>();
  #seq = 0;

  add(workspace: string, run: string, entries: readonly LedgerEntry[], now: number): void {
    for (const entry of entries) {
      if (this.#rows.has(entry.action.key)) continue;
      this.#seq += 1;
      const row = {
        seq: this.#seq,
        workspace,
        run,
        entry,
        state: entry.state,
        attempts: 0,
        due: now,
        at: now,
        since: now,
      };
      this.#rows.set(entry.action.key, { ...row, detail: entry.detail });
    }
  }

  claim({ now, leaseUntil, limit, room }: ClaimRequest): readonly ClaimedAction[] {
    const due = [...this.#rows.values()].filter((row) => isWaiting(row) && row.due <= now);
    due.sort((a, b) => a.due - b.due || a.seq - b.seq);
    const taken = new Map<string, number>();
    const claimed: ClaimedAction[] = [];
    for (const row of due) {
      const { action } = row.entry;
      const target = targetOf(row);
      const count = taken.get(target) ?? 0;
      if (claimed.length === limit || count >= room(target, action.kind)) continue;
      taken.set(target, count + 1);
      const interrupted = row.state === 'attempting';
      Object.assign(row, { state: 'attempting', attempts: row.attempts + 1, due: leaseUntil });
      const { workspace, run, attempts: attempt } = row;
      claimed.push({ ...action, workspace, run, target, attempt, interrupted });
    }
    return claimed;
  }

  settle(key: string, attempt: number, settlement: Settlement): Row | undefined {
    const row = this.#rows.get(key);
    if (row?.state !== 'attempting' || row.attempts !== attempt) return undefined;
    row.state = settlement.kind === 'retry' ? 'failed' : settlement.kind;
    row.due = settlement.kind === 'retry' ? settlement.dueAt : 0;
    row.at = settlement.at;
    row.detail = settlement.detail;
    return row;
  }

  /** Answers what was given up. */
  giveUp({ target, requestedBefore, at, detail }: GiveUpRequest): readonly Row[] {
    const rows = [...this.#rows.values()].filter(
      (row) =>
        (row.state === 'pending' || row.state === 'failed') && row.since < requestedBefore && targetOf(row) === target,
    );
    for (const row of rows) Object.assign(row, { state: 'dead', due: 0, at, detail });
    return rows;
  }

  nextDue(after = -Infinity): number | undefined {
    const waiting = [...this.#rows.values()].filter(isWaiting);
    const due = waiting.map((row) => row.due).filter((at) => at > after);
    return due.length === 0 ? undefined : Math.min(...due);
  }

  ofRun(run: string): RunAction[] {
    return [...this.#rows.values()].filter((row) => row.run === run).map(runAction);
  }

  deadLetters(workspace: string, page: PageRequest): Page<DeadLetter> {
    return pageOf(this.#of(workspace, ['dead', 'uncertain']), page, (row) => ({
      ...runAction(row),
      run: row.run,
      at: isoTime(row.at),
      params: row.entry.action.params,
    }));
  }

  redrive(workspace: string, keys: readonly string[], now: number): number {
    const rows = this.#of(workspace, ['dead', 'uncertain']).filter((row) => keys.includes(row.entry.action.key));
    for (const row of rows)
      Object.assign(row, { state: 'pending', attempts: 0, due: now, since: now, detail: undefined });
    return rows.length;
  }

  outbox(workspace: string, page: PageRequest): Page<OutboxMessage> {
    return pageOf(this.#of(workspace, ['recorded']), page, (row) => {
      const { key, trigger, node, kind, params } = row.entry.action;
      return { id: String(row.seq), key, run: row.run, trigger, node, kind, at: isoTime(row.at), params };
    });
  }

  /** Whether nothing of the run is still to be delivered. */
  isSettled(run: string): boolean {
    return ![...this.#rows.values()].some((row) => row.run === run && isWaiting(row));
  }

  forget(run: string): void {
    for (const [key, row] of this.#rows) if (row.run === run) this.#rows.delete(key);
  }

  #of(workspace: string, states: readonly Row['state'][]): Row[] {
    return [...this.#rows.values()].filter((row) => row.workspace === workspace && states.includes(row.state));
  }
}

function isWaiting(row: Row): boolean {
  return row.state === 'pending' || row.state === 'failed' || row.state === 'attempting';
}

function targetOf({ entry }: Row): string {
  return actionTarget(entry.action.kind, entry.action.params);
}

function runAction(row: Row): RunAction {
  const { key, trigger, node, kind } = row.entry.action;
  const state = row.state === 'attempting' ? 'pending' : row.state;
  return {
    key,
    trigger,
    node,
    kind,
    state,
    attempts: row.attempts,
    ...(row.detail === undefined ? {} : { detail: row.detail }),
  };
}

/** The newest first; the cursor is the last row's place. */
function pageOf<T>(rows: readonly Row[], { page, limit }: PageRequest, view: (row: Row) => T): Page<T> {
  const older = rows.filter((row) => page === undefined || row.seq < Number(page)).reverse();
  const items = older.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(view),
    ...(items.length < older.length && last ? { next: String(last.seq) } : {}),
  };
}
