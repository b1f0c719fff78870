import { addFault, addRoughFault, characterName, skipTrivia, type JsonCursor } from './json-cursor.ts';
import { missingBefore, readComma, trailingComma, type Entry } from './json-list-faults.ts';
import { isNumberStart, isWordStart } from './scan-json-scalar.ts';
import { isWrongQuote } from './scan-json-string.ts';

/** Skips what can start no value, with one fault a run. */
export function skipGarbage(cursor: JsonCursor): boolean {
  skipTrivia(cursor);
  let skipped = false;
  while (cursor.at < cursor.text.length && !isValueStart(cursor.text[cursor.at])) {
    if (cursor.open.length > 0 && ',:;]}'.includes(cursor.text[cursor.at] ?? '')) break;
    if (!skipped) addRoughFault(cursor, cursor.at, `${characterName(cursor.text, cursor.at)} cannot stand here.`);
    skipped = true;
    cursor.at += (cursor.text.codePointAt(cursor.at) ?? 0) > 0xffff ? 2 : 1;
  }
  if (skipped) skipTrivia(cursor);
  return skipped;
}

export function isValueStart(character: string | undefined): boolean {
  return (
    character === '"' ||
    character === '{' ||
    character === '[' ||
    isNumberStart(character) ||
    isWordStart(character) ||
    isWrongQuote(character)
  );
}

/** Moves to the next entry of a list or object, over commas; false at its end. Commas are noted at the entry before. */
export function between(cursor: JsonCursor, entries: Entry[], close: ']' | '}'): boolean {
  const last = entries.at(-1);
  const extra: number[] = [];
  let quiet = false;
  for (;;) {
    if (skipGarbage(cursor)) quiet = true;
    const { text, at } = cursor;
    const character = text[at];
    const closer = character === ']' || character === '}';
    if (
      character === undefined ||
      character === close ||
      (closer && cursor.open.includes(character === ']' ? '[' : '{'))
    ) {
      if (last?.comma !== undefined) trailingComma(cursor, last.comma, extra, close);
      if (closer && character !== close) missingBefore(cursor, entries, close);
      return false;
    }
    if (character === ',' || character === ';') {
      if (last?.comma !== undefined) extra.push(at);
      readComma(cursor, last);
    } else if (character === ':' || closer) {
      addRoughFault(cursor, at, closer ? `This ${character} closes nothing.` : 'This colon has no key before it.');
      cursor.at += 1;
      quiet = true;
    } else {
      if (last && last.comma === undefined && !quiet && !(close === '}' && isMissingBrace(cursor))) {
        const edits = [{ offset: cursor.lastEnd, length: 0, text: ',' }];
        // Without a space, quotes may be missing instead.
        const add = at === cursor.lastEnd && !/[[\]{}]/.test(text.slice(at - 1, at + 1)) ? addRoughFault : addFault;
        add(cursor, at, 'A comma is missing before this.', 'Add the comma', edits);
      }
      return true;
    }
  }
}

/** `[{"id": "30551" {…` : the next entry starts before this one is closed. */
export function isMissingBrace(cursor: JsonCursor): boolean {
  return cursor.text[cursor.at] === '{' && cursor.open.at(-2) === '[';
}

export function enter(cursor: JsonCursor, bracket: '[' | '{'): void {
  cursor.open.push(bracket);
  cursor.at += 1;
  cursor.lastEnd = cursor.at;
}

/** Leaves the brackets open at the end of the text: they are missing there. */
export function leave(cursor: JsonCursor, close: ']' | '}'): boolean {
  if (cursor.at >= cursor.text.length) return false;
  cursor.open.pop();
  if (cursor.text[cursor.at] !== close) return false;
  cursor.at += 1;
  cursor.lastEnd = cursor.at;
  return true;
}
