import type { Edit, Fix } from './problem.ts';

/** Something that the JSON grammar does not allow, at the first character that cannot stand there (H5). */
export interface SyntaxFault {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  /** JSON Pointer of the list or object it stands in. */
  readonly pointer: string;
  readonly fixes: readonly Fix[];
  /** What was meant around it is a guess: other fixes near it would be guesses too. */
  readonly rough?: true;
}

/** Where a tolerant parse is. */
export interface JsonCursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  /** Brackets that are open, outermost first. */
  readonly open: ('[' | '{')[];
  at: number;
  /** End of the last token read: where something missing is put. */
  lastEnd: number;
  /** Pointer of the innermost open list or object. */
  pointer: string;
  /** Offset of a closing bracket whose missing partners are already reported. */
  forgiven: number;
  /** What an entry of the root list is called in messages. */
  readonly entry: string;
}

export function startCursor(text: string, at: number, entry: string): JsonCursor {
  return { text, faults: [], open: [], at, lastEnd: at, pointer: '', forgiven: -1, entry };
}

type Fault = [offset: number, message: string, title?: string, edits?: readonly Edit[]];

export function addFault(cursor: JsonCursor, ...[offset, message, title, edits = []]: Fault): void {
  const length = Math.min(1, cursor.text.length - offset);
  const fixes = title === undefined ? [] : [{ title, edits }];
  cursor.faults.push({ offset, length, message, pointer: cursor.pointer, fixes });
}

/** A fault that leaves in doubt what the text around it is. */
export function addRoughFault(cursor: JsonCursor, ...fault: Fault): void {
  addFault(cursor, ...fault);
  const last = cursor.faults.pop();
  if (last) cursor.faults.push({ ...last, rough: true });
}

/** How a character is called in a message. */
export function characterName(text: string, offset: number): string {
  const code = text.codePointAt(offset) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === 9) return 'A tab';
  if (code < 32 || (code >= 127 && code < 160)) return `A control character (${hex})`;
  if (isOddSpace(code)) return `An invisible character (${hex})`;
  if (code >= 0xd800 && code <= 0xdfff) return `Half a character (${hex})`;
  return `“${String.fromCodePoint(code)}”`;
}

/** White space or zero width to a reader, no white space to JSON. */
export function isOddSpace(code: number): boolean {
  return (
    code === 0x0b ||
    code === 0x0c ||
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Moves over white space, and over comments and odd spaces, which are faults. */
export function skipTrivia(cursor: JsonCursor): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === 32 || code === 10 || code === 13 || code === 9) cursor.at += 1;
    else if (code === 0x2f || code === 0x23) {
      if (!skipComment(cursor)) return;
    } else if (isOddSpace(code)) skipOddSpaces(cursor);
    else return;
  }
}

function skipOddSpaces(cursor: JsonCursor): void {
  const start = cursor.at;
  while (isOddSpace(cursor.text.charCodeAt(cursor.at))) cursor.at += 1;
  const edits = [{ offset: start, length: cursor.at - start, text: ' ' }];
  addFault(
    cursor,
    start,
    `${characterName(cursor.text, start)} cannot stand here. JSON knows spaces, tabs and line ends.`,
    'Make it a space',
    edits,
  );
}

function skipComment(cursor: JsonCursor): boolean {
  const { text, at } = cursor;
  const block = text.startsWith('/*', at);
  if (!block && !text.startsWith('//', at) && text[at] !== '#') return false;
  const message = 'A comment cannot stand in JSON.';
  if (block) {
    const close = text.indexOf('*/', at + 2);
    cursor.at = close < 0 ? text.length : close + 2;
    if (close < 0) {
      addRoughFault(cursor, at, `${message} This one never ends.`);
      return true;
    }
  } else {
    while (cursor.at < text.length && !isLineEnd(text.charCodeAt(cursor.at))) cursor.at += 1;
  }
  // A block comment may be all that keeps two numbers or words apart.
  const edits = [{ offset: at, length: cursor.at - at, text: block ? ' ' : '' }];
  addFault(cursor, at, message, 'Remove the comment', edits);
  return true;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
