import { folded } from '../../engine/scalar-equality.ts';
import type { CharacterMap } from './text-automaton.ts';

/**
 * `ignoreCase` seen one character at a time (C5). Exact for texts that are equal to an ASCII text: whatever is folded to
 * ASCII stands alone. Otherwise only a guess, as some characters fold together with their neighbours.
 */
export const FOLDED: CharacterMap = {
  of(code) {
    const [first, second] = Array.from(folded(String.fromCodePoint(code)));
    return first !== undefined && second === undefined ? (first.codePointAt(0) ?? code) : code;
  },
  sources(code) {
    const character = String.fromCodePoint(code);
    const cased = [character, character.toLowerCase(), character.toUpperCase()].flatMap((text) =>
      Array.from(text).length === 1 ? [text.codePointAt(0) ?? code] : [],
    );
    return [...new Set([code, ...cased, ...(TWINS.get(code) ?? [])])];
  },
};

/** Characters that NFC, then lower case, turn into an ASCII one: the Kelvin sign, the Greek question mark, varia. */
const TWINS = new Map(
  [
    ['k', 0x212a],
    ['K', 0x212a],
    [';', 0x037e],
    ['`', 0x1fef],
  ].map(([character, twin]) => [String(character).charCodeAt(0), [Number(twin)]] as const),
);

/** As booleans are read from texts: in any case (C5). */
export const ASCII_LOWER: CharacterMap = {
  of: (code) => (code >= 65 && code <= 90 ? code + 32 : code),
  sources: (code) => (code >= 97 && code <= 122 ? [code, code - 32] : [code]),
};

export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
