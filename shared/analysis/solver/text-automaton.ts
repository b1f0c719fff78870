/** A language of texts, read code point by code point. States are texts that tell them apart. */
export interface TextAutomaton {
  /** Code points at which it may start to treat characters differently. */
  readonly cuts: readonly number[];
  readonly start: string;
  step(state: string, code: number): string;
  accepts(state: string): boolean;
  /** Whether it is known that nothing that follows will be accepted. */
  isLost(state: string): boolean;
  /** What it has done so far beyond a look-up a step, in instructions. */
  readonly work?: number;
}

/** How characters are compared: the code points that a text's code point stands for one of. */
export interface CharacterMap {
  of(code: number): number;
  /** All code points that are mapped to this one. */
  sources(code: number): readonly number[];
}

export const SAME: CharacterMap = { of: (code) => code, sources: (code) => [code] };

const LOST = 'lost';
const DONE = 'done';

/** The texts that are one of the words, or that are none of them. */
export function wordAutomaton(words: readonly string[], wanted: boolean, map = SAME): TextAutomaton {
  const whole = new Set(words.map((word) => keyOf(codesOf(word))));
  const starts = new Set(
    words.flatMap((word) => codesOf(word).map((_, index, codes) => keyOf(codes.slice(0, index + 1)))),
  );
  return {
    cuts: cutsOf(words, map),
    start: '',
    step(state, code) {
      if (state === LOST) return LOST;
      const next = `${state}${map.of(code)},`;
      return starts.has(next) ? next : LOST;
    },
    accepts: (state) => (state !== LOST && whole.has(state)) === wanted,
    isLost: (state) => wanted && state === LOST,
  };
}

export type PartPlace = 'start' | 'end' | 'anywhere';

/** The texts that have the part at that place, or that do not. */
export function partAutomaton(part: string, place: PartPlace, wanted: boolean, map = SAME): TextAutomaton {
  const codes = codesOf(part);
  const failures = failuresOf(codes);
  const advance = (from: number, code: number): number => {
    let matched = from;
    while (matched > 0 && codes[matched] !== code) matched = failures[matched - 1] ?? 0;
    return codes[matched] === code ? matched + 1 : 0;
  };
  const step = (state: string, code: number): string => {
    if (state === LOST || state === DONE) return state;
    const matched = Number(state);
    const read = map.of(code);
    if (place === 'start') return codes[matched] === read ? stateOf(matched + 1) : LOST;
    return stateOf(advance(matched, read));
  };
  const stateOf = (matched: number): string => (matched === codes.length && place !== 'end' ? DONE : String(matched));
  return {
    cuts: cutsOf([part], map),
    start: stateOf(0),
    step,
    accepts: (state) => (state === DONE || (place === 'end' && state === String(codes.length))) === wanted,
    isLost: (state) => (wanted ? state === LOST : state === DONE),
  };
}

/** For each length matched, the longest shorter one that is matched too (Knuth, Morris, Pratt). */
function failuresOf(codes: readonly number[]): readonly number[] {
  const failures: number[] = [];
  let matched = 0;
  codes.forEach((code, index) => {
    if (index > 0) {
      while (matched > 0 && codes[matched] !== code) matched = failures[matched - 1] ?? 0;
      if (codes[matched] === code) matched += 1;
    }
    failures.push(matched);
  });
  return failures;
}

export function codesOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

function keyOf(codes: readonly number[]): string {
  return codes.map((code) => `${code},`).join('');
}

function cutsOf(texts: readonly string[], map: CharacterMap): readonly number[] {
  const codes = new Set(texts.flatMap(codesOf));
  return [...codes].flatMap((code) => map.sources(code).flatMap((source) => [source, source + 1]));
}
