import type { JsonObject } from '../../../shared/base/json.ts';
import type { RequestedAction } from '../../../shared/engine/trace.ts';
import type {
  Arrival,
  Effects,
  EvaluationWork,
  RevisionDraft,
  StepInput,
  Store,
} from '../../../shared/sync/executor/store.ts';

export const NOW = Date.UTC(2026, 10, 24, 9, 0, 0);
export const SHOP = 'shop';

/** A revision whose content is told apart by `mark` alone. */
export function draft(mark: string, change: Partial<RevisionDraft> = {}): RevisionDraft {
  return {
    workspace: { id: SHOP, mark },
    digest: `sha256:${mark}`,
    programHash: `sha256:program-${mark}`,
    engine: 'test-engine',
    publishedAt: NOW,
    by: 'tester',
    changes: [`Trigger ${mark} added`],
    ...change,
  };
}

export function arrival(id: string, contact: JsonObject = { purl: 'anna' }): Arrival {
  const occurrence = { id, event: '30552', occurredAt: '2026-11-24T09:00:00Z', contact, data: { total: 10 } };
  return { occurrence, public: false };
}

export function action(key: string, kind: RequestedAction['kind'] = 'sendEmail'): RequestedAction {
  return {
    key,
    kind,
    occurrence: 'order',
    trigger: 'thank-you',
    node: 'mail',
    params: { subject: `Thank you ${key}` },
  };
}

function purlKey({ occurrence }: Arrival): string {
  return `purl:${JSON.stringify(occurrence.contact['purl'])}`;
}

/** Effects of one e-mail, keyed by the occurrence, and a contact that counts its occurrences. */
export function countingStep(input: StepInput): Effects {
  const { occurrence } = input.arrival;
  const stored = input.contacts.find((contact) => contact !== undefined);
  const seen = Number(stored?.fields['seen'] ?? 0) + 1;
  const fields = { ...occurrence.contact, seen };
  return {
    programHash: input.live.programHash,
    fired: ['thank-you'],
    contact: fields,
    trace: { seen },
    store: { ...(stored ? { ref: stored.ref } : {}), fields, keys: [purlKey(input.arrival)] },
    actions: [{ action: action(`key-${occurrence.id}`), state: 'pending' }],
  };
}

export function work(change: Partial<EvaluationWork> = {}): EvaluationWork {
  return {
    now: NOW,
    limit: 100,
    keysOf: (arrival) => [purlKey(arrival)],
    step: countingStep,
    failed: (input, error) => ({
      programHash: input.live.programHash,
      fired: [],
      contact: {},
      error: String(error),
      actions: [],
    }),
    ...change,
  };
}

export async function publishFirst(store: Store, workspace = SHOP): Promise<void> {
  await store.publish(workspace, draft('one'), { ifMatch: 0, idempotencyKey: 'first' });
}

/** Publishes, takes the occurrences in and evaluates them. */
export async function ran(store: Store, arrivals: readonly Arrival[]): Promise<void> {
  await publishFirst(store);
  await store.append(SHOP, arrivals, NOW);
  await store.evaluate(work());
}

/** Claims everything that is due. */
export async function claimAll(store: Store, now = NOW) {
  return store.claim({ now, leaseUntil: now + 60_000, limit: 100, room: () => 100 });
}
