import type { JsonObject } from '../../base/json.ts';
import type { RunBody, RunHead } from '../contract.ts';
import { isoTime } from './iso-time.ts';
import type { MemoryActions } from './memory-actions.ts';
import type { Effects, Page, RunsRequest, StepInput } from './store.ts';

interface Row {
  readonly workspace: string;
  readonly input: StepInput;
  readonly effects: Effects;
  readonly evaluatedAt: number;
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
    this.#rows.set(this.#last, { workspace: input.workspace, input, effects, evaluatedAt });
    return String(this.#last);
  }

  page(workspace: string, { after, before, limit }: RunsRequest): Page<RunHead> {
    const own = [...this.#rows].filter(([, row]) => row.workspace === workspace);
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

  /** Forgets the run of an occurrence. */
  forget(workspace: string, id: string): void {
    this.#actions.forget(id);
    if (this.#rows.get(Number(id))?.workspace === workspace) this.#rows.delete(Number(id));
  }

  #head(id: number, { input, effects, evaluatedAt }: Row): RunHead {
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
    };
  }
}
