import { decodeUtf8 } from '../../shared/base/decode-utf8.ts';
import { ok } from '../../shared/base/result.ts';
import { OCCURRENCE_CAPS, parseOccurrence, type OccurrenceContext } from '../../shared/events/parse-occurrence.ts';
import { encodingFault, type ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';

export const LINE_FEED = 0x0a;

/** Longer than any line that is taken, in bytes. */
const LONGEST_LINE = 2 * OCCURRENCE_CAPS.bytes;

/** Cuts bytes into lines and reads the occurrence of each; holds no more than one unfinished line. */
export class LineReader {
  private rest: Uint8Array[] = [];
  private restSize = 0;
  /** In a line that is already refused. */
  private skipping = false;
  private line = 0;
  private readonly context: OccurrenceContext;

  constructor(context: OccurrenceContext) {
    this.context = context;
  }

  read(chunk: Uint8Array): readonly ParsedOccurrence[] {
    const results: ParsedOccurrence[] = [];
    let at = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, at)) {
      this.endLine(chunk.subarray(at, end), results);
      at = end + 1;
    }
    this.keep(chunk.subarray(at), results);
    return results;
  }

  /** The last line needs no line end. */
  end(): readonly ParsedOccurrence[] {
    const results: ParsedOccurrence[] = [];
    this.endLine(new Uint8Array(0), results);
    return results;
  }

  private keep(bytes: Uint8Array, results: ParsedOccurrence[]): void {
    if (this.skipping || bytes.length === 0) return;
    this.rest.push(bytes);
    this.restSize += bytes.length;
    if (this.restSize <= LONGEST_LINE) return;
    // Refused for its size by what there is; what follows of the line is not kept.
    this.endLine(new Uint8Array(0), results);
    this.skipping = true;
  }

  private endLine(bytes: Uint8Array, results: ParsedOccurrence[]): void {
    const wasSkipping = this.skipping;
    const whole = this.rest.length === 0 ? bytes : Buffer.concat([...this.rest, bytes]);
    this.skipping = false;
    this.rest = [];
    this.restSize = 0;
    if (wasSkipping) return;
    this.line += 1;
    if (whole.length > 0) this.readLine(whole, results);
  }

  private readLine(bytes: Uint8Array, results: ParsedOccurrence[]): void {
    // Too long a line may end inside a character; it is refused for its size, whatever its text.
    const isTooLong = bytes.length > LONGEST_LINE;
    const decoded = isTooLong ? ok(Buffer.from(bytes).toString('latin1')) : decodeUtf8(bytes);
    if (!decoded.ok) results.push(encodingFault(decoded.error, this.line));
    else if (decoded.value.trim() !== '') results.push(parseOccurrence(decoded.value, this.context, this.line));
  }
}
