import { deliverOne, LEASE_MS, settlementOf, type DeliveryPorts } from './delivery.ts';
import { isDelivered, type Outcome } from './ports.ts';
import { HORIZON_MS } from './retry-delay.ts';
import type { ClaimedAction } from './store.ts';
import { TargetCircuits } from './target-circuits.ts';

/** Attempts in flight at once, of all targets together. */
export const DELIVERY_LIMIT = 256;

/** Attempts in flight, counted by target: a slow one fills its own lane and one that is down gets none, so neither holds up another (X3). */
export class DeliveryLanes {
  readonly #ports: DeliveryPorts;
  readonly #onRoom: () => void;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #byTarget = new Map<string, number>();
  readonly #circuits = new TargetCircuits();
  #lookedAt = 0;

  /** `onRoom` is called when an attempt has ended. */
  constructor(ports: DeliveryPorts, onRoom: () => void = () => undefined) {
    this.#ports = ports;
    this.#onRoom = onRoom;
  }

  /** Claims what is due and has room, and starts the attempts; answers how many. */
  async start(): Promise<number> {
    const { store, clock } = this.#ports;
    const now = clock.now();
    this.#lookedAt = now;
    const limit = DELIVERY_LIMIT - this.#inFlight.size;
    if (limit <= 0) return 0;
    const room = (target: string, kind: string): number => this.#room(target, kind, now);
    const claimed = await store.claim({ now, leaseUntil: now + LEASE_MS, limit, room });
    for (const action of claimed) this.#launch(action);
    return claimed.length;
  }

  /** When something falls due that was not at the last look; what was due then waits for room. */
  async nextDue(): Promise<number | undefined> {
    const due = await this.#ports.store.nextDue(this.#lookedAt);
    const probe = this.#circuits.nextProbe(this.#lookedAt);
    return due === undefined || probe === undefined ? (due ?? probe) : Math.min(due, probe);
  }

  /** Resolves when every attempt has its outcome booked. */
  async finished(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  #room(target: string, kind: string, now: number): number {
    const most = isDelivered(kind) ? this.#ports.transports[kind].concurrency : DELIVERY_LIMIT;
    return this.#circuits.allowed(target, most, now) - (this.#byTarget.get(target) ?? 0);
  }

  #launch(action: ClaimedAction): void {
    this.#count(action.target, 1);
    const attempt = this.#attempt(action).finally(() => {
      this.#count(action.target, -1);
      this.#inFlight.delete(attempt);
      this.#onRoom();
    });
    this.#inFlight.add(attempt);
  }

  async #attempt(action: ClaimedAction): Promise<void> {
    const { store, clock, report } = this.#ports;
    const startedAt = clock.now();
    try {
      const outcome = await deliverOne(this.#ports, action);
      const isDown = this.#judge(action, outcome, startedAt);
      await store.settle(action.key, action.attempt, settlementOf(outcome, action, this.#ports));
      if (isDown) await this.#giveUpOld(action.target);
    } catch (error) {
      // Without an outcome its lease runs out, and it is tried again as interrupted.
      report({ event: 'store-failed', error, run: action.run });
    }
  }

  /** Keeps the target's circuit; answers whether it is open after this attempt. */
  #judge({ target, kind }: ClaimedAction, outcome: Outcome, startedAt: number): boolean {
    const wasOpen = this.#circuits.isOpen(target);
    if (outcome.kind === 'retry') this.#circuits.failed(target, startedAt, this.#ports.clock.now());
    else if (outcome.kind !== 'uncertain') this.#circuits.succeeded(target);
    const isOpen = this.#circuits.isOpen(target);
    if (isOpen !== wasOpen)
      this.#ports.onCircuit?.({ kind, state: isOpen ? 'open' : 'closed', open: this.#circuits.open });
    return isOpen;
  }

  /** Waiting for a target that is down uses up no attempts, but ends like them (X3). */
  async #giveUpOld(target: string): Promise<void> {
    const at = this.#ports.clock.now();
    const detail = 'The receiver did not answer for 75 hours. Given up without another attempt.';
    await this.#ports.store.giveUp({ target, requestedBefore: at - HORIZON_MS, at, detail });
  }

  #count(target: string, change: 1 | -1): void {
    const count = (this.#byTarget.get(target) ?? 0) + change;
    if (count === 0) this.#byTarget.delete(target);
    else this.#byTarget.set(target, count);
  }
}
