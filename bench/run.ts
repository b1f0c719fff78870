// `npm run bench` compares throughput with json-rules-engine on the same triggers and occurrences, after checking that both
// match the same ones. `--short` takes a few seconds and is what continuous integration runs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { decide } from '../shared/engine/decide.ts';
import { evaluate } from '../shared/engine/evaluate.ts';
import { prepare } from '../shared/engine/prepare.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { measure } from './measure.ts';
import { NOW, benchOccurrences, benchProgram, benchTriggers } from './workload.ts';

interface Row {
  readonly triggers: number;
  readonly engine: string;
  readonly perCpuSecond: number;
  /** Times as fast as json-rules-engine. */
  readonly ratio: number;
}

const short = process.argv.includes('--short');
const sizes = short ? [10, 100] : [10, 100, 1000];
const milliseconds = short ? 300 : 2000;
const OUTPUT = new URL('../dist/bench/', import.meta.url);

async function compare(size: number): Promise<readonly Row[]> {
  const triggers = benchTriggers(size);
  const occurrences = benchOccurrences(2000);
  const prepared = prepare(benchProgram(triggers));
  const peer = jsonRulesEngine(triggers);
  const options = occurrences.map(({ contact }) => ({ now: NOW, state: { contact } }));
  const position = new Map(occurrences.map((occurrence, index) => [occurrence, index]));
  const optionsOf = (occurrence: (typeof occurrences)[number]): (typeof options)[number] =>
    options[position.get(occurrence) ?? 0] ?? { now: NOW, state: { contact: {} } };

  let matched = 0;
  for (const occurrence of occurrences.slice(0, short ? 200 : 1000)) {
    const ours = [...decide(prepared, occurrence, optionsOf(occurrence)).fired].sort();
    const theirs = [...(await peer(occurrence))].sort();
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      throw new Error(`${occurrence.id} matches ${JSON.stringify(ours)} here and ${JSON.stringify(theirs)} there`);
    }
    matched += ours.length;
  }
  if (matched === 0) throw new Error('nothing matched, so nothing was compared');

  const base = (await measure(occurrences, milliseconds, peer)).perCpuSecond;
  const row = (engine: string, perCpuSecond: number): Row => ({
    triggers: size,
    engine,
    perCpuSecond,
    ratio: perCpuSecond / base,
  });
  const decided = await measure(occurrences, milliseconds, (of) => decide(prepared, of, optionsOf(of)));
  const explained = await measure(occurrences, milliseconds, (of) => evaluate(prepared, of, optionsOf(of)));
  return [
    row('json-rules-engine', base),
    row('hookflow decide', decided.perCpuSecond),
    row('hookflow explain', explained.perCpuSecond),
  ];
}

function printTable(rows: readonly Row[]): void {
  console.log('triggers  engine              occurrences per CPU second   ratio');
  for (const { triggers, engine, perCpuSecond, ratio } of rows) {
    const number = perCpuSecond.toLocaleString('en-US').padStart(26);
    console.log(`${String(triggers).padStart(8)}  ${engine.padEnd(18)}${number}${`${ratio.toFixed(1)}×`.padStart(9)}`);
  }
}

const rows: Row[] = [];
for (const size of sizes) rows.push(...(await compare(size)));
printTable(rows);
mkdirSync(OUTPUT, { recursive: true });
const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(new URL('latest.json', OUTPUT), `${JSON.stringify({ machine, short, rows }, null, 2)}\n`);
