import { isLinewise, parseOccurrences, type ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';
import type { OccurrenceContext } from '../../shared/events/parse-occurrence.ts';
import { LINE_FEED, LineReader } from './line-reader.ts';

/** An array is held whole: past this, the occurrences belong in NDJSON. */
const LARGEST_WHOLE = 256 * 1024 * 1024;

/** The input is an array, and too large to be held whole. */
export class InputTooLarge extends Error {
  override readonly name = 'InputTooLarge';
  constructor() {
    super(
      `An array is read whole, up to ${LARGEST_WHOLE / 2 ** 20} MiB. Write larger input as NDJSON: one occurrence a line.`,
    );
  }
}

/**
 * The occurrences of an input in its order, in batches (O1, O2). NDJSON streams at bounded memory; one occurrence or an
 * array is read whole.
 */
export async function* readOccurrences(
  chunks: AsyncIterable<Uint8Array>,
  context: OccurrenceContext,
): AsyncGenerator<readonly ParsedOccurrence[]> {
  const held: Uint8Array[] = [];
  let size = 0;
  let kind: InputKind = 'unknown';
  const lines = new LineReader(context);
  for await (const chunk of chunks) {
    if (kind === 'lines') {
      yield lines.read(chunk);
      continue;
    }
    held.push(chunk);
    size += chunk.length;
    if (size > LARGEST_WHOLE) throw new InputTooLarge();
    if (kind === 'unknown' && chunk.includes(LINE_FEED)) kind = kindOf(Buffer.concat(held));
    if (kind === 'lines') yield lines.read(Buffer.concat(held.splice(0)));
  }
  yield kind === 'lines' ? lines.end() : parseOccurrences(Buffer.concat(held), context);
}

type InputKind = 'lines' | 'whole' | 'unknown';

/** Told by the first two lines that are not blank, once they are complete. */
function kindOf(start: Buffer): InputKind {
  const text = start.toString('utf8');
  const complete = text.slice(0, text.lastIndexOf('\n') + 1).trimStart();
  if (complete !== '' && !complete.startsWith('{')) return 'whole';
  if (isLinewise(complete)) return 'lines';
  return /\n\s*\S/.test(complete) ? 'whole' : 'unknown';
}
