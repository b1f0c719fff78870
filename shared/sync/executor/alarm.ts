import type { Clock } from './ports.ts';

interface Nap {
  readonly endsAt: number;
  readonly over: Promise<void>;
}

/** Wakes one loop, early when it is rung. A nap that is still running is used again, so that many rings leave no pile of timers. */
export class Alarm {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #rung = false;
  #wake: () => void = () => undefined;
  #nap: Nap | undefined;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  ring(): void {
    this.#rung = true;
    this.#wake();
  }

  /** Forgets rings so far: what they told is about to be looked at. */
  reset(): void {
    this.#rung = false;
  }

  /** Resolves after `ms` at the latest, when rung since `reset`, or when the signal aborts. */
  async wait(ms: number): Promise<void> {
    if (this.#rung || this.#signal.aborted) return;
    const rung = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([rung, this.#napFor(ms)]);
  }

  #napFor(ms: number): Promise<void> {
    const endsAt = this.#clock.now() + ms;
    if (this.#nap && this.#nap.endsAt <= endsAt) return this.#nap.over;
    const over = this.#clock.sleep(ms, this.#signal).then(() => {
      if (this.#nap === nap) this.#nap = undefined;
    });
    const nap: Nap = { endsAt, over };
    this.#nap = nap;
    return over;
  }
}
