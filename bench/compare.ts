import { measure, type Measured } from './measure.ts';
import { handWritten } from './peers/hand-written.ts';
import { hookflow } from './peers/hookflow.ts';
import { jsonLogicCompiled, jsonLogicInterpreted } from './peers/json-logic.ts';
import { jsonRulesEngine } from './peers/json-rules-engine.ts';
import type { Peer, PeerMaker } from './peers/peer.ts';
import { siftQueries } from './peers/sift.ts';
import { zen } from './peers/zen.ts';
import { benchOccurrences, benchTriggers } from './workload.ts';

/** The first is what the others are compared with. */
const MAKERS: readonly { readonly name: string; readonly make: PeerMaker }[] = [
  { name: 'hookflow decide', make: hookflow },
  { name: 'one function a trigger', make: handWritten },
  { name: 'json-rules-engine', make: jsonRulesEngine },
  { name: 'json-logic-engine compiled', make: jsonLogicCompiled },
  { name: 'json-logic-engine', make: jsonLogicInterpreted },
  { name: 'zen-engine table', make: zen },
  { name: 'sift', make: siftQueries },
];

export interface Compared extends Measured {
  readonly triggers: number;
  /** Milliseconds of processor time until the engine was ready. */
  readonly ready: number;
}

const OCCURRENCES = 2000;
/** Compared with one another, and by the slower engines at large sizes. */
const CHECKED = 100;

/** All engines with the same triggers and occurrences, after checking that they match the same ones. */
export async function compareEngines(o: {
  readonly triggers: number;
  readonly milliseconds: number;
  readonly rounds: number;
}): Promise<readonly Compared[]> {
  const triggers = benchTriggers(o.triggers);
  const occurrences = benchOccurrences(OCCURRENCES);
  const ready = new Map<string, number>();
  const peers: Peer[] = [];
  for (const { name, make } of MAKERS) {
    const started = process.cpuUsage();
    const peer = await make(triggers, occurrences);
    await peer.match(0);
    const { user, system } = process.cpuUsage(started);
    ready.set(name, (user + system) / 1000);
    peers.push({ ...peer, name });
  }
  await checkEqual(peers, o.triggers > 10_000 ? CHECKED / 5 : CHECKED);
  const subjects = peers.map(({ name, match }) => ({ name, count: OCCURRENCES, call: match }));
  const measured = await measure(subjects, o);
  return measured.map((row) => ({ ...row, triggers: o.triggers, ready: ready.get(row.name) ?? Number.NaN }));
}

async function checkEqual(peers: readonly Peer[], count: number): Promise<void> {
  const [first, ...others] = peers;
  let matched = 0;
  // The occurrences are spread over the whole list; at the smallest size few of them match anything.
  for (let step = 0; step < count; step += 1) {
    const index = Math.floor((step * OCCURRENCES) / count);
    const expected = await sortedMatches(first, index);
    if (expected !== '') matched += 1;
    for (const other of others) {
      const found = await sortedMatches(other, index);
      if (found !== expected) {
        throw new Error(`Occurrence ${index}: ${first?.name} matches "${expected}", ${other.name} matches "${found}".`);
      }
    }
  }
  if (matched === 0) throw new Error('Nothing matched, so nothing was compared.');
}

async function sortedMatches(peer: Peer | undefined, index: number): Promise<string> {
  const ids = (await peer?.match(index)) ?? [];
  return [...ids].sort().join(' ');
}
