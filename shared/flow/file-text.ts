import { printParseErrorCode, visit, type JSONPath, type ParseErrorCode } from 'jsonc-parser';

/** Something wrong with the text of a file, before its meaning is looked at. */
export interface TextFault {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly path: JSONPath;
}

export const MAX_FILE_CHARACTERS = 64 * 1024 * 1024;
/** Deeper than an occurrence may be (O4), so that every accepted occurrence can be kept as a sample. */
export const MAX_FILE_DEPTH = 256;

/** What one linear scan tells of a text before any parser runs. */
export interface ScannedText {
  /** Length and nesting are capped. */
  readonly cap?: TextFault;
  /** How many members its objects have, if it is JSON: the colons outside texts. */
  readonly members: number;
}

export function scanText(text: string): ScannedText {
  let members = 0;
  if (text.length > MAX_FILE_CHARACTERS) {
    const message = 'The file is larger than 64 MiB, the most that a workspace may hold.';
    return { cap: fault('file.tooLarge', message, 0, 0), members };
  }
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === BACKSLASH) at += 1;
      else if (unit === QUOTE) inString = false;
    } else if (unit <= SPACE) continue;
    else if (unit === QUOTE) inString = true;
    else if (unit === COLON) members += 1;
    else if (unit === OPEN_BRACKET || unit === OPEN_BRACE) {
      depth += 1;
      if (depth > MAX_FILE_DEPTH) {
        const message = `The file nests deeper than ${MAX_FILE_DEPTH} levels.`;
        return { cap: fault('file.tooDeep', message, at, 1), members };
      }
    } else if (unit === CLOSE_BRACKET || unit === CLOSE_BRACE) depth -= 1;
  }
  return { members };
}

/**
 * Whether valid JSON may hold any of `contentFaults`. False is certain and said at once: `kept` is how many members its
 * value has, so a key that stands twice is missed there.
 */
export function mayHaveFaults(text: string, members: number, kept: number): boolean {
  return members !== kept || LONE_SURROGATE.test(text) || /\\u[dD][89a-fA-F]|\d{16}|[eE]\+?\d{3}/.test(text);
}

/** Where and why the text is no JSON. Call it when `JSON.parse`, the judge, has refused the text. */
export function syntaxFault(text: string): TextFault {
  if (text.startsWith('\uFEFF')) {
    return fault('file.syntax', 'The file starts with a byte order mark. Save it as UTF-8 without one.', 0, 1);
  }
  const conflict = /^<{7}(?: .*)?$/m.exec(text);
  if (conflict !== null) {
    const message = 'The file holds a merge conflict. Choose a side at each mark, remove the marks, and open it again.';
    return fault('file.syntax', message, conflict.index, conflict[0].length);
  }
  const found: TextFault[] = [];
  visit(
    text,
    {
      onError: (error, offset, length) => {
        if (found.length === 0) found.push(fault('file.syntax', syntaxSentence(error), offset, length));
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return found[0] ?? fault('file.syntax', 'The file is not valid JSON.', 0, text.length);
}

/** What valid JSON may hold and a document may not, because reading it would silently change it. */
export function contentFaults(text: string): readonly TextFault[] {
  const faults: TextFault[] = [];
  const keys: Set<string>[] = [];
  const add = (code: string, message: string, offset: number, length: number, path: JSONPath): void => {
    faults.push({ ...fault(code, message, offset, length), path });
  };
  const surrogate = 'This text holds half of a surrogate pair, which is no character. Remove it.';
  visit(text, {
    onObjectBegin: () => {
      keys.push(new Set());
    },
    onObjectEnd: () => {
      keys.pop();
    },
    onObjectProperty: (key, offset, length, _line, _column, path) => {
      const seen = keys.at(-1);
      if (seen?.has(key)) {
        const message = `The key “${key}” appears twice in this object. Keep one of them.`;
        add('file.duplicateKey', message, offset, length, [...path(), key]);
      }
      seen?.add(key);
      if (LONE_SURROGATE.test(key)) add('file.loneSurrogate', surrogate, offset, length, path());
    },
    onLiteralValue: (value: unknown, offset, length, _line, _column, path) => {
      if (typeof value === 'string') {
        if (LONE_SURROGATE.test(value)) add('file.loneSurrogate', surrogate, offset, length, path());
      } else if (typeof value === 'number' && losesDigits(value, text.slice(offset, offset + length))) {
        const message = 'This number is too large to be kept exactly. Write it as text, in quotes.';
        add('file.number', message, offset, length, path());
      }
    },
  });
  return faults;
}

const SPACE = 32;
const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const LONE_SURROGATE = /\p{Surrogate}/u;

function losesDigits(value: number, literal: string): boolean {
  return !Number.isFinite(value) || (/^-?\d+$/.test(literal) && !Number.isSafeInteger(value));
}

function fault(code: string, message: string, offset: number, length: number): TextFault {
  return { code, message, offset, length, path: [] };
}

function syntaxSentence(error: ParseErrorCode): string {
  const cause = SYNTAX_CAUSES[printParseErrorCode(error)] ?? 'something stands where it cannot';
  return `The file is not valid JSON: ${cause}.`;
}

const SYNTAX_CAUSES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value; texts and keys stand in double quotes',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a key in double quotes is expected here, and no comma after the last member',
  ValueExpected: 'a value is expected here, and no comma after the last member',
  ColonExpected: 'a colon is missing after a key',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'there is text after the end of the document',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfComment: 'comments are not allowed',
  UnexpectedEndOfString: 'a text is not closed',
  UnexpectedEndOfNumber: 'a number ends too early',
  InvalidUnicode: 'an escape such as \\u00e9 needs four hexadecimal digits',
  InvalidEscapeCharacter: 'there is no such escape in a text',
  InvalidCharacter: 'a control character must be written as an escape, such as \\n',
};
