import { execFileSync } from 'node:child_process';
import { mkdtempSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL of the test's own (D5): its folder, its port, nothing of the machine's. */
export interface PostgresServer {
  readonly url: string;
  readonly port: number;
  /** Where its `data` and `log` are. */
  readonly folder: string;
  /** Its first process. */
  pid(): number;
  /** Makes an empty database and answers its address. */
  database(name: string): string;
  /** As `kill -9` of the whole server, or a power cut, would. */
  kill(): void;
  start(): void;
  stop(): void;
}

const INSTALLED = '/usr/lib/postgresql';
const isRoot = process.getuid?.() === 0;

/** The newest installed version's programs. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined;
  const versions = readdirSync(INSTALLED).filter((name) => existsSync(join(INSTALLED, name, 'bin', 'initdb')));
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? undefined : join(INSTALLED, newest, 'bin');
}

/** Runs PostgreSQL's own programs in a folder, never as root, which they refuse. */
export function programIn(folder: string): (program: string, ...words: readonly string[]) => string {
  const programs = postgresPrograms() ?? '';
  return (program, ...words) => {
    const [command, all] = isRoot
      ? ['runuser', ['-u', 'postgres', '--', join(programs, program), ...words]]
      : [join(programs, program), words];
    return execFileSync(command, all, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  };
}

/** `durable` as in production; without it a test that does not pull the plug is quicker. */
export async function startPostgres(o: { durable: boolean }): Promise<PostgresServer> {
  if (postgresPrograms() === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'hookflow-postgres-'));
  if (isRoot) execFileSync('chown', ['postgres:postgres', folder]);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = programIn(folder);
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    shared_buffers: '64MB',
    ...(o.durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const start = (): void =>
    void run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', options.join(' '), 'start');
  const address = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
  start();
  const pid = (): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    url: address('postgres'),
    port,
    folder,
    pid,
    database(name) {
      run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name);
      return address(name);
    },
    kill() {
      const file = join(data, 'postmaster.pid');
      killTree(pid());
      // Where nobody buries the dead, their number would look taken.
      for (const taken of [file, join(folder, `.s.PGSQL.${port}.lock`)]) rmSync(taken, { force: true });
    },
    start,
    stop() {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server and every process it started, at once. */
function killTree(postmaster: number): void {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  const all = [postmaster, ...children.map(Number)];
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had ended by itself.
    }
  }
  while (all.some(isAlive)) execFileSync('sleep', ['0.02']);
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
