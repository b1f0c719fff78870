/** What is timed: call number `index`, from 0 to `count` - 1 and round again. */
export interface Subject {
  readonly name: string;
  readonly count: number;
  readonly call: (index: number) => unknown;
}

export interface Measured {
  readonly name: string;
  /** Nanoseconds of processor time a call, which a busy machine disturbs less than the clock: the median of the rounds. */
  readonly nanoseconds: number;
  readonly lowest: number;
  readonly highest: number;
  readonly calls: number;
}

/**
 * Measures subjects side by side: in each round one after another for `milliseconds` of processor time, so that what
 * disturbs the machine disturbs all of them. Each is warmed up first.
 */
export async function measure(
  subjects: readonly Subject[],
  o: { readonly milliseconds: number; readonly rounds: number },
): Promise<readonly Measured[]> {
  const runs = subjects.map((subject) => ({ subject, cursor: new Cursor(subject), samples: [] as number[] }));
  for (const { cursor } of runs) await cursor.run(o.milliseconds);
  for (let round = 0; round < o.rounds; round += 1) {
    for (const { cursor, samples } of runs) samples.push(await cursor.run(o.milliseconds));
  }
  return runs.map(({ subject, cursor, samples }) => {
    const sorted = [...samples].sort((a, b) => a - b);
    return {
      name: subject.name,
      nanoseconds: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
      lowest: sorted[0] ?? Number.NaN,
      highest: sorted.at(-1) ?? Number.NaN,
      calls: cursor.calls,
    };
  });
}

/** Fast calls are made in batches of this many nanoseconds, so that reading the clock costs nothing to speak of. */
const BATCH = 2_000_000;

class Cursor {
  calls = 0;
  readonly #subject: Subject;
  #batch = 1;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Nanoseconds a call. */
  async run(milliseconds: number): Promise<number> {
    const started = process.cpuUsage();
    const before = this.calls;
    for (;;) {
      await this.#callBatch();
      const { user, system } = process.cpuUsage(started);
      const each = ((user + system) * 1000) / (this.calls - before);
      this.#batch = Math.max(1, Math.min(this.#batch * 4, Math.floor(BATCH / (each + 1))));
      if (user + system >= milliseconds * 1000) return each;
    }
  }

  async #callBatch(): Promise<void> {
    const { call, count } = this.#subject;
    const end = this.calls + this.#batch;
    let index = this.calls % count;
    this.calls = end;
    for (let left = this.#batch; left > 0; left -= 1) {
      const answer = call(index);
      if (answer instanceof Promise) await answer;
      index += 1;
      if (index === count) index = 0;
    }
  }
}
