// `npm run bench`: Hookflow's `decide` next to other engines and next to one hand-written function a trigger, on the same
// triggers and occurrences, after checking that all match the same ones. `--short` takes a few seconds and is for
// continuous integration. Writes dist/bench/latest.json. `--stream` measures `hookflow simulate` over a million lines instead,
// `--ingest` what the server takes in, `--end-to-end` what it does with it, and `--stores` compares a file with PostgreSQL.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Compared } from './compare.ts';
import type { Cost } from './engine-figures.ts';
import type { Measured } from './measure.ts';
import type { Parameters } from './section.ts';
import { comparisonTable, figureLines } from './tables.ts';

if (process.argv.includes('--stores')) {
  await import('./postgres/compare-stores.ts');
  process.exit();
}
if (process.argv.includes('--stream')) {
  await import('./simulate-stream.ts');
  process.exit();
}
if (process.argv.includes('--ingest')) {
  await import('./ingest.ts');
  process.exit();
}
if (process.argv.includes('--end-to-end')) {
  await import('./end-to-end.ts');
  process.exit();
}
const short = process.argv.includes('--short');
const effort = short ? { milliseconds: 25, rounds: 2 } : { milliseconds: 150, rounds: 9 };
const sizes = short ? [10, 100, 1000] : [10, 100, 1000, 10_000, 100_000];
const largest = Math.max(...sizes);
const OUTPUT = new URL('../dist/bench/', import.meta.url);

function run(part: string, parameters: Partial<Parameters>): unknown {
  const file = fileURLToPath(new URL('section.ts', import.meta.url));
  const words = ['--expose-gc', '--max-old-space-size=4096', file, part, JSON.stringify({ ...effort, ...parameters })];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 }));
}

const comparison: Compared[] = [];
for (const triggers of sizes) {
  const rows = run('compare', { triggers }) as readonly Compared[];
  console.log(comparisonTable(rows));
  comparison.push(...rows);
}
const figures = {
  scaling: run('scaling', { sizes: short ? [100, 1000] : [1000, 10_000, 100_000] }) as readonly Measured[],
  shapes: run('shapes', { sizes: short ? [100, 1000] : [1000, 10_000, 100_000] }) as readonly Measured[],
  parsing: run('parsing', { triggers: Math.min(10_000, largest) }) as readonly Measured[],
  mixed: run('mixed', { triggers: Math.min(10_000, largest) }) as readonly Measured[],
  cost: run('cost', { triggers: largest }) as Cost,
};
console.log(figureLines(figures));
if (short) console.log('Short: the code was hardly warm, so these figures show that all works, not how fast.');
mkdirSync(OUTPUT, { recursive: true });
const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(
  new URL('latest.json', OUTPUT),
  `${JSON.stringify({ machine, short, comparison, ...figures }, null, 2)}\n`,
);
