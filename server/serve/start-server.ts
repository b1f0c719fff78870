import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { createExecutor } from '../../shared/sync/executor/executor.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { openControlSocket } from '../control/control-server.ts';
import type { Demo } from '../browser/demo-page.ts';
import { createApp } from '../http/create-app.ts';
import { frames } from '../http/error-answers.ts';
import { readEnvironment } from '../environment/read-environment.ts';
import type { Delivery } from '../environment/delivery.ts';
import { serverMetrics } from '../metrics/server-metrics.ts';
import { closeInTime } from './close-in-time.ts';
import { pruneNowAndThen } from './prune-now-and-then.ts';
import { openTransports } from './open-transports.ts';
import type { DatabaseSettings } from './open-database-store.ts';
import { openStores } from './open-stores.ts';
import { shareWebhookKey } from './share-webhook-key.ts';
import type { ServerRole } from './server-role.ts';
import { isLoopback } from './is-loopback.ts';
import { openDemo } from './open-demo.ts';
import { systemClock } from './system-clock.ts';

export interface ServeOptions {
  readonly data: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly logger: FastifyBaseLogger;
  /** What is sent for real, instead of what `environment.json` says. */
  readonly deliver?: readonly Delivery[] | undefined;
  /** Webhook targets that need not be public, besides those of `environment.json`. */
  readonly allowTargets?: readonly string[] | undefined;
  readonly smtpPassword?: string | undefined;
  readonly smsSecret?: string | undefined;
  /** Length of the store's log at which it is written into the database, in bytes. */
  readonly logLimit?: number | undefined;
  /** Serves the demo shop at `/demo`, for this workspace. */
  readonly demo?: string | undefined;
  /** Keeps everything in PostgreSQL instead of the folder's file (D3); the folder then only holds settings. */
  readonly database?: DatabaseSettings | undefined;
  /** What this process does of the whole; everything, unless other processes share the database. */
  readonly role?: ServerRole | undefined;
}
export interface RunningServer {
  /** Such as `http://127.0.0.1:7420`. */
  readonly address: string;
  /** Finishes the requests and deliveries at hand, then closes everything (X8). */
  stop(): Promise<void>;
}

/** Serves a data folder, or with its settings a database; a sentence says why not. */
export async function startServer(options: ServeOptions): Promise<Result<RunningServer, string>> {
  const { data, host, port, logger } = options;
  const environment = readEnvironment(data);
  if (!environment.ok) return err(`Not started:\n${environment.error}`);
  const role = options.role ?? 'all';
  if (role !== 'all' && options.database === undefined)
    return err(`Not started: the role ${role} needs a store that other processes share. Add --store postgres://….`);
  const opened = await openStores({
    folder: data,
    logLimit: options.logLimit,
    database: options.database,
    role,
    keptDays: environment.value.retention.days,
    onError: (error) => logger.error({ event: 'store-failed', failure: nameOf(error) }),
  });
  if (!opened.ok) return opened;
  const { store, tokens, pool, copyTo } = opened.value;
  const abort = new AbortController();
  const closers: (() => Promise<unknown>)[] = [async () => store[Symbol.asyncDispose]()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    if (!isLoopback(host) && (await tokens.list()).length === 0) {
      await stop();
      return err(
        `Not started: ${host} is open to the network and there is no token yet. Make one with "hookflow token create", or serve on 127.0.0.1.`,
      );
    }
    const { deliver = environment.value.deliver, allowTargets = [], smtpPassword, smsSecret } = options;
    const { debug } = environment.value;
    const shared = pool && deliver.includes('webhooks') ? await shareWebhookKey(pool, data) : ok(undefined);
    if (!shared.ok) {
      await stop();
      return err(`Not started: ${shared.error}`);
    }
    const sending = await openTransports({
      folder: data,
      deliver,
      allowTargets: [...environment.value.allowTargets, ...allowTargets],
      smtp: environment.value.smtp,
      smtpPassword,
      sms: environment.value.sms,
      smsSecret,
      debug,
      now: systemClock.now,
    });
    if (!sending.ok) {
      await stop();
      return err(`Not started: ${sending.error}`);
    }
    closers.push(() => sending.value.close());
    const now = systemClock.now;
    const metrics = serverMetrics(store, now);
    const executor = createExecutor({
      store,
      clock: systemClock,
      random: Math.random,
      transports: metrics.observed(sending.value.transports),
      debug,
      onCircuit(change) {
        metrics.countCircuits(change.open);
        logger.warn({ event: 'circuit', ...change });
      },
      report: ({ event, error, run }) =>
        logger.error({ event, run, failure: nameOf(error), at: error instanceof Error ? frames(error) : [] }),
    });
    if (role !== 'api') {
      const running = Promise.all([
        executor.run(abort.signal),
        pruneNowAndThen(store, environment.value.retention, logger, abort.signal),
      ]);
      closers.push(() => {
        abort.abort();
        return running;
      });
    }
    if (copyTo !== undefined)
      closers.push(await openControlSocket(data, { tokens, now, backup: (file) => writeBackup(data, copyTo, file) }));
    const { publicKeyRequestsPerMinute } = environment.value;
    let demo: Demo | undefined;
    const ports = {
      store,
      tokens,
      metrics,
      now,
      freshId: randomUUID,
      publicKeyRequestsPerMinute,
      demo: () => demo,
      environment: { debug, deliver },
      takesRequests: role !== 'worker',
    };
    const app = await createApp(ports, logger);
    closers.push(closeInTime(app.server, () => app.close()));
    const address = await app.listen({ host, port });
    if (options.demo !== undefined) demo = await openDemo(tokens, options.demo, address, now());
    return ok({ address, stop });
  } catch (error) {
    await stop();
    return err(`Not started: ${sentence(error, options)}`);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function sentence(error: unknown, { host, port }: ServeOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} of ${host} is in use. Choose another one with --port.`;
  if (code === 'EACCES') return `this user may not listen on port ${port}. Choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine.`;
  return `${error instanceof Error ? error.message : String(error)}.`;
}
