import { RE2JS } from 're2js';
import { compilePattern } from './pattern.ts';

/** One instruction of a compiled pattern, as RE2's machine runs it. */
export interface PatternInstruction {
  readonly op: number;
  /** The next instruction. */
  readonly out: number;
  /** Of `fork` the other one; of `empty` what must be so between two characters, as `BETWEEN` names it. */
  readonly arg: number;
  /** Ranges of code points, by pairs, or a single one. */
  readonly runes: ArrayLike<number>;
  matchRune(code: number): boolean;
}

export interface PatternProgram {
  readonly start: number;
  readonly inst: readonly PatternInstruction[];
}

/** RE2's instructions, by number. Others, such as look-behinds, are none that a rule's pattern compiles to. */
export const PATTERN_OPS = {
  fork: [1, 2],
  pass: [3, 7],
  empty: [4],
  fail: [5],
  match: [6],
  character: [8, 9, 10, 11],
} as const;

/** What an `empty` instruction asks, as bits. */
export const BETWEEN = {
  beginLine: 1,
  endLine: 2,
  beginText: 4,
  endText: 8,
  wordBoundary: 16,
  noWordBoundary: 32,
} as const;

/** What a pattern compiles to (C4), for proofs about it; undefined when it is none, or the library keeps it to itself. */
export function patternProgram(source: string, ignoreCase = false): PatternProgram | undefined {
  if (!compilePattern(source, ignoreCase).ok) return undefined;
  const program: unknown = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0).re2().prog;
  return isProgram(program) ? program : undefined;
}

function isProgram(value: unknown): value is PatternProgram {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('inst' in value)) return false;
  const { start, inst } = value;
  return typeof start === 'number' && Array.isArray(inst) && inst.every(isInstruction);
}

const KNOWN: readonly number[] = Object.values(PATTERN_OPS).flat();

function isInstruction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('op' in value) || !('matchRune' in value)) return false;
  return typeof value.op === 'number' && KNOWN.includes(value.op) && typeof value.matchRune === 'function';
}
