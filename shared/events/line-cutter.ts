import { OCCURRENCE_CAPS } from './parse-occurrence.ts';

export const LINE_FEED = 0x0a;

/** Longer than any line that is taken, in bytes. */
export const LONGEST_LINE = 2 * OCCURRENCE_CAPS.bytes;

/** Gives memory for a batch: so many bytes or more, a whole number of four-byte words. */
export interface LineMemory {
  take(size: number): ArrayBuffer;
}

/** Whole lines of an input. */
export interface LineBatch {
  /** Start at the beginning of their memory, which they have to themselves and which is whole words of four bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The input's line on which they start. */
  readonly line: number;
  /** Where they end in the input, in bytes. Only the first line may hold fewer bytes than the input has of it. */
  readonly end: number;
}

/**
 * Cuts the chunks of an input into batches of whole lines. Of an unfinished line it holds no more than is needed to see that
 * it is too long.
 */
export class LineCutter {
  /** Bytes of the whole lines that wait to be taken. */
  size = 0;
  private whole: Uint8Array[] = [];
  private rest: Uint8Array[] = [];
  private restSize = 0;
  private line = 1;
  private added = 0;
  private wholeEnd = 0;
  private readonly memory: LineMemory;

  constructor(memory: LineMemory) {
    this.memory = memory;
  }

  add(chunk: Uint8Array): void {
    const start = this.added;
    this.added += chunk.length;
    const last = chunk.lastIndexOf(LINE_FEED);
    if (last < 0) {
      this.keep(chunk);
      return;
    }
    const first = chunk.indexOf(LINE_FEED);
    this.keep(chunk.subarray(0, first));
    this.whole.push(...this.rest, chunk.subarray(first, last + 1));
    this.size += this.restSize + last + 1 - first;
    this.wholeEnd = start + last + 1;
    this.rest = [];
    this.restSize = 0;
    this.keep(chunk.subarray(last + 1));
  }

  /** The lines that are whole so far, if any. */
  take(): LineBatch | undefined {
    if (this.size === 0) return undefined;
    const bytes = this.joined();
    const batch = { bytes, line: this.line, end: this.wholeEnd };
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) this.line += 1;
    this.whole = [];
    this.size = 0;
    return batch;
  }

  /** At the end of the input: all that is left. The last line needs no line end. */
  takeRest(): LineBatch | undefined {
    this.whole.push(...this.rest);
    this.size += this.restSize;
    this.wholeEnd = this.added;
    this.rest = [];
    this.restSize = 0;
    return this.take();
  }

  private joined(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.memory.take(this.size), 0, this.size);
    let at = 0;
    for (const part of this.whole) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  private keep(bytes: Uint8Array): void {
    const room = LONGEST_LINE + 1 - this.restSize;
    const kept = bytes.length > room ? bytes.subarray(0, room) : bytes;
    if (kept.length === 0) return;
    this.rest.push(kept);
    this.restSize += kept.length;
  }
}
