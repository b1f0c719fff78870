import { isDelivered, type Clock, type Outcome, type Random, type Report, type Transports } from './ports.ts';
import { MAX_ATTEMPTS, retryDelay } from './retry-delay.ts';
import type { ClaimedAction, Settlement, Store } from './store.ts';

/** How long an attempt may take before it counts as interrupted (X2). */
const LEASE_MS = 60_000;
export const DELIVERY_LIMIT = 256;

export interface DeliveryPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly transports: Transports;
  readonly report: Report;
}

/** Claims what is due and delivers it, each attempt booked before and its outcome after (X2); answers how many attempts. */
export async function deliverDue(ports: DeliveryPorts, limit = DELIVERY_LIMIT): Promise<number> {
  const now = ports.clock.now();
  const claimed = await ports.store.claim({ now, leaseUntil: now + LEASE_MS, limit });
  await Promise.all(
    claimed.map(async (action) => {
      const outcome = await attempt(ports, action);
      await ports.store.settle(action.key, action.attempt, settlementOf(outcome, action, ports));
    }),
  );
  return claimed.length;
}

type Attempted = Outcome | { readonly kind: 'uncertain' };

async function attempt({ transports, report }: DeliveryPorts, action: ClaimedAction): Promise<Attempted> {
  if (!isDelivered(action.kind)) return { kind: 'final', reason: `Nothing delivers actions of kind ${action.kind}.` };
  const transport = transports[action.kind];
  if (action.interrupted && !transport.idempotent) return { kind: 'uncertain' };
  try {
    return await transport.deliver(action);
  } catch (error) {
    report({ event: 'transport-broke', error, run: action.run });
    return { kind: 'retry', reason: 'The transport broke.' };
  }
}

/** What the ledger keeps of an attempt: retries by X3, a dead letter after the last. */
function settlementOf(outcome: Attempted, action: ClaimedAction, { clock, random }: DeliveryPorts): Settlement {
  const at = clock.now();
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'delivered', at, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) };
    case 'recorded':
      return { kind: 'recorded', at };
    case 'uncertain':
      return { kind: 'uncertain', at, detail: 'The server stopped during the attempt: it may have been delivered.' };
    case 'final':
      return { kind: 'dead', at, detail: outcome.reason };
    case 'retry': {
      if (action.attempt >= MAX_ATTEMPTS)
        return { kind: 'dead', at, detail: `${outcome.reason} Given up after ${MAX_ATTEMPTS} attempts.` };
      const dueAt = Math.max(at + retryDelay(action.attempt, random), outcome.notBefore ?? 0);
      return { kind: 'retry', at, dueAt, detail: outcome.reason };
    }
  }
}
