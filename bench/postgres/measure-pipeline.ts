import { setTimeout } from 'node:timers/promises';
import type { Pipeline } from './pipeline.ts';
import { idleTime, processorTime } from './processor-time.ts';
import { workOccurrence } from './store-workspace.ts';

const BATCH = 100;
const LANES = 4;
const POLL_MS = 10;
const WARM = 1_000;
/** Sent evenly, to see how long one takes where nothing is full. */
const STEADY = { batches: 30, size: 10, everyMs: 100 };

/** Milliseconds of processor time an occurrence. */
export interface Cost {
  readonly api: number;
  readonly workers: number;
  readonly database: number;
  /** Of this program, which sends. */
  readonly load: number;
}
export interface PipelineFigures {
  readonly perSecond: number;
  readonly cost: Cost;
  /** Processors that this run had: what it used of them, and what nobody used. */
  readonly processors: number;
  /** Of them, unused. */
  readonly idle: number;
  /** Milliseconds from accepted to evaluated at a hundred a second: of one in two, and of ninety-nine in a hundred. */
  readonly lag?: { readonly median: number; readonly most: number };
}

/** Sends so many as fast as they are acknowledged, and measures until the last one's action is done. */
export async function measurePipeline(
  pipeline: Pipeline,
  count: number,
  database: number | undefined,
): Promise<PipelineFigures> {
  await sendAll(pipeline, 'warm', WARM);
  await until(pipeline, WARM);
  const before = times(pipeline, database);
  const idleBefore = idleTime();
  const started = performance.now();
  await sendAll(pipeline, 'o', count);
  await until(pipeline, WARM + count);
  const seconds = (performance.now() - started) / 1000;
  const idle = (idleTime() - idleBefore) / 1000 / seconds;
  const after = times(pipeline, database);
  const each = (part: keyof Cost): number => (after[part] - before[part]) / count;
  const cost = { api: each('api'), workers: each('workers'), database: each('database'), load: each('load') };
  const used = ((cost.api + cost.workers + cost.database + cost.load) * count) / 1000 / seconds;
  const lag = pipeline.newest === undefined ? undefined : await steady(pipeline, WARM + count);
  return { perSecond: count / seconds, cost, processors: used + idle, idle, ...(lag === undefined ? {} : { lag }) };
}

async function sendAll(pipeline: Pipeline, name: string, count: number): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const from = next;
      next = Math.min(count, from + BATCH);
      const batch = Array.from({ length: next - from }, (_, at) => workOccurrence(`${name}${from + at}`, from + at));
      await pipeline.send(batch);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function until(pipeline: Pipeline, count: number): Promise<void> {
  while ((await pipeline.finished()) < count) await setTimeout(POLL_MS);
}

async function steady(pipeline: Pipeline, already: number): Promise<NonNullable<PipelineFigures['lag']>> {
  const { batches, size, everyMs } = STEADY;
  for (let at = 0; at < batches; at += 1) {
    await pipeline.send(
      Array.from({ length: size }, (_, index) => workOccurrence(`s${at}-${index}`, at * size + index)),
    );
    await setTimeout(everyMs);
  }
  await until(pipeline, already + batches * size);
  const runs = (await pipeline.newest?.(batches * size)) ?? [];
  const waits = runs.map((run) => Date.parse(run.evaluatedAt) - Date.parse(run.acceptedAt)).sort((a, b) => a - b);
  return { median: waits[Math.floor(waits.length / 2)] ?? 0, most: waits[Math.floor(waits.length * 0.99)] ?? 0 };
}

function times({ api, workers }: Pipeline, database: number | undefined): Cost {
  const sum = (pids: readonly number[]): number => pids.reduce((total, pid) => total + processorTime(pid), 0);
  const { user, system } = process.cpuUsage();
  return {
    api: sum(api),
    workers: sum(workers),
    database: database === undefined ? 0 : processorTime(database, { tree: true }),
    load: (user + system) / 1000,
  };
}
