import { hasLoneSurrogate } from '../base/stray-names.ts';

const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const LARGEST = 2n ** 53n;

/**
 * Has the text nothing that O4 refuses and `JSON.parse` takes: brackets deeper than `depth`, integers beyond 2^53,
 * numbers too large to be finite? One pass that jumps over strings. A text that is no JSON may get either answer.
 */
export function isWithinCaps(text: string, depth: number): boolean {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      i = endOfString(text, i + 1);
      if (i < 0) return false;
    } else if (code === 0x7b || code === 0x5b) {
      open += 1;
      if (open > depth) return false;
    } else if (code === 0x7d || code === 0x5d) open -= 1;
    else if (code >= 0x30 && code <= 0x39) {
      const end = endOfNumber(text, i);
      if (end < 0) return false;
      i = end - 1;
    }
  }
  return true;
}

function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at > 0 && text.charCodeAt(at - 1) === 0x5c) {
    let slashes = 1;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return at;
}

/** End of the number whose digits start here; negative when it is refused. */
function endOfNumber(text: string, from: number): number {
  let at = endOfDigits(text, from + 1);
  const isLong = at - from > 15;
  const isFraction = text.charCodeAt(at) === 0x2e;
  if (isFraction) at = endOfDigits(text, at + 1);
  const hasExponent = (text.charCodeAt(at) | 0x20) === 0x65;
  if (!hasExponent && (!isLong || (isFraction && at - from < 300))) return at;
  NUMBER.lastIndex = from;
  const raw = NUMBER.exec(text)?.[0] ?? '';
  return numberFault(raw) === undefined ? from + raw.length : -1;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(at)) at += 1;
  return at;
}

/** Why a number is refused (O4), whatever its sign. */
export function numberFault(raw: string): 'unsafeInteger' | 'notFinite' | undefined {
  if (/^-?[0-9]+$/.test(raw)) {
    const digits = raw.replace('-', '');
    return digits.length > 15 && (digits.length > 16 || BigInt(digits) > LARGEST) ? 'unsafeInteger' : undefined;
  }
  return Number.isFinite(Number(raw)) ? undefined : 'notFinite';
}

/** May there be half a character in a text that is JSON? */
export function mayHoldLoneSurrogate(text: string): boolean {
  return mayEscapeLoneSurrogate(text) || hasLoneSurrogate(text);
}

/** May an escape of a text that is JSON be half a character? */
export function mayEscapeLoneSurrogate(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    const unit = escapedUnit(text, at);
    if (unit === undefined) at += 2;
    else if (unit < 0xd800 || unit > 0xdfff) at += 6;
    else if (unit < 0xdc00 && isLowHalf(escapedUnit(text, at + 6))) at += 12;
    else return true;
  }
  return false;
}

/** The UTF-16 unit that a `\u` escape at `at` stands for. */
function escapedUnit(text: string, at: number): number | undefined {
  return text.startsWith('\\u', at) ? parseInt(text.slice(at + 2, at + 6), 16) : undefined;
}

function isLowHalf(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0xdc00 && unit <= 0xdfff;
}
