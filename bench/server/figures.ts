import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** `--short` shows that all works, in seconds, not how fast. */
export const short = process.argv.includes('--short');

export function buildServer(): void {
  const built = spawnSync(process.execPath, ['build/build.mjs', 'server'], { cwd: PROJECT, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the server was not built');
}

/** Into dist/bench/, with the machine. */
export function writeFigures(name: string, rows: unknown): void {
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  mkdirSync(path.join(PROJECT, 'dist/bench'), { recursive: true });
  writeFileSync(
    path.join(PROJECT, `dist/bench/${name}.json`),
    `${JSON.stringify({ machine, short, rows }, null, 2)}\n`,
  );
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
