import { LiquidError } from 'liquidjs';
import { lineStarts, rangeAt } from '../base/text-position.ts';
import { reasonWords, unclosed } from './template-reasons.ts';

/** Why a text is no template, or cannot be rendered, and which UTF-16 units of it are to blame (E8). */
export interface TemplateProblem {
  /** A sentence. */
  readonly reason: string;
  readonly offset: number;
  readonly length: number;
  /** What the units at fault were probably meant as. */
  readonly meant?: string;
}

/** The reason with its place in words: "There is no filter shout. (line 2, column 7)". */
export function placedReason({ reason, offset, length }: TemplateProblem, source: string): string {
  const { line, column } = rangeAt(lineStarts(source), offset, length);
  return `${reason} (line ${line}, column ${column})`;
}

/** What liquidjs threw, in a sentence that is the same on every JavaScript engine (E1), at its place in the source. */
export function problemOf(error: unknown, source: string): TemplateProblem {
  const message = error instanceof Error ? error.message : String(error);
  const [own = message] = message.split(/, line:\d+, col:\d+$/);
  const { offset, length } = placeOf(error, source);
  const piece = source.slice(offset, offset + length);
  const around = source.slice(Math.max(offset - 1, 0), offset + 2).includes('{{')
    ? source.lastIndexOf('{{', offset - 2)
    : -1;
  if (own === 'expected "|" before filter' && around >= 0) {
    // Two outputs in one: the first was never closed.
    const first = (/^.*?(?=\s*(?:[\r\n]|\{\{|$))/.exec(source.slice(around + 2, offset)) ?? [''])[0];
    return { reason: unclosed(`{{${first}`), offset: around, length: first.length + 2 };
  }
  if (isEngineError(error)) {
    return { reason: 'A filter or tag cannot use the value that it gets.', offset, length };
  }
  const { reason, name, meant } = reasonWords(own, piece);
  const at = name === undefined ? -1 : nameIn(piece, name, own.startsWith('undefined filter'));
  if (at < 0 || name === undefined) return { reason, offset, length };
  return { reason, offset: offset + at, length: name.length, ...(meant === undefined ? {} : { meant }) };
}

/** The token that liquidjs names; what runs on to the end of the text is cut at the next line or tag. */
function placeOf(error: unknown, source: string): { readonly offset: number; readonly length: number } {
  if (!LiquidError.is(error)) return { offset: 0, length: source.length };
  const { begin, end } = error.token;
  if (end > begin) {
    const piece = source.slice(begin, end);
    const closed = /[%}]\}$/.test(piece);
    const cut = closed ? -1 : piece.slice(2).search(/\s*(?:[\r\n]|\{\{|\{%)/);
    return { offset: begin, length: cut < 0 ? piece.length : cut + 2 };
  }
  // Where something is missing the whole output or tag is to blame.
  const open = Math.max(source.lastIndexOf('{{', begin), source.lastIndexOf('{%', begin), 0);
  const close = source.slice(begin).search(/[%}]\}/);
  return { offset: open, length: (close < 0 ? source.length : begin + close + 2) - open };
}

function nameIn(piece: string, name: string, isFilter: boolean): number {
  const found = new RegExp(`${isFilter ? '\\|' : '%-?'}\\s*(?=${escaped(name)}(?![\\w-]))`).exec(piece);
  return found ? found.index + found[0].length : piece.indexOf(name);
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}

/** Thrown by the JavaScript engine itself, in its own words. */
function isEngineError(error: unknown): boolean {
  const cause: unknown = error instanceof Error && 'originalError' in error ? error.originalError : error;
  return [TypeError, RangeError, URIError, SyntaxError].some((kind) => cause instanceof kind);
}
