import { behaviourDifferences, type BehaviourDifference } from '../../shared/analysis/behaviour-differences.ts';
import { parseOccurrences } from '../../shared/events/parse-occurrences.ts';
import type { Program } from '../../shared/program/program.ts';
import type { DeskIo } from './desk-io.ts';
import { problemLine } from './problem-line.ts';
import { readOrSay } from './read-or-say.ts';

/** Occurrences run through two programs. */
export interface Comparison {
  readonly compared: number;
  /** Those that were no occurrences, each with its first problem. */
  readonly refused: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  readonly different: readonly BehaviourDifference[];
}

/** The input is read whole, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads occurrences (one, an array or NDJSON) and compares what they do. Refused ones are said on standard error and passed
 * over; undefined, also said there, when the file cannot be read.
 */
export async function compareOccurrences(
  file: string,
  before: Program,
  after: Program,
  io: DeskIo,
): Promise<Comparison | undefined> {
  const bytes = await readOrSay(file, io);
  if (!bytes) return undefined;
  if (bytes.length > LARGEST) {
    io.err(`${file} cannot be read: it is larger than ${LARGEST / 2 ** 20} MiB. Compare it in parts.\n`);
    return undefined;
  }
  let fresh = 0;
  const parsed = parseOccurrences(bytes, {
    events: [...new Set([...before.events, ...after.events])],
    now: io.now(),
    freshId: () => `simulated-${(fresh += 1)}`,
    internal: 'all',
  });
  const occurrences = parsed.flatMap((one) => (one.ok ? [one.value.occurrence] : []));
  const firstProblems = parsed.flatMap((one) => (one.ok ? [] : one.error.slice(0, 1)));
  for (const problem of firstProblems) io.err(problemLine(file, problem, io.watched.err));
  return {
    compared: occurrences.length,
    refused: firstProblems.map(({ line, code, message }) => ({ line, code, message })),
    different: behaviourDifferences(before, after, occurrences),
  };
}
