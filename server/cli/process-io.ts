import { createReadStream } from 'node:fs';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { DeskIo } from './desk-io.ts';

/** Closed by a reader that has seen enough, such as `head`: no fault of anybody. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** The outside of a command that runs as this process. A second Ctrl-C ends it at once. */
export function processIo(): DeskIo {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  return {
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    read: (file) => (file === '-' ? buffer(process.stdin) : readFile(file)),
    chunks: (file) =>
      addAbortSignal(stop.signal, file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })),
    write: replaceFile,
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    // A failure is heard by the stream's listener.
    outBytes: (bytes) => new Promise((resolve) => process.stdout.write(bytes, () => resolve())),
    now: () => Date.now(),
    signal: stop.signal,
    watched: { out: process.stdout.isTTY, err: process.stderr.isTTY },
  };
}

async function replaceFile(file: string, text: string): Promise<void> {
  // A link stays a link: what it leads to is replaced.
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (found) => found.mode,
    () => 0o666,
  );
  const next = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(next, text, { mode, flush: true });
    await rename(next, target);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}
