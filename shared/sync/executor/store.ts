import type { JsonObject } from '../../base/json.ts';
import type { Result } from '../../base/result.ts';
import type { RequestedAction } from '../../engine/trace.ts';
import type { Occurrence } from '../../events/occurrence.ts';
import type { RunFilter } from './run-filter.ts';
import type { DeadLetter, OutboxMessage, RevisionHead, RunBody, RunHead } from '../contract.ts';

/**
 * The one port to durable memory (D1). Times are epoch milliseconds and arguments: a store has no clock. The executor owns the
 * loops, so `evaluate`, `claim` and `settle` do one bounded piece of work each and a hand-moved clock can drive them (X1).
 * Every method that writes is durable when it resolves, and takes effect wholly or not at all.
 */
export interface Store extends AsyncDisposable {
  /** Compare and set (P2): the same key again answers as before; a key with another request, or a stale revision, is refused. */
  publish(
    workspace: string,
    draft: RevisionDraft,
    condition: { readonly ifMatch: number; readonly idempotencyKey: string },
  ): Promise<Result<Published, PublishRefusal>>;
  /** Without a number the live one. */
  revision(workspace: string, revision?: number): Promise<Revision | undefined>;
  /** The newest first. */
  revisions(workspace: string, page: PageRequest): Promise<Page<RevisionHead>>;

  /** An id seen before in the workspace is a duplicate, in the same call too (I3). Order is kept (I4). */
  append(workspace: string, arrivals: readonly Arrival[], acceptedAt: number): Promise<readonly Appended[]>;
  /** Evaluates the oldest waiting occurrences, in order; answers how many. Effects take place exactly once. */
  evaluate(work: EvaluationWork): Promise<number>;

  /**
   * Hands out actions that are due, the longest first, and books the attempt first (X2). One whose lease ran out is `interrupted`.
   * Of one target it hands out at most what `room` says; others are not held up by it (X3).
   */
  claim(o: ClaimRequest): Promise<readonly ClaimedAction[]>;
  /** Books what became of a claimed attempt; without effect when the attempt is no longer the current one. */
  settle(key: string, attempt: number, settlement: Settlement): Promise<void>;
  /** Makes dead letters of a target's waiting actions that were requested before that time (X3); answers how many. */
  giveUp(o: GiveUpRequest): Promise<number>;
  /** When the next action falls due or its lease runs out, later than `after` when given; `undefined` when none does. */
  nextDue(after?: number): Promise<number | undefined>;

  /** Dead or uncertain actions, the newest first (X3). */
  deadLetters(workspace: string, page: PageRequest): Promise<Page<DeadLetter>>;
  /** Makes dead letters due again with a fresh count of attempts; answers how many. */
  redrive(workspace: string, keys: readonly string[], now: number): Promise<number>;

  /**
   * With `after` the later ones, oldest first; else the newest first, older than `before`. Ids grow in order (X7). With a filter a
   * bounded number is looked at: a page may be short, even empty, and still have a `next`.
   */
  runs(workspace: string, o: RunsRequest): Promise<Page<RunHead>>;
  run(workspace: string, id: string): Promise<RunBody | undefined>;
  /** A pinned run is kept until it is unpinned (X7); answers whether there is such a run. */
  pin(workspace: string, id: string, pinned: boolean): Promise<boolean>;
  /** Recorded messages, the newest first (X5). */
  outbox(workspace: string, page: PageRequest): Promise<Page<OutboxMessage>>;
  /** The oldest contact that holds the key of `contactKeys`. */
  contact(workspace: string, key: string): Promise<StoredContact | undefined>;

  /**
   * Forgets a bounded number of settled things and answers how many; call again until 0. Occurrences accepted before that time go with
   * runs and ledger (I3). Then runs over the budget go, though not their ids: first what did nothing, then what fired, last what failed.
   */
  prune(o: PruneRequest): Promise<number>;
  /** Waiting occurrences, of one workspace or of all, and when the oldest of them was accepted. */
  health(workspace?: string): Promise<{ readonly backlog: number; readonly oldestAcceptedAt?: number }>;
  /** A hint that something changed: read again. Answers the function that stops it. */
  watch(onHint: (hint: Hint) => void): () => void;
}

export type Hint =
  | { readonly kind: 'published' | 'appended' | 'redriven'; readonly workspace: string }
  | { readonly kind: 'evaluated'; readonly workspaces: readonly string[] }
  | { readonly kind: 'settled'; readonly workspace: string; readonly run: string };

export interface PageRequest {
  /** `next` of the page before. */
  readonly page?: string | undefined;
  readonly limit: number;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
export interface RunsRequest {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
  readonly filter?: RunFilter | undefined;
}
export interface PruneRequest {
  readonly acceptedBefore: number;
  /** What runs may take together, counted as characters of their occurrences, contacts and traces; absent: all. */
  readonly runBytes?: number;
}

export interface RevisionDraft {
  readonly workspace: JsonObject;
  /** Hash of the canonical workspace: equal to the live one's, nothing new is published (P2). */
  readonly digest: string;
  readonly programHash: string;
  readonly engine: string;
  readonly publishedAt: number;
  readonly by: string;
  readonly note?: string;
  /** The revision that this one brings back (P4). */
  readonly restores?: number;
  /** Against the revision before, in words. */
  readonly changes: readonly string[];
}
export interface Revision extends RevisionDraft {
  readonly revision: number;
}
export interface Published {
  readonly kind: 'created' | 'unchanged';
  readonly revision: Revision;
}
/** `live` 0: nothing is live. */
export type PublishRefusal = { readonly kind: 'stale'; readonly live: number } | { readonly kind: 'keyReused' };

/** An occurrence as accepted; of a `public` one only the contact's `purl` was read (O5). */
export interface Arrival {
  readonly occurrence: Occurrence;
  readonly public: boolean;
}
export type Appended = 'accepted' | 'duplicate';

export interface StoredContact {
  /** The store's own name for it. */
  readonly ref: string;
  readonly fields: JsonObject;
}

export interface EvaluationWork {
  readonly now: number;
  readonly limit: number;
  /** The keys under which the occurrence's contact may be stored, strongest first. */
  keysOf(arrival: Arrival): readonly string[];
  /** Pure and synchronous. When it throws, only this occurrence fails: `failed` says what is kept instead. */
  step(input: StepInput): Effects;
  failed(input: StepInput, error: unknown): Effects;
}
export interface StepInput {
  readonly workspace: string;
  readonly arrival: Arrival;
  readonly acceptedAt: number;
  /** The live revision; the whole occurrence is evaluated by it (P3). */
  readonly live: Revision;
  /** For each key of `keysOf` the contact that holds it. */
  readonly contacts: readonly (StoredContact | undefined)[];
}

export interface Effects {
  readonly programHash: string;
  readonly fired: readonly string[];
  /** The contact that conditions saw. */
  readonly contact: JsonObject;
  readonly trace?: JsonObject;
  readonly error?: string;
  /** Evaluated in debug mode (X6). */
  readonly debug?: true;
  /** What is stored of the contact: under `ref`, or as a new one. */
  readonly store?: { readonly ref?: string; readonly fields: JsonObject; readonly keys: readonly string[] };
  readonly actions: readonly LedgerEntry[];
}
/** A requested action; one that evaluation itself carried out is there to be seen, not to be delivered. */
export interface LedgerEntry {
  readonly action: RequestedAction;
  readonly state: 'pending' | 'delivered';
  readonly detail?: string;
}

export interface ClaimRequest {
  readonly now: number;
  readonly leaseUntil: number;
  readonly limit: number;
  /** How many more of a target may be handed out; pure and synchronous. */
  readonly room: (target: string, kind: string) => number;
}
export interface GiveUpRequest {
  readonly target: string;
  readonly requestedBefore: number;
  readonly at: number;
  readonly detail: string;
}
export interface ClaimedAction extends RequestedAction {
  readonly workspace: string;
  readonly run: string;
  /** Its `actionTarget`. */
  readonly target: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** The attempt before has no outcome: it may or may not have been delivered (X2). */
  readonly interrupted: boolean;
}
export type Settlement =
  | { readonly kind: 'delivered' | 'recorded'; readonly at: number; readonly detail?: string }
  | { readonly kind: 'retry'; readonly at: number; readonly dueAt: number; readonly detail: string }
  | { readonly kind: 'uncertain' | 'dead'; readonly at: number; readonly detail: string };
