import type { Appended } from '../../../shared/sync/executor/store.ts';
import type { Batch } from './arrivals.ts';

interface Member {
  readonly batch: Batch;
  readonly resolve: (answers: readonly Appended[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Occurrences of one transaction: more would only make the first wait longer. */
const GROUP_LIMIT = 1_000;

/** Group commit: what arrives while a transaction is under way goes into the next one together, in the order it came. */
export class AppendQueue {
  readonly #write: (batches: readonly Batch[]) => Promise<readonly (readonly Appended[])[]>;
  readonly #waiting: Member[] = [];
  #underWay: Promise<void> | undefined;

  constructor(write: (batches: readonly Batch[]) => Promise<readonly (readonly Appended[])[]>) {
    this.#write = write;
  }

  add(batch: Batch): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      this.#underWay ??= this.#writeAll();
    });
  }

  /** Resolves when everything added so far is written. */
  async drained(): Promise<void> {
    await this.#underWay;
  }

  async #writeAll(): Promise<void> {
    // What is asked for in the same turn goes into the first one together.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#commit(this.#next());
    // At once with the look that found nothing: what comes next starts anew.
    this.#underWay = undefined;
  }

  #next(): readonly Member[] {
    let size = 0;
    const end = this.#waiting.findIndex(({ batch }) => {
      size += batch.occurrences.length;
      return size > GROUP_LIMIT;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
  }

  async #commit(group: readonly Member[]): Promise<void> {
    try {
      const answers = await this.#write(group.map(({ batch }) => batch));
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] ?? []);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
