import { addFault, addRoughFault, characterName, isLineEnd, type JsonCursor } from './json-cursor.ts';
import type { Span } from './json-node.ts';

export type ScannedString = Span & { readonly value: string };

const DOUBLE = '“”„‟«»″＂';
const SINGLE = "'‘’‚‛‹›′`´";
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Does a text in other quotes than JSON's start with this character? */
export function isWrongQuote(character: string | undefined): boolean {
  return character !== undefined && character !== '' && (DOUBLE.includes(character) || SINGLE.includes(character));
}

/** Reads a string from its `"`; what is wrong in it becomes faults, what was meant becomes its value. */
export function scanString(cursor: JsonCursor): ScannedString {
  const { text } = cursor;
  const offset = cursor.at;
  const faultsBefore = cursor.faults.length;
  const { end, value, closed } = scanBody(cursor, offset + 1);
  const stopper = closed ? firstAfter(text, end) : end;
  if (!closed || !mayFollow(text, stopper)) {
    const repaired = closingTypographic(text, offset, end) ?? (closed ? innerQuotes(text, offset, end) : undefined);
    if (repaired) {
      cursor.faults.length = faultsBefore;
      addRoughFault(cursor, stopper, repaired.message, repaired.title, repaired.edits);
      return finish(cursor, offset, repaired.end, repaired.value);
    }
  }
  if (closed) return finish(cursor, offset, end, value);
  return unclosed(cursor, offset, end);
}

function finish(cursor: JsonCursor, offset: number, end: number, value: string): ScannedString {
  cursor.at = end;
  cursor.lastEnd = end;
  return { offset, length: end - offset, value };
}

function scanBody(cursor: JsonCursor, from: number): { end: number; value: string; closed: boolean } {
  const { text } = cursor;
  let value = '';
  let at = from;
  let plain = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1, value: value + text.slice(plain, at), closed: true };
    if (at >= text.length || isLineEnd(code)) return { end: at, value: value + text.slice(plain, at), closed: false };
    if (code === 0x5c) {
      value += text.slice(plain, at);
      const escape = scanEscape(cursor, at);
      value += escape.value;
      at = plain = escape.end;
    } else {
      if (code < 32) {
        const how = code === 9 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`;
        addFault(cursor, at, `${characterName(text, at)} cannot stand in quotes. Write it as ${how}.`);
      }
      at += 1;
    }
  }
}

function scanEscape(cursor: JsonCursor, at: number): { value: string; end: number } {
  const { text } = cursor;
  const name = text[at + 1];
  const known = name === undefined ? undefined : ESCAPES[name];
  if (known !== undefined) return { value: known, end: at + 2 };
  let bad = at + 1;
  if (name === 'u') {
    bad = at + 2;
    while (bad < at + 6 && /[0-9a-fA-F]/.test(text[bad] ?? '')) bad += 1;
    if (bad === at + 6) return { value: String.fromCharCode(parseInt(text.slice(at + 2, bad), 16)), end: bad };
    addFault(cursor, bad, 'A bad escape: \\u wants four hexadecimal digits.');
  } else if (name !== undefined && !isLineEnd(text.charCodeAt(bad))) {
    addFault(cursor, bad, `A bad escape: \\${name} means nothing in JSON. A backslash itself is written \\\\.`);
    bad += 1;
  }
  return { value: text.slice(at + 1, bad), end: bad };
}

interface Repair {
  readonly end: number;
  readonly value: string;
  readonly message: string;
  readonly title: string;
  readonly edits: { offset: number; length: number; text: string }[];
}

/** `"Purchase”,` : the closing quotes are typographic. */
function closingTypographic(text: string, offset: number, end: number): Repair | undefined {
  for (let at = offset + 1; at < end; at++) {
    if (!isWrongQuote(text[at]) || text[at] === "'" || !isEndLike(text, at + 1)) continue;
    return {
      end: at + 1,
      value: text.slice(offset + 1, at),
      message: `The closing quotes ${text[at]} are typographic. JSON wants straight ones.`,
      title: 'Use straight quotes',
      edits: [{ offset: at, length: 1, text: '"' }],
    };
  }
  return undefined;
}

/** `"Say "hi" now"` : quotes inside the text. */
function innerQuotes(text: string, offset: number, end: number): Repair | undefined {
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + 256))?.[0] ?? '';
  if (/^\s*["=]/.test(rest)) return undefined;
  const close = /"\s{0,8}(?:[,}\]]|$)/.exec(rest);
  if (!close || rest.slice(0, close.index).includes(':')) return undefined;
  const quotes = [end - 1];
  for (let at = end; at < end + close.index; at++) if (text[at] === '"' && text[at - 1] !== '\\') quotes.push(at);
  return {
    end: end + close.index + 1,
    value: text.slice(offset + 1, end + close.index),
    message: 'Quotes inside the text end it early. Inside, they are written \\".',
    title: 'Escape the inner quotes',
    edits: quotes.map((at) => ({ offset: at, length: 1, text: '\\"' })),
  };
}

/** The line or the text ends inside quotes: what closes lists and objects at its end is not meant as text. */
function unclosed(cursor: JsonCursor, offset: number, end: number): ScannedString {
  const { text } = cursor;
  const body = text.slice(offset + 1, end);
  const kept = withoutClosers(body);
  const where = end >= text.length ? 'The text ends' : 'The line ends';
  const message = `${where} inside quotes: the closing quotes are missing.`;
  const at = offset + 1 + kept.length;
  // A backslash at the end would escape the new quotes.
  if (kept === '' || kept.endsWith('\\')) addRoughFault(cursor, end, message);
  else addRoughFault(cursor, end, message, 'Close the quotes', [{ offset: at, length: 0, text: '"' }]);
  return finish(cursor, offset, at, kept);
}

function withoutClosers(body: string): string {
  let end = body.length;
  while (end > 0 && /[\s,}\]]/.test(body[end - 1] ?? '')) end -= 1;
  return body.slice(0, end);
}

/** Reads a text in single or typographic quotes: one fault, which puts it in straight double quotes. */
export function scanWrongQuotes(cursor: JsonCursor): ScannedString {
  const { text } = cursor;
  const offset = cursor.at;
  const open = text[offset] ?? '';
  const closers = DOUBLE.includes(open) ? `${DOUBLE}"` : SINGLE;
  let close = -1;
  let at = offset + 1;
  for (; at < text.length && !isLineEnd(text.charCodeAt(at)); at++) {
    if (text[at] === '\\') at += 1;
    else if (closers.includes(text[at] ?? '')) {
      const last = isEndLike(text, at + 1);
      if (close < 0 || last) close = at;
      if (last) break;
    }
  }
  const body = text.slice(offset + 1, close < 0 ? Math.min(at, text.length) : close);
  const kept = close < 0 ? withoutClosers(body) : body;
  const end = close < 0 ? offset + 1 + kept.length : close + 1;
  const value = kept.replace(/\\(['"\\])/g, '$1');
  const kind = open === "'" || open === '`' ? `Single quotes (${open})` : `Typographic quotes (${open})`;
  const add = close < 0 ? addRoughFault : addFault;
  add(
    cursor,
    offset,
    `${kind} cannot stand around text. JSON wants straight double quotes.`,
    'Use straight double quotes',
    [{ offset, length: end - offset, text: JSON.stringify(value) }],
  );
  return finish(cursor, offset, end, value);
}

function firstAfter(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  return at;
}

function mayFollow(text: string, at: number): boolean {
  const isComment = text[at] === '#' || text.startsWith('//', at) || text.startsWith('/*', at);
  return at >= text.length || ',:}]'.includes(text[at] ?? '') || isComment;
}

/** Only white space up to something that may follow a text, or to the end of the line. */
function isEndLike(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return mayFollow(text, at) || isLineEnd(text.charCodeAt(at));
}
