/** How long a pause may be between two letters of one search, in milliseconds. */
const PAUSE = 700;

export interface TypedText {
  readonly text: string;
  /** `timeStamp` of the last key press. */
  readonly at: number;
}

export const NOTHING_TYPED: TypedText = { text: '', at: -Infinity };

/** What is searched for after one more character; after a pause a new search begins. */
export function typed(before: TypedText, character: string, at: number): TypedText {
  return { text: at - before.at > PAUSE ? character : before.text + character, at };
}

/**
 * The row that a search finds, or -1: the next one that starts with the text, from `now` on and around the end. One letter, also when it is
 * pressed again and again, goes on to the next row that starts with it.
 */
export function findTyped(names: readonly string[], now: number, text: string): number {
  const letters = [...text.toLowerCase()];
  const repeated = letters.every((letter) => letter === letters[0]);
  const wanted = repeated ? (letters[0] ?? '') : text.toLowerCase();
  const first = repeated ? now + 1 : now;
  for (let step = 0; step < names.length; step += 1) {
    const at = (first + step) % names.length;
    if (names[at]?.toLowerCase().startsWith(wanted) === true) return at;
  }
  return -1;
}
