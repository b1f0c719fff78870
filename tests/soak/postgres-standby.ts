import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { eventually } from '../unit/server/serve-world.ts';
import { freePort, programIn, type PostgresServer } from '../unit/server/postgres-server.ts';
import { temporaryFolder } from '../unit/server/temporary-folder.ts';

export const HAPROXY = '/usr/sbin/haproxy';

/** What is missing here to test a failover, and how to get it; undefined when nothing is. */
export function missingForFailover(): string | undefined {
  return existsSync(HAPROXY) ? undefined : 'haproxy is not installed: apt-get install haproxy';
}

/** A copy of the server that follows it; from here on the first acknowledges only what the copy has on disk too. */
export async function synchronousStandby(primary: PostgresServer): Promise<{ readonly port: number; promote(): void }> {
  const { folder } = primary;
  const run = programIn(folder);
  const port = await freePort();
  const data = join(folder, 'standby');
  run(
    'pg_basebackup',
    '-h',
    '127.0.0.1',
    '-p',
    String(primary.port),
    '-U',
    'postgres',
    '-D',
    data,
    '-R',
    '-X',
    'stream',
    '--checkpoint=fast',
    '--no-sync',
  );
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c shared_buffers=64MB`;
  run('pg_ctl', '-D', data, '-l', join(folder, 'standby.log'), '-w', '-o', options, 'start');
  onTestFinished(() => void run('pg_ctl', '-D', data, '-m', 'immediate', 'stop'));
  const ask = (text: string): string =>
    run('psql', '-h', '127.0.0.1', '-p', String(primary.port), '-U', 'postgres', '-Atc', text).trim();
  ask(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
  ask('SELECT pg_reload_conf()');
  const state = 'SELECT sync_state FROM pg_stat_replication';
  await eventually(() => Promise.resolve(ask(state) === 'sync' || undefined));
  return { port, promote: () => void run('pg_ctl', '-D', data, '-w', 'promote') };
}

/** One address before both: the first as long as it answers, then the second, whose sessions start anew. Answers the port. */
export async function proxyBefore(first: number, second: number): Promise<number> {
  const port = await freePort();
  const file = join(temporaryFolder(), 'haproxy.cfg');
  writeFileSync(
    file,
    `defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
listen store
  bind 127.0.0.1:${port}
  default-server check inter 100ms fall 2 rise 1 on-marked-down shutdown-sessions
  server first 127.0.0.1:${first}
  server second 127.0.0.1:${second} backup
`,
  );
  const proxy = spawn(HAPROXY, ['-db', '-f', file], { stdio: 'ignore' });
  onTestFinished(async () => {
    proxy.kill();
    if (proxy.exitCode === null && proxy.signalCode === null) await once(proxy, 'exit');
  });
  await eventually(() => listens(port));
  return port;
}

async function listens(port: number): Promise<true | undefined> {
  const socket = connect(port, '127.0.0.1');
  const isThere = await Promise.race([
    once(socket, 'connect').then(() => true as const),
    once(socket, 'error').then(() => undefined),
  ]).catch(() => undefined);
  socket.destroy();
  return isThere;
}
