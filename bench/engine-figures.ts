import { decide } from '../shared/engine/decide.ts';
import { evaluate } from '../shared/engine/evaluate.ts';
import { prepare, type PreparedProgram } from '../shared/engine/prepare.ts';
import type { Occurrence } from '../shared/events/occurrence.ts';
import type { Program } from '../shared/program/program.ts';
import { measure, type Measured } from './measure.ts';
import { hookflow } from './peers/hookflow.ts';
import { mixedOccurrences, mixedProgram } from './mixed-workload.ts';
import { alternativesProgram, intervalProgram } from './shape-workload.ts';
import { FEW_CITIES, NOW, benchOccurrences, benchProgram, benchTriggers, cities } from './workload.ts';

interface Effort {
  readonly milliseconds: number;
  readonly rounds: number;
}

const OCCURRENCES = 2000;

/** Nanoseconds an occurrence: with the same equality values however many triggers, and with one more for each hundred. */
export async function scaling(o: Effort & { readonly sizes: readonly number[] }): Promise<readonly Measured[]> {
  const subjects = [];
  for (const size of o.sizes) {
    for (const [name, cities] of [
      ['fixed', FEW_CITIES],
      ['growing', Math.max(FEW_CITIES, Math.floor(size / 100))],
    ] as const) {
      const peer = await hookflow(benchTriggers(size, cities), benchOccurrences(OCCURRENCES, cities));
      subjects.push({ name: `${name} ${size}`, count: OCCURRENCES, call: peer.match });
    }
  }
  return measure(subjects, o);
}

/** Nanoseconds an occurrence of triggers that no equality finds: about the same few of them match, however many there are. */
export function shapes(o: Effort & { readonly sizes: readonly number[] }): Promise<readonly Measured[]> {
  const subjects = o.sizes.flatMap((size) => {
    const growing = Math.max(FEW_CITIES, Math.floor(size / 100));
    return [
      { name: `intervals ${size}`, program: intervalProgram(size), occurrences: benchOccurrences(OCCURRENCES) },
      {
        name: `alternatives ${size}`,
        program: alternativesProgram(size, cities(growing)),
        occurrences: benchOccurrences(OCCURRENCES, growing),
      },
    ];
  });
  return measure(
    subjects.map(({ name, program, occurrences }) => {
      const prepared = prepare(program);
      const options = occurrences.map(({ contact }) => ({ now: NOW, state: { contact } }));
      const call = (index: number): unknown =>
        decide(prepared, occurrences[index] as Occurrence, options[index] as (typeof options)[number]);
      return { name, count: OCCURRENCES, call };
    }),
    o,
  );
}

/** `JSON.parse` of each line alone, and with the decision. */
export function parsing(o: Effort & { readonly triggers: number }): Promise<readonly Measured[]> {
  const prepared = prepare(benchProgram(benchTriggers(o.triggers)));
  const lines = benchOccurrences(OCCURRENCES).map((occurrence) => JSON.stringify(occurrence));
  const parsed = (index: number): Occurrence => JSON.parse(lines[index] as string) as Occurrence;
  return measure(
    [
      { name: 'JSON.parse', count: OCCURRENCES, call: parsed },
      {
        name: 'JSON.parse and decide',
        count: OCCURRENCES,
        call(index) {
          const occurrence = parsed(index);
          return decide(prepared, occurrence, { now: NOW, state: { contact: occurrence.contact } });
        },
      },
    ],
    o,
  );
}

/** Triggers of many kinds, decided and explained, after checking that both say the same. */
export function mixed(o: Effort & { readonly triggers: number }): Promise<readonly Measured[]> {
  const program = mixedProgram(o.triggers);
  const prepared = prepare(program);
  const occurrences = mixedOccurrences(OCCURRENCES, program);
  const of = (
    index: number,
  ): [PreparedProgram, Occurrence, { now: number; state: { contact: Occurrence['contact'] } }] => {
    const occurrence = occurrences[index] as Occurrence;
    return [prepared, occurrence, { now: NOW, state: { contact: occurrence.contact } }];
  };
  for (let index = 0; index < OCCURRENCES; index += Math.ceil(o.triggers / 50)) {
    const explained = evaluate(...of(index)).trace.triggers.filter(({ outcome }) => outcome === 'fired');
    const [decided, expected] = [
      decide(...of(index)).fired.join(' '),
      explained.map(({ trigger }) => trigger).join(' '),
    ];
    if (decided !== expected) throw new Error(`Occurrence ${index}: decide says "${decided}", explain "${expected}".`);
  }
  return measure(
    [
      { name: 'decide', count: OCCURRENCES, call: (index) => decide(...of(index)) },
      { name: 'explain', count: OCCURRENCES, call: (index) => evaluate(...of(index)) },
    ],
    o,
  );
}

export interface Cost {
  readonly triggers: number;
  /** Milliseconds of processor time. */
  readonly prepare: number;
  readonly index: number;
  /** Of the prepared triggers and of their index, besides the program itself. */
  readonly bytesPrepared: number;
  readonly bytesIndex: number;
  /** Milliseconds of processor time from one trigger more to the program ready again: the median of several. */
  readonly adding: number;
}

/** What being ready costs. Needs `--expose-gc`. */
export function cost(triggers: number): Cost {
  const program = benchProgram(benchTriggers(triggers));
  const empty = bytesInUse();
  let prepared = prepare(program);
  const [prepareTime, byPrepare] = [timeOf(() => (prepared = prepare(program))), bytesInUse()];
  const index = timeOf(() => makeIndex(prepared));
  const byIndex = bytesInUse();
  const extra = benchProgram(benchTriggers(9)).triggers;
  const adding: number[] = [];
  for (const [number, trigger] of extra.entries()) {
    const at = Math.floor((prepared.program.triggers.length * number) / extra.length);
    const list = [...prepared.program.triggers];
    list.splice(at, 0, { ...trigger, id: `extra-${number}` });
    const next: Program = { ...program, triggers: list };
    adding.push(timeOf(() => makeIndex((prepared = prepare(next, prepared)))));
  }
  return {
    triggers,
    prepare: prepareTime,
    index,
    bytesPrepared: (byPrepare - empty) / triggers,
    bytesIndex: (byIndex - byPrepare) / triggers,
    adding: adding.sort((a, b) => a - b)[Math.floor(adding.length / 2)] ?? Number.NaN,
  };
}

function makeIndex(prepared: PreparedProgram): void {
  for (const group of prepared.byEvent.values()) if (group.matcher.positions.length === 0) throw new Error('No index.');
}

function timeOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function bytesInUse(): number {
  if (!globalThis.gc) throw new Error('Start with --expose-gc.');
  void globalThis.gc();
  void globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
