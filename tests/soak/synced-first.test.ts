import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { sendOccurrences } from '../../shared/sync/client.ts';
import { ADA, purchase } from '../unit/sync/store-world.ts';
import { publishExample, targetOf, tokenOf } from '../unit/server/serve-world.ts';
import { temporaryFolder } from '../unit/server/temporary-folder.ts';
import { soakSize } from './soak-size.ts';

const STRACE = '/usr/bin/strace';
const OCCURRENCES = soakSize(400, 10_000);
const BATCH = 20;
const LANES = 4;

/** Of the lines of a trace: answers 202 that left, and those of them before whose occurrences the log was synced. */
async function answersOf(
  trace: AsyncIterable<string> | Iterable<string>,
  log: string,
): Promise<{ readonly answers: number; readonly early: number }> {
  let answers = 0;
  let early = 0;
  /** Ids whose bytes were written to the log and not yet synced. */
  const written = new Set<string>();
  const synced = new Set<string>();
  for await (const line of trace) {
    const ids = [...line.matchAll(/o-\d+-\d+-\d+/g)].map(([id]) => id);
    if (/ (?:pwrite64|pwritev|write|writev)\(/.test(line) && line.includes(log)) for (const id of ids) written.add(id);
    else if (/ (?:fsync|fdatasync)\(/.test(line) && line.includes(log) && line.includes('= 0')) {
      for (const id of written) synced.add(id);
      written.clear();
    } else if (line.includes('HTTP/1.1 202')) {
      answers += 1;
      if (ids.length === 0 || ids.some((id) => !synced.has(id))) early += 1;
    }
  }
  return { answers, early };
}

it('[I2] the trace is judged rightly', async () => {
  const write = '1 pwrite64(20</d/hookflow.db-wal>, "o-0-0-0", 7, 0) = 7';
  const sync = '1 fdatasync(20</d/hookflow.db-wal>) = 0';
  const answer = '1 write(24<TCP:[1]>, "HTTP/1.1 202 Accepted o-0-0-0", 30) = 30';
  const judged = async (...lines: string[]) => (await answersOf(lines, 'hookflow.db-wal')).early;
  expect(await judged(write, sync, answer)).toBe(0);
  expect(await judged(write, answer, sync)).toBe(1);
  expect(await judged(sync, write, answer)).toBe(1);
});

it.skipIf(!existsSync(STRACE) && !process.env['CI'])(
  `[I2] in a trace of the system calls, no 202 leaves before its occurrences are synced: ${OCCURRENCES} of them`,
  async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    const trace = join(folder, 'trace');
    await tokenOf(data);
    const calls = 'trace=pwrite64,pwritev,write,writev,fsync,fdatasync';
    const server = [process.execPath, '--no-warnings', join(import.meta.dirname, 'kill-child.ts'), data];
    const traced = spawn(STRACE, ['-f', '-y', '-s', '70000', '-e', calls, '-o', trace, ...server], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: the signal must reach the server, since strace holds it back for itself.
      detached: true,
    });
    const signal = (name: NodeJS.Signals): void => {
      if (traced.exitCode === null && traced.signalCode === null) process.kill(-(traced.pid ?? 0), name);
    };
    onTestFinished(() => signal('SIGKILL'));
    const [address] = (await once(createInterface(traced.stdout), 'line')) as [string];
    const target = await targetOf({ address, data });
    expect(await publishExample(target)).toMatchObject({ kind: 'ok' });
    const batches = OCCURRENCES / BATCH / LANES;
    const lane = async (number: number): Promise<void> => {
      for (let batch = 0; batch < batches; batch += 1) {
        const ids = Array.from({ length: BATCH }, (_, index) => `o-${number}-${batch}-${index}`);
        const body = JSON.stringify(ids.map((id) => purchase(id, ADA, { total: 1 })));
        expect(await sendOccurrences(target, body)).toMatchObject({ kind: 'ok' });
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    const ended = once(traced, 'exit');
    signal('SIGTERM');
    await ended;
    // Hundreds of megabytes in the long form: more than one text can hold.
    const lines = createInterface(createReadStream(trace, 'latin1'));
    const judged = await answersOf(lines, 'hookflow.db-wal');
    expect(judged).toEqual({ answers: OCCURRENCES / BATCH, early: 0 });
  },
  600_000,
);
