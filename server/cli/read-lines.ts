import { isUtf8 } from 'node:buffer';
import { decodeUtf8 } from '../../shared/base/decode-utf8.ts';
import { parseOccurrence, type OccurrenceContext } from '../../shared/events/parse-occurrence.ts';
import { encodingFault, type ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';
import { isPlainLine } from '../../shared/events/plain-line.ts';
import { LINE_FEED, LONGEST_LINE, type LineBatch } from '../../shared/events/line-cutter.ts';

const PLAIN = { isPlain: true } as const;

/** Reads the occurrence of each line of NDJSON (O1, O2); one without an id is told by its line. Blank lines count as lines. */
export function readLines(
  batch: LineBatch,
  context: Omit<OccurrenceContext, 'freshId'>,
  take: (parsed: ParsedOccurrence) => void,
): void {
  const { buffer, byteLength } = batch.bytes;
  const bytes = Buffer.from(buffer, 0, byteLength);
  const words = new Int32Array(buffer);
  const isText = isUtf8(bytes);
  let { line } = batch;
  const whole: OccurrenceContext = { ...context, freshId: () => `simulated-${line}` };
  for (let at = 0; at < byteLength; line += 1) {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found < 0 ? byteLength : found;
    // A zero beside the bracket would be UTF-16.
    const isUsual = isText && bytes[at] === 0x7b && bytes[at + 1] !== 0 && isPlainLine(bytes, words, at, end);
    if (isUsual) take(parseOccurrence(bytes.toString('utf8', at, end), whole, line, PLAIN));
    else readAnyLine(bytes.subarray(at, end), whole, line, take);
    at = end + 1;
  }
}

function readAnyLine(
  bytes: Uint8Array,
  context: OccurrenceContext,
  line: number,
  take: (parsed: ParsedOccurrence) => void,
): void {
  // A line that is too long may be cut inside a character; it is refused for its size, whatever its text.
  const isTooLong = bytes.length > LONGEST_LINE;
  const decoded = isTooLong
    ? { ok: true as const, value: Buffer.from(bytes.subarray(0, LONGEST_LINE + 1)).toString('latin1') }
    : decodeUtf8(bytes);
  if (!decoded.ok) take(encodingFault(decoded.error, line));
  else if (decoded.value.trim() !== '') take(parseOccurrence(decoded.value, context, line));
}
