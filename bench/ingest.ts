// `npm run bench -- --ingest [--short]`: how many occurrences a second the built server takes in durably, against a bare Fastify
// with a group-commit append that does nothing else; same machine, same load generator in another process, in turns. The server
// evaluates what it takes in meanwhile. Writes dist/bench/ingest.json.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onlineStoreExample } from '../shared/flow/online-store.ts';
import { listening, load } from './server/child.ts';
import { buildServer, median, short, writeFigures } from './server/figures.ts';
import type { Loaded } from './server/load.ts';
import { evaluated, served } from './server/served.ts';

interface Shape {
  readonly name: string;
  readonly occurrences: number;
  readonly batch: number;
  readonly connections: number;
}
const SHAPES: readonly Shape[] = [
  { name: 'one a request, 64 connections', occurrences: short ? 1_000 : 20_000, batch: 1, connections: 64 },
  { name: '100 a request, 16 connections', occurrences: short ? 4_000 : 40_000, batch: 100, connections: 16 },
];
const ROUNDS = short ? 1 : 5;

const folder = mkdtempSync(path.join(tmpdir(), 'hookflow-bench-'));
const stops: (() => Promise<void>)[] = [];

async function measure(): Promise<void> {
  const server = await served(folder, onlineStoreExample());
  stops.push(() => server.stop());
  const bare = await listening([
    path.join(import.meta.dirname, 'server/bare-append.ts'),
    path.join(folder, 'appended'),
  ]);
  stops.push(() => bare.stop());
  let prefix = 0;
  const taken = async (address: string, { occurrences, batch, connections }: Shape): Promise<Loaded> => {
    prefix += 1;
    const answer = await load({ address, token: server.token, prefix: `o${prefix}`, occurrences, batch, connections });
    if (answer.accepted !== occurrences) throw new Error(`not all was accepted: ${JSON.stringify(answer)}`);
    return answer;
  };
  const rows = [];
  for (const shape of SHAPES) {
    const [ours, theirs]: [Loaded[], Loaded[]] = [[], []];
    // Once unmeasured: the code is warm then.
    for (let round = -1; round < ROUNDS; round += 1) {
      const [mine, other] = [await taken(server.address, shape), await taken(bare.address, shape)];
      await evaluated(server.address);
      if (round < 0 && !short) continue;
      ours.push(mine);
      theirs.push(other);
    }
    const rate = (all: readonly Loaded[]): number => median(all.map(({ accepted, seconds }) => accepted / seconds));
    const row = {
      shape: shape.name,
      hookflow: rate(ours),
      bare: rate(theirs),
      ratio: median(ours.map(({ seconds }, round) => (theirs[round]?.seconds ?? Number.NaN) / seconds)),
      median: median(ours.map((each) => each.median)),
      p99: median(ours.map((each) => each.p99)),
    };
    rows.push(row);
    console.log(
      `${row.shape}: Hookflow ${whole(row.hookflow)}/s, bare append ${whole(row.bare)}/s, ${row.ratio.toFixed(2)}×; ` +
        `a request takes ${row.median.toFixed(1)} ms, 99 of 100 at most ${row.p99.toFixed(1)} ms`,
    );
  }
  writeFigures('ingest', rows);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

buildServer();
try {
  await measure();
} finally {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true });
}
