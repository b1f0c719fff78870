import { addFault, addRoughFault, skipTrivia, startCursor, type JsonCursor, type SyntaxFault } from './json-cursor.ts';
import { between, enter, isMissingBrace, isValueStart, leave, skipGarbage } from './json-entries.ts';
import { extraText, missingAtEnd, missingBefore } from './json-list-faults.ts';
import { endOf, type JsonMember, type JsonNode } from './json-node.ts';
import { pointerTo } from './json.ts';
import { isNumberStart, isWordStart, scanBareKey, scanNumber, scanWord } from './scan-json-scalar.ts';
import { isWrongQuote, scanString, scanWrongQuotes } from './scan-json-string.ts';
import { shorten } from './shorten.ts';

/** The parser goes by recursion, and no deeper. Callers have refused deeper JSON before (H1); this is for what is no JSON. */
const DEEPEST = 64;

export interface LocatedJson {
  /** Absent when the text holds nothing that could be a value. */
  readonly root?: JsonNode | undefined;
  /** Entries that stand where a list should: the root list has no opening bracket. */
  readonly bareList?: true;
  /** Empty when the text is JSON. */
  readonly faults: readonly SyntaxFault[];
}

/** Parses with places, on past errors, as far as can be told what was meant. `entry` names an entry of a root list. */
export function parseLocatedJson(text: string, o: { from?: number; entry?: string } = {}): LocatedJson {
  const cursor = startCursor(text, o.from ?? 0, o.entry ?? 'entry');
  skipGarbage(cursor);
  const root = parseValue(cursor);
  skipTrivia(cursor);
  if (!root && cursor.faults.length === 0) addFault(cursor, cursor.at, 'There is nothing here.');
  const next = text[cursor.at];
  if (root?.kind === 'object' && cursor.open.length === 0 && (next === ',' || next === '{')) {
    return { root: parseBareList(cursor, root), bareList: true, faults: cursor.faults };
  }
  if (cursor.at < text.length) extraText(cursor, root);
  else if (cursor.open.length > 0) missingAtEnd(cursor, cursor.open);
  return { root, faults: cursor.faults };
}

function parseValue(cursor: JsonCursor): JsonNode | undefined {
  const character = cursor.text[cursor.at];
  if (character === '"') return { kind: 'string', ...scanString(cursor) };
  if ((character === '{' || character === '[') && cursor.open.length >= DEEPEST) return tooDeep(cursor);
  if (character === '{') return parseObject(cursor);
  if (character === '[') return parseArray(cursor);
  if (isNumberStart(character)) return scanNumber(cursor);
  if (isWordStart(character)) return scanWord(cursor);
  if (isWrongQuote(character)) return { kind: 'string', ...scanWrongQuotes(cursor) };
  return undefined;
}

function tooDeep(cursor: JsonCursor): JsonNode {
  const offset = cursor.at;
  addRoughFault(cursor, offset, `More than ${DEEPEST} brackets are open here. The rest is not read.`);
  cursor.at = cursor.text.length;
  return { kind: 'invalid', offset, length: 1 };
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

function parseArray(cursor: JsonCursor): JsonNode {
  const offset = cursor.at;
  const elements: Open<JsonNode>[] = [];
  enter(cursor, '[');
  parseElements(cursor, elements);
  const end = leave(cursor, ']') ? cursor.at : endOf(elements.at(-1) ?? { offset, length: 1 });
  return { kind: 'array', offset, length: end - offset, elements };
}

/** Entries up to the end of the list, which stays to be read. */
function parseElements(cursor: JsonCursor, elements: Open<JsonNode>[]): void {
  const outer = cursor.pointer;
  while (between(cursor, elements, ']')) {
    cursor.pointer = pointerTo(outer, elements.length);
    const element = parseValue(cursor);
    cursor.pointer = outer;
    if (element) elements.push(element);
  }
}

/** `{…}, {…}` without the brackets of the list. */
function parseBareList(cursor: JsonCursor, first: JsonNode): JsonNode {
  const elements: Open<JsonNode>[] = [first];
  const at = cursor.faults.length;
  const start = cursor.at;
  cursor.open.push('[');
  parseElements(cursor, elements);
  const inner = cursor.open.splice(0).slice(1);
  if (inner.length > 0) missingAtEnd(cursor, inner);
  const hasClose = cursor.text[cursor.at] === ']';
  if (hasClose) cursor.at += 1;
  const end = hasClose ? cursor.at : endOf(elements.at(-1) ?? first);
  const edits = [{ offset: first.offset, length: 0, text: '[' }];
  if (!hasClose) edits.push({ offset: cursor.lastEnd, length: 0, text: ']' });
  const message = `A bracket is missing: more than one ${cursor.entry} stands in a list, between [ and ].`;
  addFault(cursor, start, message, 'Put the list in [ ]', edits);
  cursor.faults.splice(at, 0, ...cursor.faults.splice(-1));
  skipTrivia(cursor);
  if (cursor.at < cursor.text.length) extraText(cursor, undefined);
  return { kind: 'array', offset: first.offset, length: end - first.offset, elements };
}

function parseObject(cursor: JsonCursor): JsonNode {
  const offset = cursor.at;
  const members: Open<JsonMember>[] = [];
  let comma: number | undefined;
  enter(cursor, '{');
  while (between(cursor, members, '}')) {
    if (isMissingBrace(cursor)) {
      missingBefore(cursor, members, '}');
      comma = members.at(-1)?.comma;
      break;
    }
    members.push(parseMember(cursor));
  }
  const end = leave(cursor, '}') ? cursor.at : endOf(members.at(-1) ?? { offset, length: 1 });
  // The comma before the next entry is the list's, not this object's.
  return { kind: 'object', offset, length: end - offset, members, ...(comma === undefined ? {} : { comma }) };
}

function parseMember(cursor: JsonCursor): Open<JsonMember> {
  const { text } = cursor;
  const outer = cursor.pointer;
  const key = parseKey(cursor);
  cursor.pointer = pointerTo(outer, key.name);
  parseColon(cursor, key.name);
  skipGarbage(cursor);
  const from = cursor.at;
  const value = isEntryEnd(text[from]) ? undefined : parseValue(cursor);
  cursor.pointer = outer;
  if (!value && cursor.faults.at(-1)?.offset !== from) {
    addRoughFault(cursor, from, `“${shorten(key.name)}” has no value.`);
  }
  return { key, offset: key.offset, length: cursor.lastEnd - key.offset, ...(value ? { value } : {}) };
}

function isEntryEnd(character: string | undefined): boolean {
  return character === undefined || ',:]}'.includes(character);
}

function parseKey(cursor: JsonCursor): JsonMember['key'] {
  const character = cursor.text[cursor.at];
  if (character === '"' || isWrongQuote(character)) {
    const { value, ...span } = character === '"' ? scanString(cursor) : scanWrongQuotes(cursor);
    return { ...span, name: value };
  }
  if (character === '{' || character === '[') {
    const offset = cursor.at;
    addRoughFault(cursor, offset, 'A key in double quotes is missing before this.');
    parseValue(cursor);
    return { offset, length: cursor.lastEnd - offset, name: '' };
  }
  return scanBareKey(cursor);
}

function parseColon(cursor: JsonCursor, name: string): void {
  skipTrivia(cursor);
  const { text } = cursor;
  const at = cursor.at;
  if (text[at] === ':') {
    cursor.at += 1;
    cursor.lastEnd = cursor.at;
    return;
  }
  const message = `A colon is missing after “${shorten(name)}”.`;
  const instead = /^(?:=>|->|=|;)/.exec(text.slice(at, at + 2))?.[0];
  if (instead !== undefined) {
    addFault(cursor, at, message, 'Write a colon', [{ offset: at, length: instead.length, text: ':' }]);
    cursor.at += instead.length;
    cursor.lastEnd = cursor.at;
  } else if (isValueStart(text[at])) {
    addFault(cursor, at, message, 'Add the colon', [{ offset: cursor.lastEnd, length: 0, text: ':' }]);
  }
}
