import { deliverOne, LEASE_MS, settlementOf, type DeliveryPorts } from './delivery.ts';
import { isDelivered } from './ports.ts';
import type { ClaimedAction } from './store.ts';

/** Attempts in flight at once, of all targets together. */
export const DELIVERY_LIMIT = 256;

/** Attempts in flight, counted by target: a slow one fills its own lane and holds up no other (X3). */
export class DeliveryLanes {
  readonly #ports: DeliveryPorts;
  readonly #onRoom: () => void;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #byTarget = new Map<string, number>();
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
    const room = (target: string, kind: string): number => this.#room(target, kind);
    const claimed = await store.claim({ now, leaseUntil: now + LEASE_MS, limit, room });
    for (const action of claimed) this.#launch(action);
    return claimed.length;
  }

  /** When something falls due that was not at the last look; what was due then waits for room. */
  nextDue(): Promise<number | undefined> {
    return this.#ports.store.nextDue(this.#lookedAt);
  }

  /** Resolves when every attempt has its outcome booked. */
  async finished(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  #room(target: string, kind: string): number {
    const most = isDelivered(kind) ? this.#ports.transports[kind].concurrency : DELIVERY_LIMIT;
    return most - (this.#byTarget.get(target) ?? 0);
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
    const { store, report } = this.#ports;
    try {
      const outcome = await deliverOne(this.#ports, action);
      await store.settle(action.key, action.attempt, settlementOf(outcome, action, this.#ports));
    } catch (error) {
      // Without an outcome its lease runs out, and it is tried again as interrupted.
      report({ event: 'store-failed', error, run: action.run });
    }
  }

  #count(target: string, change: 1 | -1): void {
    const count = (this.#byTarget.get(target) ?? 0) + change;
    if (count === 0) this.#byTarget.delete(target);
    else this.#byTarget.set(target, count);
  }
}
