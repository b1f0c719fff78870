import { addFault, addRoughFault, isLineEnd, type JsonCursor } from './json-cursor.ts';
import { shorten } from './shorten.ts';
import type { JsonNode, Span } from './json-node.ts';

const NUMBER_LIKE = /[-+.\w$]*/y;
/** Longer runs are read in pieces: what is not JSON must not cost more than its length. */
const LONGEST = 256;
const WORD = /[^\s,:=;{}[\]"'“”/#]{1,256}/y;
const LITERALS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

export function isNumberStart(character: string | undefined): boolean {
  return character !== undefined && /[-+.0-9]/.test(character);
}

export function isWordStart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}_$@<]/u.test(character);
}

/** Reads a number, or what looks like one: then a fault at the first character that no number has there. */
export function scanNumber(cursor: JsonCursor): JsonNode {
  const offset = cursor.at;
  NUMBER_LIKE.lastIndex = offset;
  const raw = NUMBER_LIKE.exec(cursor.text)?.[0] ?? '';
  cursor.at = cursor.lastEnd = offset + raw.length;
  const good = goodPrefix(raw);
  if (good === raw.length && /[0-9]$/.test(raw)) return { kind: 'number', offset, length: raw.length, raw };
  addFault(cursor, offset + good, `A bad number: ${shorten(raw)} is not how JSON writes a number.${reason(raw)}`);
  return { kind: 'invalid', offset, length: raw.length };
}

/** How much of it could start a number. */
function goodPrefix(raw: string): number {
  return (
    /^-?(?:(?:0|[1-9][0-9]*)(?:\.(?:[0-9]+(?:[eE](?:[+-]?[0-9]*))?)?|[eE](?:[+-]?[0-9]*))?)?/.exec(raw)?.[0].length ?? 0
  );
}

function reason(raw: string): string {
  if (raw.startsWith('+')) return ' It has no plus sign in front.';
  if (/^-?0[0-9]/.test(raw)) return ' It has no zeros in front.';
  if (/^-?\./.test(raw) || /\.(?![0-9])/.test(raw)) return ' It has digits on both sides of the point.';
  return '';
}

/** Reads a word: a literal, or text without quotes. */
export function scanWord(cursor: JsonCursor): JsonNode {
  const { text } = cursor;
  const offset = cursor.at;
  const word = wordAt(text, offset);
  const literal = LITERALS.find(([name]) => name === word);
  if (literal) {
    cursor.at = cursor.lastEnd = offset + word.length;
    return { kind: 'literal', offset, length: word.length, value: literal[1] };
  }
  const phrase = phraseAt(text, offset);
  cursor.at = cursor.lastEnd = offset + phrase.length;
  const bad = offset + Math.max(...LITERALS.map(([name]) => sharedStart(name, word)));
  const meant = LITERALS.find(([name]) => name === phrase.toLowerCase());
  if (meant) {
    const edits = [{ offset, length: phrase.length, text: meant[0] }];
    addFault(cursor, bad, `“${phrase}” is written ${meant[0]} in JSON.`, `Write ${meant[0]}`, edits);
    return { kind: 'literal', offset, length: phrase.length, value: meant[1] };
  }
  if (/^(?:NaN|Infinity|undefined|None|nil)$/.test(phrase)) {
    addFault(cursor, bad, `“${phrase}” is no JSON value.`);
    return { kind: 'invalid', offset, length: phrase.length };
  }
  faultOf(cursor, offset, phrase.length)(
    cursor,
    bad,
    `“${shorten(phrase)}” stands without quotes. Text stands in double quotes.`,
    `Put ${shorten(phrase)} in quotes`,
    [{ offset, length: phrase.length, text: JSON.stringify(phrase) }],
  );
  return { kind: 'string', offset, length: phrase.length, value: phrase };
}

/** Next to a quote it may be a text of which the other quote is missing. */
function faultOf(cursor: JsonCursor, offset: number, length: number): typeof addFault {
  return cursor.text[offset - 1] === '"' || cursor.text[offset + length] === '"' ? addRoughFault : addFault;
}

function wordAt(text: string, offset: number): string {
  WORD.lastIndex = offset;
  return WORD.exec(text)?.[0] ?? '';
}

/** Words up to what ends a value on this line: `Add to cart`. */
function phraseAt(text: string, offset: number): string {
  let end = offset;
  const limit = Math.min(text.length, offset + LONGEST);
  while (end < limit && !isLineEnd(text.charCodeAt(end)) && !',:{}[]"'.includes(text[end] ?? '')) {
    if (text.startsWith('//', end) || text.startsWith('/*', end) || text[end] === '#') break;
    end += 1;
  }
  return text.slice(offset, end).trimEnd();
}

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i;
}

/** Reads a key without quotes, up to its colon when that is on the same line. */
export function scanBareKey(cursor: JsonCursor): Span & { readonly name: string } {
  const offset = cursor.at;
  const phrase = phraseAt(cursor.text, offset);
  const after = cursor.text.slice(offset + phrase.length, offset + phrase.length + 8).trimStart();
  const name = after.startsWith(':') && !phrase.includes('=') ? phrase : wordAt(cursor.text, offset);
  cursor.at = cursor.lastEnd = offset + name.length;
  faultOf(cursor, offset, name.length)(
    cursor,
    offset,
    `The key ${shorten(name)} stands without quotes. Keys stand in double quotes.`,
    `Put ${shorten(name)} in quotes`,
    [{ offset, length: name.length, text: JSON.stringify(name) }],
  );
  return { offset, length: name.length, name };
}
