import { expect, onTestFinished } from 'vitest';
import type { PostgresStore } from '../../server/adapters/postgres-store/postgres-store.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { publish, sendOccurrences, type SyncTarget } from '../../shared/sync/client.ts';
import type { RunHead } from '../../shared/sync/contract.ts';
import { eventually } from '../unit/server/serve-world.ts';
import type { Received } from '../unit/server/webhook-receiver.ts';
import { asJson, hashOfWorkspace, purchase, STORE } from '../unit/sync/store-world.ts';
import { soakSize } from './soak-size.ts';

/** Requests at once, and occurrences of each. */
const LANES = 3;
const BATCH = 4;
const PEOPLE = 12;
/** Occurrences whose answer may be on its way at any moment. */
export const IN_FLIGHT = LANES * BATCH;

function counting(url: string): Workspace {
  return {
    ...newWorkspace({ id: STORE, name: 'Kills', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'hook',
        name: 'Count and tell',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event', event: '30552' },
          {
            id: 'count',
            kind: 'action',
            action: { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '1' }] },
          },
          { id: 'call', kind: 'action', action: { kind: 'callWebhook', url, method: 'POST' } },
        ],
        edges: [
          { from: 'start', port: 'out', to: 'count' },
          { from: 'start', port: 'out', to: 'call' },
        ],
      },
    ],
  };
}

/** Makes a workspace live that counts each contact's purchases and tells of each. */
export async function publishCounting(target: SyncTarget, url: string): Promise<void> {
  const workspace = counting(url);
  const draft = { workspace: asJson(workspace), programHash: hashOfWorkspace(workspace) };
  const published = await publish(target, STORE, draft, { ifMatch: 0, idempotencyKey: 'first' });
  expect(published).toMatchObject({ kind: 'ok' });
}

/** Sends until told to stop, to whichever process answers, each batch until it is acknowledged; then notes its ids. */
export function load(target: SyncTarget, addresses: () => readonly string[], random: () => number) {
  const acknowledged: string[] = [];
  let isOver = false;
  const lane = async (name: number): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const batch = Array.from({ length: BATCH }, (_, index) => {
        const purl = `p${Math.floor(random() * PEOPLE)}`;
        return purchase(`${purl}-${name}-${turn}-${index}`, { purl });
      });
      for (let isSent = false; !isSent && !isOver;) {
        const all = addresses();
        const address = all[Math.floor(random() * all.length)] ?? '';
        const answer = await sendOccurrences({ ...target, address }, JSON.stringify(batch));
        isSent = answer.kind === 'ok' && answer.value.results.every(({ status }) => status !== 'refused');
        if (isSent) acknowledged.push(...batch.map(({ id }) => id));
        // Room for others on small machines.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const lanes = Promise.all(Array.from({ length: LANES }, (_, name) => lane(name)));
  const finish = async (): Promise<void> => {
    isOver = true;
    await lanes;
  };
  onTestFinished(finish);
  return { acknowledged, finish };
}

/** Every run, oldest first, once nothing waits and nothing is to be delivered. */
async function allRuns({ store, pool }: PostgresStore): Promise<readonly RunHead[]> {
  await eventually(async () => (await store.health()).backlog === 0 || undefined);
  await eventually(async () => {
    // What was being attempted when its process died is handed out again after its lease: the short form does not wait for that.
    if (soakSize(1, 0) === 1) {
      await pool.query(`UPDATE hookflow.actions SET due = 0 WHERE state = 'attempting' AND due < $1`, [
        Date.now() + 58_000,
      ]);
      await store.redrive(STORE, [], Date.now());
    }
    return (await store.nextDue()) === undefined || undefined;
  });
  const found: RunHead[] = [];
  for (;;) {
    const { items } = await store.runs(STORE, { after: found.at(-1)?.id ?? '0', limit: 1_000 });
    if (items.length === 0) return found;
    found.push(...items);
  }
}

export interface Checked {
  readonly runs: number;
  /** Calls that the receiver got more than once, always with the same key. */
  readonly repeats: number;
}

/** Nothing acknowledged is lost, each occurrence counted and acted on once, and whatever was called twice has one key. */
export async function checkNothingLost(
  cluster: PostgresStore,
  acknowledged: readonly string[],
  seen: readonly Received[],
): Promise<Checked> {
  const runs = await allRuns(cluster);
  const keys = new Map(runs.map(({ occurrence, actions }) => [occurrence, actions.find(isCall)?.key]));
  expect(keys.size).toBe(runs.length);
  expect(acknowledged.filter((id) => !keys.has(id))).toEqual([]);
  for (const { actions } of runs)
    expect(actions.map(({ kind, state }) => [kind, state])).toEqual([
      ['updateContact', 'delivered'],
      ['callWebhook', 'delivered'],
    ]);
  for (let person = 0; person < PEOPLE; person += 1) {
    const contact = await cluster.store.contact(STORE, `purl:p${person}`);
    const own = runs.filter(({ occurrence }) => occurrence.startsWith(`p${person}-`));
    expect([person, contact?.fields['points']]).toEqual([person, own.length]);
  }
  const calls = seen.map(({ body, headers }) => ({
    occurrence: (JSON.parse(body) as { id: string }).id,
    key: String(headers['webhook-id']),
  }));
  const called = new Set(calls.map(({ occurrence }) => occurrence));
  expect(runs.filter(({ occurrence }) => !called.has(occurrence))).toEqual([]);
  expect(calls.filter(({ occurrence, key }) => keys.get(occurrence) !== key)).toEqual([]);
  return { runs: runs.length, repeats: calls.length - called.size };
}

function isCall({ kind }: { readonly kind: string }): boolean {
  return kind === 'callWebhook';
}
