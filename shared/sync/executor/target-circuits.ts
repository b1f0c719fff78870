/** Failures in a row after which a target counts as down (X3). */
export const FAILURES_TO_OPEN = 10;
const FIRST_COOL_DOWN_MS = 30_000;
const LONGEST_COOL_DOWN_MS = 10 * 60_000;

interface Circuit {
  failures: number;
  /** Set while open: when one attempt may find out whether the target is back. */
  probeAt: number | undefined;
  coolDown: number;
}

/**
 * A circuit breaker for each target (X3). After failures in a row its circuit is open: nothing is sent, and no attempts are used up.
 * After a cool-down one attempt is let through; it closes the circuit, or doubles the cool-down. Times are epoch milliseconds.
 */
export class TargetCircuits {
  /** Only targets whose last attempt failed are in it. */
  readonly #circuits = new Map<string, Circuit>();

  /** How many attempts may run at once, of `most`, now. */
  allowed(target: string, most: number, now: number): number {
    const probeAt = this.#circuits.get(target)?.probeAt;
    if (probeAt === undefined) return most;
    return now >= probeAt ? Math.min(1, most) : 0;
  }

  isOpen(target: string): boolean {
    return this.#circuits.get(target)?.probeAt !== undefined;
  }

  succeeded(target: string): void {
    this.#circuits.delete(target);
  }

  /** A failure of an attempt that began before the circuit opened does not lengthen its cool-down. */
  failed(target: string, startedAt: number, now: number): void {
    const circuit = this.#circuits.get(target) ?? { failures: 0, probeAt: undefined, coolDown: FIRST_COOL_DOWN_MS };
    this.#circuits.set(target, circuit);
    circuit.failures += 1;
    if (circuit.probeAt !== undefined) {
      if (startedAt < circuit.probeAt) return;
      circuit.coolDown = Math.min(LONGEST_COOL_DOWN_MS, circuit.coolDown * 2);
    } else if (circuit.failures < FAILURES_TO_OPEN) return;
    circuit.probeAt = now + circuit.coolDown;
  }

  /** The next time later than `after` at which an open circuit lets an attempt through. */
  nextProbe(after: number): number | undefined {
    const times = [...this.#circuits.values()].flatMap(({ probeAt }) =>
      probeAt !== undefined && probeAt > after ? [probeAt] : [],
    );
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** How many targets are down. */
  get open(): number {
    return [...this.#circuits.values()].filter(({ probeAt }) => probeAt !== undefined).length;
  }
}
