import {
  BETWEEN,
  PATTERN_OPS,
  patternProgram,
  type PatternInstruction,
  type PatternProgram,
} from '../../program/pattern-program.ts';
import type { TextAutomaton } from './text-automaton.ts';

type Kind = keyof typeof PATTERN_OPS;
const KINDS = new Map<number, Kind>(
  Object.entries(PATTERN_OPS).flatMap(([kind, ops]) => ops.map((op) => [op, kind as Kind] as const)),
);
const NEWLINE = 10;
const MATCHED = 'matched';

/** Where the machine is, and what kind of character came last, since that tells what is between it and the next. */
interface MachineState {
  readonly pcs: readonly number[];
  readonly before: Before;
  /** What is reached without a character, by what is between. */
  readonly closures: Map<number, Closure>;
  /** Names of the states that characters lead to. */
  readonly next: Map<number, string>;
}

interface Closure {
  readonly isMatch: boolean;
  readonly characters: readonly PatternInstruction[];
}

type Before = 'begin' | 'newline' | 'word' | 'other';

/** The texts in which a pattern is found, or those in which it is not: RE2's own machine, made deterministic. */
export function patternAutomaton(source: string, ignoreCase: boolean, wanted: boolean): TextAutomaton | undefined {
  const program = patternProgram(source, ignoreCase);
  return program && new PatternAutomaton(program, wanted);
}

class PatternAutomaton implements TextAutomaton {
  readonly cuts: readonly number[];
  readonly start: string;
  work = 0;
  readonly #program: PatternProgram;
  readonly #wanted: boolean;
  readonly #states: MachineState[] = [];
  readonly #names = new Map<string, string>();

  constructor(program: PatternProgram, wanted: boolean) {
    this.#program = program;
    this.#wanted = wanted;
    this.cuts = program.inst.flatMap(cutsOf);
    this.start = this.#nameOf([program.start], 'begin');
  }

  step(state: string, code: number): string {
    const at = this.#states[Number(state)];
    if (!at) return MATCHED;
    const known = at.next.get(code);
    if (known !== undefined) return known;
    const { isMatch, characters } = this.#closure(at, between(at.before, code));
    const taken = characters.filter((one) => one.matchRune(code)).map(({ out }) => out);
    this.work += characters.length + taken.length;
    const next = isMatch ? MATCHED : this.#nameOf([...taken, this.#program.start], kindOf(code));
    at.next.set(code, next);
    return next;
  }

  accepts(state: string): boolean {
    const at = this.#states[Number(state)];
    return (!at || this.#closure(at, between(at.before, undefined)).isMatch) === this.#wanted;
  }

  isLost(state: string): boolean {
    return !this.#wanted && state === MATCHED;
  }

  #nameOf(pcs: readonly number[], before: Before): string {
    const own = [...new Set(pcs)].sort((a, b) => a - b);
    const key = `${before} ${own.join(',')}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = String(this.#states.length);
      this.#names.set(key, name);
      this.#states.push({ pcs: own, before, closures: new Map(), next: new Map() });
    }
    return name;
  }

  #closure(state: MachineState, given: number): Closure {
    let closure = state.closures.get(given);
    if (!closure) state.closures.set(given, (closure = this.#reached(state.pcs, given)));
    return closure;
  }

  /** The instructions reached without a character, where what is between is as given. */
  #reached(from: readonly number[], given: number): Closure {
    const reached = new Set<number>();
    const characters: PatternInstruction[] = [];
    let isMatch = false;
    const open = [...from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const one = this.#program.inst[at];
      if (!one || reached.has(at)) continue;
      reached.add(at);
      const kind = KINDS.get(one.op);
      if (kind === 'character') characters.push(one);
      isMatch ||= kind === 'match';
      if (kind === 'fork') open.push(one.out, one.arg);
      if (kind === 'pass' || (kind === 'empty' && (one.arg & ~given) === 0)) open.push(one.out);
    }
    this.work += reached.size;
    return { isMatch, characters };
  }
}

function kindOf(code: number): Before {
  return code === NEWLINE ? 'newline' : isWord(code) ? 'word' : 'other';
}

function between(before: Before, next: number | undefined): number {
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
