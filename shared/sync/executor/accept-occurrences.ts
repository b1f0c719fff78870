import type { Problem } from '../../base/problem.ts';
import { ownValue } from '../../base/json.ts';
import type { AcceptedOccurrence } from '../../events/parse-occurrence.ts';
import { parseOccurrences } from '../../events/parse-occurrences.ts';
import type { Occurrence } from '../../events/occurrence.ts';
import type { IngestResult } from '../contract.ts';
import type { Arrival, Store } from './store.ts';

/** Occurrences in one request (I1). */
export const OCCURRENCES_LIMIT = 500;
/** Occurrences of one workspace that may wait for evaluation before new ones are turned away (I5). */
export const BACKLOG_LIMIT = 50_000;
/** All workspaces together may have so many times as many waiting: so one that sends too much turns away itself only. */
const TOGETHER = 4;

export interface Sender {
  readonly workspace: string;
  /** A public key: only `purl` is read of a contact (O5). */
  readonly public: boolean;
  /** Prefixes of events that it may send; absent: all (P7). */
  readonly prefixes?: readonly string[];
}
export interface AcceptPorts {
  readonly store: Store;
  readonly now: number;
  readonly freshId: () => string;
  readonly backlogLimit?: number;
}

export type Accepted =
  | { readonly kind: 'answered'; readonly results: readonly IngestResult[] }
  | { readonly kind: 'notLive' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooMany' }
  /** The body as a whole cannot be read. */
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly kind: 'overloaded'; readonly backlog: number };

/** Takes occurrences in: parses them against the live revision's events, and makes the good ones durable (I1–I3, I5). */
export async function acceptOccurrences(
  body: Uint8Array | string,
  sender: Sender,
  { store, now, freshId, backlogLimit = BACKLOG_LIMIT }: AcceptPorts,
): Promise<Accepted> {
  const live = await store.revision(sender.workspace);
  if (!live) return { kind: 'notLive' };
  const parsed = parseOccurrences(body, {
    events: eventIds(ownValue(live.workspace, 'events')),
    now,
    freshId,
    internal: sender.public ? 'refuse' : 'form',
  });
  if (parsed.length === 0) return { kind: 'empty' };
  if (parsed.length > OCCURRENCES_LIMIT) return { kind: 'tooMany' };
  const first = parsed[0];
  if (parsed.length === 1 && first?.ok === false && first.error.every(isAboutText))
    return { kind: 'unreadable', problems: first.error };

  const checked = parsed.map((result) => {
    if (!result.ok) return { refused: result.error };
    const problem = refusedPrefix(result.value.occurrence, sender);
    return problem ? { refused: [problem] } : { accepted: result.value };
  });
  const arrivals = checked.flatMap(({ accepted }) => (accepted ? [arrivalOf(accepted, sender)] : []));
  const backlog = arrivals.length === 0 ? 0 : await excess(store, sender.workspace, arrivals.length, backlogLimit);
  if (backlog > 0) return { kind: 'overloaded', backlog };

  const statuses = arrivals.length === 0 ? [] : await store.append(sender.workspace, arrivals, now);
  let next = 0;
  const results = checked.map(({ accepted, refused }): IngestResult => {
    if (!accepted) return { status: 'refused', problems: [...refused] };
    const status = statuses[next] ?? 'accepted';
    next += 1;
    return {
      status,
      id: accepted.occurrence.id,
      ...(accepted.noDeduplication ? { noDeduplication: true as const } : {}),
    };
  });
  return { kind: 'answered', results };
}

/** How many wait, where that many more would be too many (I5); else 0. */
async function excess(store: Store, workspace: string, more: number, limit: number): Promise<number> {
  const { backlog } = await store.health();
  if (backlog + more <= limit) return 0;
  if (backlog + more > TOGETHER * limit) return backlog;
  const own = await store.health(workspace);
  return own.backlog + more > limit ? own.backlog : 0;
}

function arrivalOf({ occurrence }: AcceptedOccurrence, sender: Sender): Arrival {
  if (!sender.public) return { occurrence, public: false };
  const purl = ownValue(occurrence.contact, 'purl');
  return { occurrence: { ...occurrence, contact: purl === undefined ? {} : { purl } }, public: true };
}

function refusedPrefix(occurrence: Occurrence, { prefixes }: Sender): Problem | undefined {
  if (!prefixes || prefixes.some((prefix) => occurrence.event.startsWith(prefix))) return undefined;
  return {
    code: 'occurrence.eventNotAllowed',
    severity: 'error',
    message: `This token may send events ${prefixes.map((prefix) => `${prefix}…`).join(', ')} only, not ${occurrence.event}.`,
    pointer: '',
  };
}

function isAboutText(problem: Problem): boolean {
  return problem.code.startsWith('json.');
}

function eventIds(events: unknown): readonly string[] {
  return Array.isArray(events) ? events.map((event: { readonly id: string }) => event.id) : [];
}
