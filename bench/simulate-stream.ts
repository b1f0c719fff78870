// `npm run bench -- --stream [--short]` times `hookflow simulate --decide --stats`, as it is built, against one pass of
// `JSON.parse` over the same lines, in turns, and tells the medians and the peak memory. `--short` is for continuous integration.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { formatWorkspace } from '../shared/flow/format-workspace.ts';
import { streamLines, streamWorkspace } from './stream-workload.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');
const TRIGGERS = 50;
const short = process.argv.includes('--short');

/** What one process did: its whole time, start included, unless it said another. */
interface Run {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
}

interface Row {
  readonly workload: string;
  readonly lines: number;
  readonly bytesPerLine: number;
  /** Medians. `parse` is one pass of `JSON.parse` over the lines, without the start of its process. */
  readonly parseMilliseconds: number;
  readonly simulateMilliseconds: number;
  readonly ratio: number;
  /** The same in processor time of all threads, starts of both processes included. */
  readonly cpuRatio: number;
  readonly peakMegabytes: number;
}

async function measureWorkload(folder: string, one: boolean): Promise<Row> {
  const lines = short ? 20_000 : 1_000_000;
  const workspace = path.join(folder, 'stream.hookflow.json');
  const events = path.join(folder, 'stream.ndjson');
  writeFileSync(workspace, formatWorkspace(streamWorkspace(TRIGGERS, one)));
  await writeLines(events, lines, one);
  const [parses, simulations]: [Run[], Run[]] = [[], []];
  for (let round = 0; round < (short ? 3 : 5); round += 1) {
    parses.push(await parse(events, lines));
    simulations.push(await simulate(workspace, events, lines));
  }
  const of = (runs: readonly Run[], what: keyof Run): number => median(runs.map((run) => run[what]));
  const row: Row = {
    workload: one ? `${TRIGGERS} triggers of one event` : `${TRIGGERS} triggers of 20 events`,
    lines,
    bytesPerLine: Math.round(statSync(events).size / lines),
    parseMilliseconds: of(parses, 'milliseconds'),
    simulateMilliseconds: of(simulations, 'milliseconds'),
    ratio: median(simulations.map((run, i) => run.milliseconds / (parses[i]?.milliseconds ?? Number.NaN))),
    cpuRatio: median(simulations.map((run, i) => run.cpuMilliseconds / (parses[i]?.cpuMilliseconds ?? Number.NaN))),
    peakMegabytes: Math.max(...simulations.map((run) => run.peakMegabytes)),
  };
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
  console.log(
    `${row.workload}, ${lines.toLocaleString('en-US')} lines: JSON.parse ${seconds(row.parseMilliseconds)}, ` +
      `simulate ${seconds(row.simulateMilliseconds)}, ${row.ratio.toFixed(2)}× ` +
      `(processor time ${row.cpuRatio.toFixed(2)}×), at most ${Math.round(row.peakMegabytes)} MB`,
  );
  return row;
}

async function writeLines(file: string, count: number, one: boolean): Promise<void> {
  const lineAt = streamLines(one);
  const stream = createWriteStream(file);
  for (let index = 0; index < count;) {
    let part = '';
    for (const end = Math.min(index + 1000, count); index < end; index += 1) part += `${lineAt(index)}\n`;
    if (!stream.write(part)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

async function parse(events: string, lines: number): Promise<Run> {
  const { run, out } = await measured([path.join(PROJECT, 'bench/parse-lines.ts'), events], 'pipe');
  const { objects, milliseconds } = JSON.parse(out) as { objects: number; milliseconds: number };
  if (objects !== lines) throw new Error(`${objects} of ${lines} lines were parsed`);
  return { ...run, milliseconds };
}

async function simulate(workspace: string, events: string, lines: number): Promise<Run> {
  const hookflow = path.join(PROJECT, 'dist/server/hookflow.mjs');
  const args = [hookflow, 'simulate', workspace, '--event', events, '--decide', '--stats'];
  const { run, err } = await measured(args, 'ignore');
  if (!err.includes(`occurrences ${lines}, refused 0, `)) throw new Error(`not all was simulated: ${err}`);
  return run;
}

async function measured(
  args: readonly string[],
  output: 'pipe' | 'ignore',
): Promise<{ run: Run; out: string; err: string }> {
  const started = performance.now();
  const preload = new URL('report-usage.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    cwd: PROJECT,
    stdio: ['ignore', output, 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [out, err, usage] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    text(child.stdio[3] as NodeJS.ReadableStream),
  ]);
  const [status] = await closed;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${err}`);
  const milliseconds = performance.now() - started;
  return { run: { ...(JSON.parse(usage) as Omit<Run, 'milliseconds'>), milliseconds }, out, err };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

async function main(): Promise<void> {
  const built = spawnSync(process.execPath, ['build/build.mjs', 'server'], { cwd: PROJECT, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the server was not built');
  const folder = mkdtempSync(path.join(tmpdir(), 'hookflow-bench-'));
  const rows: Row[] = [];
  try {
    for (const one of [false, true]) rows.push(await measureWorkload(folder, one));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() };
  const load = loadavg()[0] ?? Number.NaN;
  const output = path.join(PROJECT, 'dist/bench');
  mkdirSync(output, { recursive: true });
  writeFileSync(
    path.join(output, 'simulate-stream.json'),
    `${JSON.stringify({ machine, load, short, rows }, null, 2)}\n`,
  );
  console.log(`load ${load.toFixed(1)} on ${machine.cores} processors, Node ${machine.node}`);
}

await main();
