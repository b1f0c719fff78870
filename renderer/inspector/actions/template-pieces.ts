import type { Severity } from '../../../shared/base/problem.ts';

/** How a part of a template is drawn. */
export type PieceLook = 'text' | 'path' | 'mark' | 'word' | 'string';

/** A part of a template that is drawn alike. */
export interface Piece {
  readonly from: number;
  readonly text: string;
  readonly look: PieceLook;
  /** It is underlined. */
  readonly severity?: Severity;
}

/** A place to underline. */
export interface Underline {
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
}

const OPEN = /\{\{-?|\{%-?/g;
const INNER = /(\{\{-?|\{%-?|-?\}\}|-?%\}|[|:,()[\]])|("[^"]*"?|'[^']*'?)|[\w.-]+|\s+|[^\w\s]/g;

interface Token {
  readonly from: number;
  readonly to: number;
  readonly look: PieceLook;
}

/** A template cut into what is drawn alike: plain text, and the parts of `{{ }}` and `{% %}`; cut once more where it is underlined. */
export function piecesOf(source: string, underlines: readonly Underline[]): readonly Piece[] {
  return tokensOf(source).flatMap((token) => cut(source, token, underlines));
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  OPEN.lastIndex = 0;
  for (let open = OPEN.exec(source); open !== null; open = OPEN.exec(source)) {
    const end = endOf(source, open.index);
    if (open.index > at) tokens.push({ from: at, to: open.index, look: 'text' });
    tokens.push(...innerTokens(source.slice(open.index, end), open.index));
    at = end;
    OPEN.lastIndex = end;
  }
  if (at < source.length) tokens.push({ from: at, to: source.length, look: 'text' });
  return tokens;
}

/** Where what opens here ends: behind its close, else before the next line or the next one that opens. */
function endOf(source: string, open: number): number {
  const rest = source.slice(open + 2);
  const close = rest.search(source[open + 1] === '{' ? '}}' : '%}');
  const next = rest.search(/\{[{%]/);
  if (close >= 0 && (next < 0 || close < next)) return open + close + 4;
  const stop = rest.search(/\s*(?:[\r\n]|\{[{%])/);
  return stop < 0 ? source.length : open + 2 + stop;
}

/** The word after `{%` and after `|` is Liquid's own; other words are paths. Spaces belong to what stands before them. */
function innerTokens(code: string, start: number): readonly Token[] {
  const tokens: { from: number; to: number; look: PieceLook }[] = [];
  let before = '';
  for (const { 0: text, 1: mark, 2: string, index } of code.matchAll(INNER)) {
    const last = tokens.at(-1);
    const isSpace = text.trim() === '';
    const own = before === '|' || before.startsWith('{%');
    if (!isSpace) before = text;
    const look = mark !== undefined ? 'mark' : string !== undefined ? 'string' : own ? 'word' : 'path';
    if (last !== undefined && (isSpace || last.look === look)) last.to += text.length;
    else tokens.push({ from: start + index, to: start + index + text.length, look });
  }
  return tokens;
}

function cut(source: string, { from, to, look }: Token, underlines: readonly Underline[]): readonly Piece[] {
  const within = underlines.filter((line) => line.from < to && line.to > from);
  const cuts = [from, to, ...within.flatMap((line) => [line.from, line.to])]
    .filter((at) => at >= from && at <= to)
    .sort((a, b) => a - b);
  return cuts.flatMap((start, index): readonly Piece[] => {
    const end = cuts[index + 1] ?? start;
    if (end === start) return [];
    const over = within.filter((line) => line.from <= start && line.to >= end);
    const severity = over.find((line) => line.severity === 'error')?.severity ?? over[0]?.severity;
    return [{ from: start, text: source.slice(start, end), look, ...(severity === undefined ? {} : { severity }) }];
  });
}
