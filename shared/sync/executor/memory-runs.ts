import type { JsonObject } from '../../base/json.ts';
import type { RunBody, RunHead } from '../contract.ts';
import { isoTime } from './iso-time.ts';
import { contactKeys } from './contact-keys.ts';
import type { MemoryActions } from './memory-actions.ts';
import { matchesRun, type RunFacts } from './run-filter.ts';
import type { Effects, Page, RunsRequest, StepInput } from './store.ts';

interface Row {
  readonly workspace: string;
  readonly input: StepInput;
  readonly effects: Effects;
  readonly evaluatedAt: number;
  pinned: boolean;
}

/** Runs in memory; ids are numbers that grow. */
export class MemoryRuns {
  readonly #rows = new Map<number, Row>();
  readonly #actions: MemoryActions;
  #last = 0;

  constructor(actions: MemoryActions) {
    this.#actions = actions;
  }

  add(input: StepInput, effects: Effects, evaluatedAt: number): string {
    this.#last += 1;
    this.#rows.set(this.#last, { workspace: input.workspace, input, effects, evaluatedAt, pinned: false });
    return String(this.#last);
  }

  page(workspace: string, { after, before, limit, filter = {} }: RunsRequest): Page<RunHead> {
    const own = [...this.#rows].filter(
      ([id, row]) => row.workspace === workspace && matchesRun(filter, this.#facts(id, row)),
    );
    const wanted =
      after === undefined
        ? own.filter(([id]) => before === undefined || id < Number(before)).reverse()
        : own.filter(([id]) => id > Number(after));
    const items = wanted.slice(0, limit).map(([id, row]) => this.#head(id, row));
    const last = items.at(-1);
    return { items, ...(items.length < wanted.length && last ? { next: last.id } : {}) };
  }

  body(workspace: string, id: string): RunBody | undefined {
    const row = this.#rows.get(Number(id));
    if (row?.workspace !== workspace) return undefined;
    const { contact, trace } = row.effects;
    const sent = row.input.arrival.occurrence as unknown as JsonObject;
    return { ...this.#head(Number(id), row), sent, contact, ...(trace === undefined ? {} : { trace }) };
  }

  pin(workspace: string, id: string, pinned: boolean): boolean {
    const row = this.#rows.get(Number(id));
    if (row?.workspace !== workspace) return false;
    row.pinned = pinned;
    return true;
  }

  isPinned(id: string): boolean {
    return this.#rows.get(Number(id))?.pinned === true;
  }

  /** Forgets settled runs over the budget: first what did nothing, then what fired, last what failed, the oldest first (X7). */
  forgetOverBudget(budget: number): number {
    let over = [...this.#rows.values()].reduce((sum, row) => sum + bytesOf(row), 0) - budget;
    const settled = [...this.#rows].filter(([id, row]) => !row.pinned && this.#actions.isSettled(String(id)));
    const before = this.#rows.size;
    for (const rank of [0, 1, 2]) {
      for (const [id, row] of settled) {
        if (over <= 0 || this.#rank(id, row) !== rank || !this.#rows.has(id)) continue;
        over -= bytesOf(row);
        this.forget(row.workspace, String(id));
      }
    }
    return before - this.#rows.size;
  }

  #rank(id: number, row: Row): number {
    const facts = this.#facts(id, row);
    if (matchesRun({ failed: true }, facts)) return 2;
    return facts.fired.length > 0 ? 1 : 0;
  }

  #facts(id: number, { input, effects, pinned }: Row): RunFacts {
    return {
      event: input.arrival.occurrence.event,
      fired: effects.fired,
      broke: effects.error !== undefined,
      states: this.#actions.ofRun(String(id)).map(({ state }) => state),
      pinned,
      acceptedAt: input.acceptedAt,
      contactKeys: contactKeys(effects.contact),
      sent: JSON.stringify(input.arrival.occurrence),
    };
  }

  /** Forgets the run of an occurrence. */
  forget(workspace: string, id: string): void {
    this.#actions.forget(id);
    if (this.#rows.get(Number(id))?.workspace === workspace) this.#rows.delete(Number(id));
  }

  #head(id: number, { input, effects, evaluatedAt, pinned }: Row): RunHead {
    return {
      id: String(id),
      occurrence: input.arrival.occurrence.id,
      event: input.arrival.occurrence.event,
      revision: input.live.revision,
      programHash: effects.programHash,
      acceptedAt: isoTime(input.acceptedAt),
      evaluatedAt: isoTime(evaluatedAt),
      fired: [...effects.fired],
      actions: this.#actions.ofRun(String(id)),
      ...(effects.error === undefined ? {} : { error: effects.error }),
      ...(effects.debug === undefined ? {} : { debug: effects.debug }),
      ...(pinned ? { pinned } : {}),
    };
  }
}

/** What it takes of the budget. */
function bytesOf({ input, effects }: Row): number {
  return [input.arrival.occurrence, effects.contact, effects.trace].reduce<number>(
    (sum, part) => sum + (part === undefined ? 0 : JSON.stringify(part).length),
    0,
  );
}
