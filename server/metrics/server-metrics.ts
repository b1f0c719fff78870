import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome, Transports } from '../../shared/sync/executor/ports.ts';
import type { Store } from '../../shared/sync/executor/store.ts';

type IngestStatus = 'accepted' | 'duplicate' | 'refused';
const ATTEMPT_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 45];

/** What is counted for `GET /metrics` (X8). Labels are kinds and outcomes, never ids or anything of a person. */
export interface ServerMetrics {
  countOccurrences(status: IngestStatus, count: number): void;
  countRequest(route: string, method: string, status: number): void;
  /** How many targets are down (X3). */
  countCircuits(open: number): void;
  /** The same transports, with each attempt counted. */
  observed(transports: Transports): Transports;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Counters of one server; nothing is shared between servers of a process. `now` is epoch milliseconds. */
export function serverMetrics(store: Store, now: () => number): ServerMetrics {
  const registry = new Registry();
  const registers = [registry];
  const occurrences = new Counter({
    name: 'hookflow_occurrences_total',
    help: 'Occurrences sent to this server, by what became of them.',
    labelNames: ['status'],
    registers,
  });
  const requests = new Counter({
    name: 'hookflow_http_requests_total',
    help: 'Requests answered, by route pattern, method and status.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const attempts = new Histogram({
    name: 'hookflow_delivery_attempt_seconds',
    help: 'Attempts to deliver actions, by kind and outcome, and how long they took.',
    labelNames: ['kind', 'outcome'],
    buckets: ATTEMPT_SECONDS,
    registers,
  });
  const backlog = new Gauge({
    name: 'hookflow_backlog_occurrences',
    help: 'Accepted occurrences that wait to be evaluated.',
    registers,
  });
  const lag = new Gauge({
    name: 'hookflow_backlog_lag_seconds',
    help: 'How long the oldest of them has waited.',
    registers,
  });

  const circuits = new Gauge({
    name: 'hookflow_targets_down',
    help: 'Targets to which nothing is sent until one attempt succeeds.',
    registers,
  });

  return {
    countCircuits: (open) => circuits.set(open),
    countOccurrences: (status, count) => occurrences.inc({ status }, count),
    countRequest: (route, method, status) => requests.inc({ route, method, status: String(status) }),
    observed(transports) {
      const entries = Object.entries(transports).map(([kind, transport]) => {
        const deliver: typeof transport.deliver = async (action) => {
          const started = now();
          let outcome: Outcome['kind'] | 'broke' = 'broke';
          try {
            const result = await transport.deliver(action);
            outcome = result.kind;
            return result;
          } finally {
            attempts.observe({ kind, outcome }, Math.max(0, now() - started) / 1000);
          }
        };
        return [kind, { ...transport, deliver }] as const;
      });
      return Object.fromEntries(entries) as unknown as Transports;
    },
    async text() {
      const { backlog: waiting, oldestAcceptedAt } = await store.health();
      backlog.set(waiting);
      lag.set(oldestAcceptedAt === undefined ? 0 : Math.max(0, now() - oldestAcceptedAt) / 1000);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
