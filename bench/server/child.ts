import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Load, Loaded } from './load.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** The server as `npm run build` makes it. */
export const HOOKFLOW = path.join(PROJECT, 'dist/server/hookflow.mjs');

export interface Listening {
  readonly address: string;
  stop(): Promise<void>;
}

/** A server in a process of its own that prints its address as the first line. */
export async function listening(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Listening> {
  const child = spawn(process.execPath, ['--no-warnings', ...words], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [address] = await Promise.race([first, ended(child, words)]);
  return {
    address,
    async stop() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** What a command prints. */
export async function printed(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn(process.execPath, ['--no-warnings', ...words], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${err}`);
  return out.trim();
}

export async function load(load: Load): Promise<Loaded> {
  const file = path.join(import.meta.dirname, 'load.ts');
  return JSON.parse(await printed([file, JSON.stringify(load)])) as Loaded;
}

async function ended(child: ChildProcess, words: readonly string[]): Promise<never> {
  await once(child, 'exit');
  throw new Error(`${words.join(' ')} ended before it listened`);
}
