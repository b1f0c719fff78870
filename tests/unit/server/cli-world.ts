import { readFile } from 'node:fs/promises';
import type { CommandIo } from '../../../server/cli/command-io.ts';

export interface CapturedIo extends CommandIo {
  readonly stdout: string;
  readonly stderr: string;
}

/** Standard streams as text; files are read from disk, `-` from `input`. */
export function capturedIo(env: Record<string, string> = {}, input = ''): CapturedIo {
  const said = { out: '', err: '' };
  return {
    env,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    read: (file) => (file === '-' ? Promise.resolve(new TextEncoder().encode(input)) : readFile(file)),
    now: () => Date.now(),
    signal: new AbortController().signal,
    get stdout() {
      return said.out;
    },
    get stderr() {
      return said.err;
    },
  };
}
