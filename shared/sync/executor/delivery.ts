import { isDelivered, type Clock, type Outcome, type Random, type Report, type Transports } from './ports.ts';
import { MAX_ATTEMPTS, retryDelay } from './retry-delay.ts';
import type { ClaimedAction, Settlement, Store } from './store.ts';

/** How long an attempt may take before it counts as interrupted (X2). */
export const LEASE_MS = 60_000;

export interface DeliveryPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly transports: Transports;
  readonly report: Report;
  /** Told when a target goes down or comes back, with how many are down then (X3). */
  readonly onCircuit?: (change: CircuitChange) => void;
}
export interface CircuitChange {
  readonly kind: string;
  readonly state: 'open' | 'closed';
  readonly open: number;
}

/** One attempt that the ledger holds already (X2); an interrupted one is repeated only where that is harmless. */
export async function deliverOne({ transports, report }: DeliveryPorts, action: ClaimedAction): Promise<Outcome> {
  if (!isDelivered(action.kind)) return { kind: 'final', reason: `Nothing delivers actions of kind ${action.kind}.` };
  const transport = transports[action.kind];
  if (action.interrupted && !transport.idempotent) {
    return { kind: 'uncertain', reason: 'The server stopped during the attempt: it may have been delivered.' };
  }
  try {
    return await transport.deliver(action);
  } catch (error) {
    report({ event: 'transport-broke', error, run: action.run });
    return { kind: 'retry', reason: 'The transport broke.' };
  }
}

/** What the ledger keeps of an attempt: retries by X3, a dead letter after the last. */
export function settlementOf(outcome: Outcome, action: ClaimedAction, { clock, random }: DeliveryPorts): Settlement {
  const at = clock.now();
  switch (outcome.kind) {
    case 'delivered':
      return { kind: 'delivered', at, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) };
    case 'recorded':
      return { kind: 'recorded', at, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) };
    case 'uncertain':
      return { kind: 'uncertain', at, detail: outcome.reason };
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
