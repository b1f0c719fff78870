import { compile } from '../../../shared/compiler/compile.ts';
import type { JsonObject } from '../../../shared/base/json.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { programHash } from '../../../shared/program/program-hash.ts';
import { createExecutor, type Executor } from '../../../shared/sync/executor/executor.ts';
import { memoryStore } from '../../../shared/sync/executor/memory-store.ts';
import { outboxTransports } from '../../../shared/sync/executor/outbox-transport.ts';
import type { Transports } from '../../../shared/sync/executor/ports.ts';
import { publishWorkspace } from '../../../shared/sync/executor/publish-workspace.ts';
import type { Store } from '../../../shared/sync/executor/store.ts';
import { ManualClock } from './manual-clock.ts';
import { NOW } from './store-fixtures.ts';

export const STORE = 'online-store';

export interface World {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly executor: Executor;
  readonly reports: { readonly event: string }[];
  /** Evaluates and delivers until nothing is left to do now. */
  settle(): Promise<void>;
}

/** An executor over a memory store and a hand-moved clock (X1). */
export function world(o: { transports?: Partial<Transports>; random?: () => number; store?: Store } = {}): World {
  const store = o.store ?? memoryStore();
  const clock = new ManualClock(NOW);
  const reports: { event: string }[] = [];
  const executor = createExecutor({
    store,
    clock,
    random: o.random ?? (() => 1),
    transports: { ...outboxTransports, ...o.transports },
    report: ({ event }) => reports.push({ event }),
  });
  return {
    store,
    clock,
    executor,
    reports,
    async settle() {
      while ((await executor.evaluateWaiting()) > 0);
      while ((await executor.deliverDue()) > 0);
    },
  };
}

export function hashOfWorkspace(workspace: Workspace): string {
  return programHash(compile(workspace).program);
}

export function asJson(workspace: Workspace): JsonObject {
  return JSON.parse(JSON.stringify(workspace)) as JsonObject;
}

/** Publishes a workspace, the online store example unless told otherwise. */
export function publishStore(
  store: Store,
  o: { workspace?: Workspace; ifMatch?: number; key?: string; note?: string; programHash?: string } = {},
) {
  const workspace = o.workspace ?? onlineStoreExample();
  return publishWorkspace(
    workspace.id,
    {
      workspace: asJson(workspace),
      programHash: o.programHash ?? hashOfWorkspace(workspace),
      note: o.note,
      ifMatch: o.ifMatch ?? 0,
      idempotencyKey: o.key ?? `publish-${o.ifMatch ?? 0}`,
      by: 'tester',
    },
    { store, now: NOW },
  );
}

export function purchase(
  id: string,
  contact: JsonObject,
  data: JsonObject = { orderid: '1', total: 129.5 },
): Occurrence {
  return { id, event: '30552', occurredAt: '2026-11-24T08:59:00Z', contact, data };
}

export const ADA: JsonObject = {
  purl: 'AdaLovelace',
  firstname: 'Ada',
  email: 'ada@example.com',
  phone: '+15125550100',
  city: 'Austin',
  points: 95,
};
