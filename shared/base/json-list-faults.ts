import { addFault, addRoughFault, characterName, type JsonCursor } from './json-cursor.ts';
import type { JsonNode } from './json-node.ts';

/** What may be noted at an entry of a list or object: the comma after it. */
export interface Entry {
  comma?: number | undefined;
}

export function readComma(cursor: JsonCursor, last: Entry | undefined): void {
  const { text, at } = cursor;
  cursor.at += 1;
  cursor.lastEnd = cursor.at;
  const removal = [{ offset: at, length: 1, text: '' }];
  if (!last) addFault(cursor, at, 'There is nothing before this comma.', 'Remove the comma', removal);
  else if (last.comma !== undefined) addFault(cursor, at, 'One comma too many.', 'Remove the comma', removal);
  else {
    last.comma = at;
    if (text[at] === ';') {
      addFault(cursor, at, 'A comma is missing: entries have a comma between them.', 'Write a comma', [
        { offset: at, length: 1, text: ',' },
      ]);
    }
  }
}

export function trailingComma(cursor: JsonCursor, at: number, extra: readonly number[], close: ']' | '}'): void {
  const entry = close === '}' ? 'key' : cursor.open.length === 1 ? cursor.entry : 'entry';
  if (cursor.text[at] !== ',') return;
  const edits = [at, ...extra].map((offset) => ({ offset, length: 1, text: '' }));
  addFault(cursor, at, `A comma after the last ${entry}.`, 'Remove the comma', edits);
}

/** The bracket at the cursor closes something further out. */
export function missingBefore(cursor: JsonCursor, entries: readonly Entry[], close: ']' | '}'): void {
  if (cursor.forgiven === cursor.at) return;
  const target = cursor.text[cursor.at] === ']' || cursor.text[cursor.at] === '{' ? '[' : '{';
  const missing = cursor.open.slice(cursor.open.lastIndexOf(target) + 1);
  const text = missing.length === 0 ? close : closersOf(missing);
  const offset = entries.at(-1)?.comma ?? cursor.lastEnd;
  cursor.forgiven = cursor.at;
  addRoughFault(cursor, cursor.at, `A bracket is missing: ${text} belongs before this.`, `Add the missing ${text}`, [
    { offset, length: 0, text },
  ]);
}

function closersOf(open: readonly ('[' | '{')[]): string {
  const closers = open.map((bracket) => (bracket === '[' ? ']' : '}'));
  return closers.reverse().join('');
}

export function missingAtEnd(cursor: JsonCursor, open: readonly ('[' | '{')[]): void {
  const text = closersOf(open);
  addFault(
    cursor,
    cursor.text.length,
    `A bracket is missing: the text ends without ${text}.`,
    `Add the missing ${text}`,
    [{ offset: cursor.lastEnd, length: 0, text }],
  );
}

export function extraText(cursor: JsonCursor, root: JsonNode | undefined): void {
  const { text, at } = cursor;
  if (!root) return;
  const kind = root.kind === 'array' ? 'list' : 'value';
  if (text[at] === ',' && /^[ \t\r\n]*$/.test(text.slice(at + 1))) {
    addFault(cursor, at, `A comma after the end of the ${kind}.`, 'Remove the comma', [
      { offset: at, length: 1, text: '' },
    ]);
  } else
    addRoughFault(cursor, at, `Extra text after the end of the ${kind}: ${characterName(text, at)} cannot stand here.`);
}
