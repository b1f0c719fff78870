import { decodeUtf8 } from '../base/decode-utf8.ts';
import { splitJsonArray } from '../base/split-json-array.ts';
import type { Span } from '../base/json-node.ts';
import type { Json } from '../base/json.ts';
import type { TextProblem } from '../base/problem.ts';
import { err, type Result } from '../base/result.ts';
import { lineStarts } from '../base/text-position.ts';
import { textProblem, textProblems, type ProblemAt } from '../base/text-problem.ts';
import {
  parseOccurrence,
  readOccurrence,
  type AcceptedOccurrence,
  type OccurrenceContext,
} from './parse-occurrence.ts';

export type ParsedOccurrence = Result<AcceptedOccurrence, readonly TextProblem[]>;

/**
 * Reads one occurrence, an array of them, or NDJSON, in the native or the SDK's shape (O1–O4), in order. An occurrence
 * that is refused fails alone; an array whose text is no JSON fails as one. Lines of problems count in the whole input.
 */
export function parseOccurrences(input: Uint8Array | string, o: OccurrenceContext): readonly ParsedOccurrence[] {
  const decoded = typeof input === 'string' ? { ok: true as const, value: input } : decodeUtf8(input);
  if (!decoded.ok) {
    const isLines = typeof input !== 'string' && input[0] === 0x7b && input.includes(0x0a);
    return isLines ? byteLines(input, o) : [encodingFault(decoded.error)];
  }
  const text = decoded.value;
  const value = tryJson(text);
  if (Array.isArray(value)) return elements(text, value as readonly Json[], o);
  return value === undefined && isLinewise(text) ? lines(text, o) : [parseOccurrence(text, o)];
}

/** Is it a list of occurrences, one a line? Told by its first two lines: either may be broken. */
export function isLinewise(text: string): boolean {
  const first = text
    .slice(0, 1_000_000)
    .split(/[\r\n]+/, 40)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return first.slice(0, 2).some((line) => line.startsWith('{') && line.endsWith('}'));
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lines(text: string, o: OccurrenceContext): readonly ParsedOccurrence[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseOccurrence(line, o, index + 1)]));
}

/** Lines of which some are not UTF-8: those fail alone. */
function byteLines(bytes: Uint8Array, o: OccurrenceContext): readonly ParsedOccurrence[] {
  const results: ParsedOccurrence[] = [];
  let line = 0;
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    const stop = end < 0 ? bytes.length : end;
    const decoded = decodeUtf8(bytes.subarray(at, stop));
    line += 1;
    if (!decoded.ok) results.push(encodingFault(decoded.error, line));
    else if (decoded.value.trim() !== '') results.push(parseOccurrence(decoded.value, o, line));
    at = stop + 1;
  }
  return results;
}

/** The refusal of bytes that are no UTF-8; `line` is the input's line on which they start. */
export function encodingFault(fault: { before: string; message: string }, line = 1): ParsedOccurrence {
  const at = { code: 'json.encoding', message: fault.message, pointer: '', offset: fault.before.length, length: 0 };
  const problem = textProblem(lineStarts(fault.before), at);
  return err([{ ...problem, line: problem.line + line - 1, endLine: problem.endLine + line - 1 }]);
}

function elements(text: string, values: readonly Json[], o: OccurrenceContext): readonly ParsedOccurrence[] {
  let starts: readonly number[] | undefined;
  return splitJsonArray(text).map((span, index) => {
    const result = readOccurrence(text.slice(span.offset, span.offset + span.length), o, {
      value: values[index] as Json,
    });
    if (result.ok) return result;
    starts ??= lineStarts(text);
    return err(
      textProblems(
        starts,
        result.error.map((problem) => within(span, index, problem)),
      ),
    );
  });
}

function within(span: Span, index: number, problem: ProblemAt): ProblemAt {
  return { ...problem, pointer: `/${index}${problem.pointer}`, offset: problem.offset + span.offset };
}
