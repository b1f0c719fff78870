import { BETWEEN, PATTERN_OPS, patternProgram, type PatternInstruction } from '../../program/pattern-program.ts';
import type { TextAutomaton } from './text-automaton.ts';

type Kind = keyof typeof PATTERN_OPS;
const KINDS = new Map<number, Kind>(
  Object.entries(PATTERN_OPS).flatMap(([kind, ops]) => ops.map((op) => [op, kind as Kind] as const)),
);
const NEWLINE = 10;
const MATCHED = 'matched';

/** The texts in which a pattern is found, or those in which it is not: RE2's own machine, made deterministic. */
export function patternAutomaton(source: string, ignoreCase: boolean, wanted: boolean): TextAutomaton | undefined {
  const program = patternProgram(source, ignoreCase);
  if (!program) return undefined;
  const { start, inst } = program;

  /** The instructions reached without a character, where what is `between` is so. */
  const closure = (from: readonly number[], between: number): ReadonlySet<number> => {
    const reached = new Set<number>();
    const open = [...from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const one = inst[at];
      if (!one || reached.has(at)) continue;
      reached.add(at);
      const kind = KINDS.get(one.op);
      if (kind === 'fork') open.push(one.out, one.arg);
      if (kind === 'pass' || (kind === 'empty' && (one.arg & ~between) === 0)) open.push(one.out);
    }
    return reached;
  };
  const isMatch = (reached: ReadonlySet<number>): boolean =>
    [...reached].some((at) => KINDS.get(inst[at]?.op ?? 0) === 'match');

  return {
    cuts: inst.flatMap(cutsOf),
    start: stateOf([start], undefined),
    step(state, code) {
      if (state === MATCHED) return MATCHED;
      const { pcs, before } = read(state);
      const reached = closure(pcs, between(before, code));
      if (isMatch(reached)) return MATCHED;
      const next = [...reached].flatMap((at) => {
        const one = inst[at];
        return one && KINDS.get(one.op) === 'character' && one.matchRune(code) ? [one.out] : [];
      });
      return stateOf([...next, start], code);
    },
    accepts(state) {
      if (state === MATCHED) return wanted;
      const { pcs, before } = read(state);
      return isMatch(closure(pcs, between(before, undefined))) === wanted;
    },
    isLost: (state) => !wanted && state === MATCHED,
  };
}

/** Where the machine is, and what kind of character came last, since that tells what is between it and the next. */
function stateOf(pcs: readonly number[], last: number | undefined): string {
  const before = last === undefined ? 'begin' : last === NEWLINE ? 'newline' : isWord(last) ? 'word' : 'other';
  return `${before} ${[...new Set(pcs)].sort((a, b) => a - b).join(',')}`;
}

function read(state: string): { readonly pcs: readonly number[]; readonly before: string } {
  const [before = '', pcs = ''] = state.split(' ');
  return { before, pcs: pcs.split(',').map(Number) };
}

function between(before: string, next: number | undefined): number {
  const boundary = (before === 'word') !== (next !== undefined && isWord(next));
  return (
    (before === 'begin' ? BETWEEN.beginText | BETWEEN.beginLine : 0) |
    (before === 'newline' ? BETWEEN.beginLine : 0) |
    (next === undefined ? BETWEEN.endText | BETWEEN.endLine : 0) |
    (next === NEWLINE ? BETWEEN.endLine : 0) |
    (boundary ? BETWEEN.wordBoundary : BETWEEN.noWordBoundary)
  );
}

/** RE2's word characters. */
function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

const WORD_CUTS = [48, 58, 65, 91, 95, 96, 97, 123, NEWLINE, NEWLINE + 1];

function cutsOf(one: PatternInstruction): readonly number[] {
  const kind = KINDS.get(one.op);
  if (kind === 'empty') return WORD_CUTS;
  if (kind !== 'character') return [];
  const { runes } = one;
  if (runes.length === 1) return [...alike(one)].flatMap((code) => [code, code + 1]);
  return [...Array.from(runes).flatMap((code, index) => (index % 2 === 0 ? [code] : [code + 1])), NEWLINE, NEWLINE + 1];
}

const LAST_FOLDED = 0x1_e9_43;
const folds = new Map<string, readonly number[]>();

/** The code points that an instruction of a single one takes, which may ignore case. */
function alike(one: PatternInstruction): readonly number[] {
  const [code = 0] = Array.from(one.runes);
  if (one.arg === 0) return [code];
  const key = `${code} ${one.arg}`;
  let same = folds.get(key);
  if (!same) {
    same = Array.from({ length: LAST_FOLDED + 1 }, (_, at) => at).filter((at) => one.matchRune(at));
    folds.set(key, same);
  }
  return same;
}
