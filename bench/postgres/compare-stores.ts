// `npm run bench -- --stores`: occurrences from the request to the finished action, in one run: the embedded store, PostgreSQL
// with one process that takes requests and 1, 2 and 4 that work, and a bare pg-boss pipeline with as many, with evaluations that
// cost next to nothing and such that cost about a millisecond. Then the model of docs/capacity.md beside what was measured.
// Needs Linux and Debian's PostgreSQL. `--short` only shows that all works.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, startPostgres } from '../../tests/unit/server/postgres-server.ts';
import { measurePipeline, type PipelineFigures } from './measure-pipeline.ts';
import { bareBoss, embedded, onPostgres, type Pipeline } from './pipeline.ts';
import { loopsFor, workMilliseconds } from './store-workspace.ts';

const WORKERS = [1, 2, 4];
const COUNT = process.argv.includes('--short') ? 200 : 6_000;
const WORK_MS = [0, 1];

interface Row extends PipelineFigures {
  readonly name: string;
  readonly workers: number;
  /** Milliseconds of processor time of an evaluation alone. */
  readonly work: number;
  /** Occurrences a second that the model expects; from the first row of its kind. */
  readonly expected?: number;
}

if (postgresPrograms() === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
const folder = mkdtempSync(join(tmpdir(), 'hookflow-bench-'));
const postgres = await startPostgres({ durable: true });
let databases = 0;
const rows: Row[] = [];

function database(): string {
  databases += 1;
  return postgres.database(`bench${databases}`);
}

async function add(name: string, workers: number, work: number, start: () => Promise<Pipeline>): Promise<void> {
  const pipeline = await start();
  const figures = await measurePipeline(pipeline, COUNT, name === 'embedded' ? undefined : postgres.pid());
  await pipeline.stop();
  const row = { name, workers, work, ...figures };
  rows.push({ ...row, ...expectation(row) });
  console.log(line(rows.at(-1) as Row));
}

/** The capacity model: workers add up until the processors that nobody else uses are used up. */
function expectation(row: Row): { readonly expected?: number } {
  const alone = rows.find((each) => each.name === row.name && each.work === row.work && each.workers === 1);
  if (!alone) return {};
  const { api, workers, database: rest, load } = alone.cost;
  const processors = (row.processors * 1000) / (api + workers + rest + load);
  return { expected: Math.min(row.workers * alone.perSecond, processors) };
}

function line({ name, workers, work, perSecond, cost, lag, expected, idle, processors }: Row): string {
  const number = (value: number | undefined, digits = 0): string =>
    (value === undefined ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: digits })).padStart(8);
  const costs = [cost.api, cost.workers, cost.database, cost.load].map((each) => number(each, 2));
  const rest = [number(lag?.median), number(lag?.most), number(processors, 2), number(idle, 2)];
  return [
    name.padEnd(12),
    number(workers),
    number(work, 2),
    number(perSecond),
    number(expected),
    ...costs,
    ...rest,
  ].join(' ');
}

try {
  console.log(
    [
      '',
      'workers',
      'work ms',
      'a second',
      'model',
      'api ms',
      'work ms',
      'db ms',
      'load ms',
      'lag ms',
      '99 %',
      'procs',
      'idle',
    ]
      .map((text, at) => (at === 0 ? text.padEnd(12) : text.padStart(8)))
      .join(' '),
  );
  for (const milliseconds of WORK_MS) {
    const loops = loopsFor(milliseconds);
    const work = workMilliseconds(loops);
    const fresh = (): string => mkdtempSync(join(folder, 'data-'));
    await add('embedded', 1, work, () => embedded(fresh(), loops));
    for (const workers of WORKERS)
      await add('PostgreSQL', workers, work, () => onPostgres(database(), fresh(), workers, loops));
    for (const workers of WORKERS) await add('pg-boss', workers, work, () => bareBoss(database(), workers, loops));
  }
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() };
  const output = new URL('../../dist/bench/', import.meta.url);
  mkdirSync(output, { recursive: true });
  writeFileSync(new URL('stores.json', output), `${JSON.stringify({ machine, count: COUNT, rows }, null, 2)}\n`);
} finally {
  postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
