import pino from 'pino';
import type { Delivery } from '../environment/delivery.ts';
import type { ServerRole } from '../serve/server-role.ts';
import { startServer } from '../serve/start-server.ts';
import { readSecret } from '../environment/read-secret.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';

export interface ServeArguments {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** Ends when the process that started it does. */
  readonly withParent: boolean;
  /** Sent for real, instead of what the folder's settings say. */
  readonly deliver?: readonly Delivery[];
  readonly allowTarget?: readonly string[];
  /** Workspace of the demo shop at `/demo`. */
  readonly demo?: string;
  /** A PostgreSQL database instead of the folder's file. */
  readonly store?: string;
  readonly role?: ServerRole;
}

/** `hookflow serve`: prints its address as the first line, logs to standard error, and drains when told to stop (X8). */
export async function serve(options: ServeArguments, io: CommandIo): Promise<ExitStatus> {
  const { data, host, port, withParent, deliver, allowTarget, demo, store, role } = options;
  // What it writes is its owner's alone.
  process.umask(0o077);
  const smtpPassword = readSecret(io.env, 'HOOKFLOW_SMTP_PASSWORD');
  const smsSecret = readSecret(io.env, 'HOOKFLOW_SMS_SECRET');
  const storePassword = readSecret(io.env, 'HOOKFLOW_STORE_PASSWORD');
  for (const secret of [smtpPassword, smsSecret, storePassword]) {
    if (secret.ok) continue;
    io.err(`Not started: ${secret.error}\n`);
    return 1;
  }
  const logger = pino({ base: null }, pino.destination({ dest: 2, sync: true }));
  const started = await startServer({
    data,
    host,
    port,
    logger,
    deliver,
    allowTargets: allowTarget,
    demo,
    smtpPassword: smtpPassword.ok ? smtpPassword.value : undefined,
    smsSecret: smsSecret.ok ? smsSecret.value : undefined,
    role,
    database:
      store === undefined ? undefined : { url: store, password: storePassword.ok ? storePassword.value : undefined },
  });
  if (!started.ok) {
    io.err(`${started.error}\n`);
    return 1;
  }
  io.out(`${started.value.address}\n`);
  if (demo !== undefined) io.err(`Demo shop of workspace ${demo}: ${started.value.address}/demo\n`);
  await Promise.race([aborted(io.signal), ...(withParent ? [parentGone()] : [])]);
  await started.value.stop();
  // Else reading it would keep the process.
  if (withParent) process.stdin.destroy();
  return 0;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The parent holds the other end of standard input and of the IPC channel; both close with it, however it ends. */
function parentGone(): Promise<void> {
  return new Promise((resolve) => {
    process.once('disconnect', () => resolve());
    process.stdin.once('end', () => resolve());
    process.stdin.once('error', () => resolve());
    process.stdin.resume();
  });
}
