import { decodeUtf8 } from '../base/decode-utf8.ts';
import { LINE_FEED, LONGEST_LINE, type LineBatch } from './line-cutter.ts';
import { parseOccurrence, type OccurrenceContext } from './parse-occurrence.ts';
import { encodingFault, type ParsedOccurrence } from './parse-occurrences.ts';
import { isPlainLine } from './plain-line.ts';

/** A line that holds something, and where it stands in its batch. */
export interface OccurrenceLine {
  readonly parsed: ParsedOccurrence;
  /** From 1, in the whole input. */
  readonly line: number;
  /** In bytes from the start of the batch, and without the line end. */
  readonly start: number;
  readonly length: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const PLAIN = { isPlain: true } as const;

/**
 * Reads a batch of NDJSON a few lines at a time (O1, O2, O4), so that who reads it can pause or stop in between; an
 * occurrence without an id gets `prefix` and its line. Blank lines count as lines.
 */
export class OccurrenceLines {
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  readonly #context: OccurrenceContext;
  #at = 0;
  #line: number;

  constructor({ bytes, line }: LineBatch, context: Omit<OccurrenceContext, 'freshId'>, prefix: string) {
    this.#bytes = bytes;
    this.#words = new Int32Array(bytes.buffer);
    this.#line = line;
    this.#context = { ...context, freshId: () => `${prefix}-${this.#line}` };
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Reads up to so many lines. */
  read(lines: number, take: (line: OccurrenceLine) => void): void {
    for (let left = lines; left > 0 && !this.done; left -= 1) {
      const found = this.#bytes.indexOf(LINE_FEED, this.#at);
      const end = found < 0 ? this.#bytes.length : found;
      const start = this.#at;
      const parsed = this.#parse(start, end);
      if (parsed) take({ parsed, line: this.#line, start, length: end - start });
      this.#at = end + 1;
      this.#line += 1;
    }
  }

  #parse(start: number, end: number): ParsedOccurrence | undefined {
    const bytes = this.#bytes.subarray(start, end);
    // A zero beside the bracket would be UTF-16.
    if (bytes[0] === 0x7b && bytes[1] !== 0 && isPlainLine(this.#bytes, this.#words, start, end)) {
      const text = decoded(bytes);
      if (text !== undefined) return parseOccurrence(text, this.#context, this.#line, PLAIN);
    }
    return this.#parseAny(bytes);
  }

  #parseAny(bytes: Uint8Array): ParsedOccurrence | undefined {
    // Refused for its size, whatever its text; it may be cut inside a character.
    if (bytes.length > LONGEST_LINE) return parseOccurrence('x'.repeat(LONGEST_LINE), this.#context, this.#line);
    const result = decodeUtf8(bytes);
    if (!result.ok) return encodingFault(result.error, this.#line);
    return result.value.trim() === '' ? undefined : parseOccurrence(result.value, this.#context, this.#line);
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
