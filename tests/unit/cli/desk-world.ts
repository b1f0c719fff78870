import { Readable } from 'node:stream';
import type { DeskIo } from '../../../server/cli/desk-io.ts';
import { runCommandLine } from '../../../server/cli/command-line.ts';

export interface World {
  readonly files: Map<string, Uint8Array>;
  readonly text: (file: string) => string;
  readonly run: (...args: string[]) => Promise<{ status: number; out: string; err: string }>;
  readonly stop: AbortController;
}

/** The command line over files in memory; `-` is the file of that name. Chunks are `chunk` bytes. */
export function world(
  files: Record<string, string | Uint8Array>,
  o: { chunk?: number; now?: number; watched?: boolean } = {},
): World {
  const stored = new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const read = (file: string): Uint8Array => {
    const found = stored.get(file);
    if (!found)
      throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), { syscall: 'open' });
    return found;
  };
  const stop = new AbortController();
  const run: World['run'] = async (...args) => {
    let [out, err] = ['', ''];
    const io: DeskIo = {
      env: {},
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      read: (file) => Promise.resolve().then(() => read(file)),
      chunks: (file) => Readable.from(pieces(read(file), o.chunk)),
      write: (file, text) => {
        if (file.startsWith('read-only/')) {
          return Promise.reject(new Error(`EACCES: permission denied, open '${file}'`));
        }
        stored.set(file, new TextEncoder().encode(text));
        return Promise.resolve();
      },
      drained: () => Promise.resolve(),
      outBytes: (bytes) => {
        out += new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return Promise.resolve();
      },
      now: () => o.now ?? 0,
      signal: stop.signal,
      watched: { out: o.watched ?? false, err: o.watched ?? false },
    };
    const status = await runCommandLine(args, io);
    return { status, out, err };
  };
  return { files: stored, text: (file) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(read(file)), run, stop };
}

function* pieces(bytes: Uint8Array, size = Math.max(bytes.length, 1)): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
