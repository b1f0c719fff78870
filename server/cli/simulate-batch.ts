import type { OccurrenceContext } from '../../shared/events/parse-occurrence.ts';
import { parseOccurrences, type ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';
import type { LineBatch } from '../../shared/events/line-cutter.ts';
import { readLines } from './read-lines.ts';
import { simulated } from './simulated-line.ts';
import type { Simulation } from './simulation.ts';

/** What came of some occurrences. */
export interface BatchCounts {
  readonly occurrences: number;
  readonly refused: number;
  readonly fired: number;
  readonly actions: number;
}

export interface BatchResult extends BatchCounts {
  /** Their output lines, each with its line end. */
  readonly text: string;
}

/** The same with the output as UTF-8, as it comes from another thread. */
export interface EncodedResult extends BatchCounts {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Simulates the occurrences of some lines; nothing but the lines and the simulation has a say in what comes out. */
export function simulateLines(batch: LineBatch, simulation: Simulation): BatchResult {
  const result = emptyResult();
  readLines(batch, contextOf(simulation), (parsed) => add(result, parsed, simulation));
  return result;
}

const encoder = new TextEncoder();

/** As `simulateLines`, with the output in the memory of the lines where it has room there. */
export function simulateInPlace(batch: LineBatch, simulation: Simulation): EncodedResult {
  const { text, ...counts } = simulateLines(batch, simulation);
  const memory = new Uint8Array(batch.bytes.buffer);
  // A unit of UTF-16 is three bytes of UTF-8 at most.
  if (3 * text.length > memory.length) return { bytes: encoder.encode(text), ...counts };
  return { bytes: memory.subarray(0, encoder.encodeInto(text, memory).written), ...counts };
}

/** Output text that is handed on in one piece, in UTF-16 units. */
const PIECE = 1_000_000;

/** Simulates one occurrence or an array, piece by piece. */
export function* simulateWhole(bytes: Uint8Array, simulation: Simulation): Generator<BatchResult> {
  let fresh = 0;
  // The same input gives the same lines: an occurrence without an id is told by its place.
  const freshId = (): string => `simulated-${(fresh += 1)}`;
  let result = emptyResult();
  for (const parsed of parseOccurrences(bytes, { ...contextOf(simulation), freshId })) {
    add(result, parsed, simulation);
    if (result.text.length < PIECE) continue;
    yield result;
    result = emptyResult();
  }
  yield result;
}

type Growing = { -readonly [K in keyof BatchResult]: BatchResult[K] };

function emptyResult(): Growing {
  return { text: '', occurrences: 0, refused: 0, fired: 0, actions: 0 };
}

function add(result: Growing, parsed: ParsedOccurrence, simulation: Simulation): void {
  const { text, fired, actions, refused } = simulated(parsed, simulation);
  result.text += text;
  result.text += '\n';
  result.occurrences += 1;
  result.fired += fired;
  result.actions += actions;
  if (refused) result.refused += 1;
}

function contextOf({ program, accepted }: Simulation): Omit<OccurrenceContext, 'freshId'> {
  return { events: program.events, now: accepted, internal: 'all' };
}
