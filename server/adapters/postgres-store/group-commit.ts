interface Member<T, R> {
  readonly item: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Group commit: what arrives while a transaction is under way goes into the next one together, in the order it came. */
export class GroupCommit<T, R> {
  readonly #write: (items: readonly T[]) => Promise<readonly R[]>;
  readonly #limit: number;
  readonly #sizeOf: (item: T) => number;
  readonly #waiting: Member<T, R>[] = [];
  #underWay: Promise<void> | undefined;

  /** `write` answers for each item, in order. More than `limit` in one transaction would only make the first wait longer. */
  constructor(
    write: (items: readonly T[]) => Promise<readonly R[]>,
    { limit, sizeOf = () => 1 }: { readonly limit: number; readonly sizeOf?: (item: T) => number },
  ) {
    this.#write = write;
    this.#limit = limit;
    this.#sizeOf = sizeOf;
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
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

  #next(): readonly Member<T, R>[] {
    let size = 0;
    const end = this.#waiting.findIndex(({ item }) => {
      size += this.#sizeOf(item);
      return size > this.#limit;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end));
  }

  async #commit(group: readonly Member<T, R>[]): Promise<void> {
    try {
      const answers = await this.#write(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] as R);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
