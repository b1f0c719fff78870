import { decodeUtf8, utf8Length } from './decode-utf8.ts';
import type { SyntaxFault } from './json-cursor.ts';
import { tooDeepAt } from './json-depth.ts';
import type { JsonNode } from './json-node.ts';
import { parseLocatedJson } from './parse-located-json.ts';
import { strayNames } from './stray-names.ts';
import type { ProblemAt } from './text-problem.ts';
import { lineStarts } from './text-position.ts';

export interface JsonTextCaps {
  /** Bytes of UTF-8. */
  readonly bytes: number;
  /** Brackets inside one another. */
  readonly depth: number;
  /** What an entry of a root list is called in messages. */
  readonly entry?: string;
}

export interface CheckedJsonText {
  /** Decoded, with its byte order mark; absent where it is no text. */
  readonly text?: string;
  readonly starts: readonly number[];
  /** Absent where nothing could be read. With `bareList`, the list around it is missing in the text. */
  readonly root?: JsonNode | undefined;
  readonly bareList?: true;
  /** Codes `json.*` (H6). */
  readonly found: readonly ProblemAt[];
  /** The parse had to guess what was meant: fixes are to be proved by `provenFixes`. */
  readonly guessed?: true;
}

/**
 * Checks bytes or text as JSON (H1): encoding, caps, grammar, duplicate keys, lone surrogates, all at once and located.
 * `JSON.parse` is the judge of the grammar; the tolerant parse says where and why.
 */
export function checkJsonText(input: Uint8Array | string, caps: JsonTextCaps): CheckedJsonText {
  if (input.length > caps.bytes || (typeof input === 'string' && utf8Length(input) > caps.bytes)) {
    return refuse('', 'json.tooLarge', `The text is larger than ${bytesInWords(caps.bytes)}, the most that is read.`);
  }
  const decoded = typeof input === 'string' ? { ok: true as const, value: input } : decodeUtf8(input);
  if (!decoded.ok) return refuse(decoded.error.before, 'json.encoding', decoded.error.message);
  const text = decoded.value;
  const starts = lineStarts(text);
  const from = /^\uFEFF*/.exec(text)?.[0].length ?? 0;
  const at: ProblemAt[] = from > 0 ? [byteOrderMark(from)] : [];
  const isBlank = text.slice(from).trim() === '';
  if (isBlank) at.push(empty(text, from));
  const deep = tooDeepAt(text, caps.depth);
  if (deep !== undefined) at.push(tooDeep(deep, caps.depth));
  if (isBlank || deep !== undefined) return { text, starts, found: at };
  const { root, faults, bareList } = parseLocatedJson(text, {
    from,
    ...(caps.entry === undefined ? {} : { entry: caps.entry }),
  });
  const syntax = judged(text.slice(from), faults).map(syntaxProblem);
  const stray = root ? strayNames(root) : [];
  return {
    text,
    starts,
    root,
    ...(bareList ? { bareList } : {}),
    found: [...at, ...syntax, ...stray],
    ...(faults.some(({ rough }) => rough) ? { guessed: true } : {}),
  };
}

/** The faults, unless `JSON.parse` sees it otherwise. */
function judged(text: string, faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    if (faults.length > 0) return faults;
    const message = `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
    return [{ offset: 0, length: 0, message, pointer: '', fixes: [] }];
  }
}

function syntaxProblem(fault: SyntaxFault): ProblemAt {
  const { offset, length, message, pointer, fixes } = fault;
  return { code: 'json.syntax', offset, length, message, pointer, fixes };
}

function byteOrderMark(length: number): ProblemAt {
  return {
    code: 'json.encoding',
    message: 'The text starts with a byte order mark. JSON has none.',
    pointer: '',
    offset: 0,
    length,
    fixes: [{ title: 'Remove the byte order mark', edits: [{ offset: 0, length, text: '' }] }],
  };
}

function empty(text: string, from: number): ProblemAt {
  const blank = text.slice(from);
  const length = /^[ \t\r\n]*$/.test(blank) ? 0 : blank.length;
  return {
    code: 'json.empty',
    message: 'There is nothing here.',
    pointer: '',
    offset: from,
    length: 0,
    fixes: [{ title: 'Insert []', edits: [{ offset: from, length, text: '[]' }] }],
  };
}

function tooDeep(offset: number, depth: number): ProblemAt {
  const message = `More than ${depth} brackets are open here: lists and objects go no deeper.`;
  return { code: 'json.tooDeep', message, pointer: '', offset, length: 1 };
}

function refuse(before: string, code: string, message: string): CheckedJsonText {
  const starts = lineStarts(before);
  return { starts, found: [{ code, message, pointer: '', offset: before.length, length: 0 }] };
}

function bytesInWords(bytes: number): string {
  return bytes % 1024 === 0 ? `${bytes / 1024} KiB` : `${bytes} bytes`;
}
