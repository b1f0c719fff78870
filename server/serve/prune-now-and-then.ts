import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../../shared/sync/executor/store.ts';
import type { EnvironmentSettings } from '../environment/environment-settings.ts';
import { systemClock } from './system-clock.ts';

const EVERY_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

/** Forgets what is too old or too much (I3, X7), batch by batch so that requests come in between, until `signal` aborts. */
export async function pruneNowAndThen(
  store: Store,
  retention: EnvironmentSettings['retention'],
  logger: FastifyBaseLogger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const request = {
      acceptedBefore: systemClock.now() - retention.days * DAY_MS,
      runBytes: retention.runMegabytes * MEGABYTE,
    };
    let forgotten = 0;
    try {
      for (let batch = -1; batch !== 0 && !signal.aborted; forgotten += batch) batch = await store.prune(request);
    } catch (error) {
      logger.error({ event: 'prune-failed', failure: error instanceof Error ? error.name : typeof error });
    }
    if (forgotten > 0) logger.info({ event: 'pruned', forgotten });
    await systemClock.sleep(EVERY_MS, signal);
  }
}
