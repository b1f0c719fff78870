import type { ClaimedAction } from './store.ts';

/** Time as the executor sees it; a hand-moved one in tests (X1). */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after `ms`, or earlier when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** In [0, 1). */
export type Random = () => number;

/** What a transport did with an action, as a value: it never throws for what a receiver does. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly detail?: string }
  /** Kept as a rendered message instead of sent (X5, X6). */
  | { readonly kind: 'recorded'; readonly detail?: string }
  /** Worth another attempt, not before `notBefore` (epoch milliseconds) when the receiver named a time (X3). */
  | { readonly kind: 'retry'; readonly reason: string; readonly notBefore?: number }
  | { readonly kind: 'final'; readonly reason: string }
  /** It may have been delivered, and again would be twice (X2). */
  | { readonly kind: 'uncertain'; readonly reason: string };

/** Delivers one kind of action. */
export interface Transport {
  /** Whether the same action key twice is harmless, so that an interrupted attempt may be repeated (X2). */
  readonly idempotent: boolean;
  /** Attempts at once for one target (X3). */
  readonly concurrency: number;
  deliver(action: ClaimedAction): Promise<Outcome>;
}

/** Actions that leave the executor; `updateContact` and `emitEvent` take effect inside evaluation (E9). */
export type DeliveredKind = 'sendEmail' | 'sendSms' | 'notifyTeam' | 'callWebhook';
export type Transports = Readonly<Record<DeliveredKind, Transport>>;

export function isDelivered(kind: string): kind is DeliveredKind {
  return kind === 'sendEmail' || kind === 'sendSms' || kind === 'notifyTeam' || kind === 'callWebhook';
}

/** What went wrong inside; without personal data (X8). */
export type Report = (event: { readonly event: string; readonly error: unknown; readonly run?: string }) => void;
