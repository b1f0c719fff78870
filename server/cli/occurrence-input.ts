import { isLinewise } from '../../shared/events/parse-occurrences.ts';
import type { BatchMemory } from './batch-memory.ts';
import { LINE_FEED, LineCutter, type LineBatch } from '../../shared/events/line-cutter.ts';

/** An array is held whole: past this, the occurrences belong in NDJSON. */
const LARGEST_WHOLE = 256 * 1024 * 1024;

/** Lines are handed on once there are so many bytes of them. */
export const BATCH_BYTES = 512 * 1024;

/** The input is an array, and too large to be held whole. */
export class InputTooLarge extends Error {
  override readonly name = 'InputTooLarge';
  constructor() {
    super(
      `An array is read whole, up to ${LARGEST_WHOLE / 2 ** 20} MiB. Write larger input as NDJSON: one occurrence a line.`,
    );
  }
}

/** A part of an input: some lines of NDJSON, or all of one occurrence or of an array. */
export type InputPart =
  { readonly kind: 'lines'; readonly batch: LineBatch } | { readonly kind: 'whole'; readonly bytes: Uint8Array };

/**
 * The parts of an input in its order (O1, O2). NDJSON streams at bounded memory: in batches of about `BATCH_BYTES`, or of
 * what there is while `isIdle`, so that a slow input does not wait; their memory is to be given back. One occurrence or an array is read whole.
 */
export async function* readInput(
  chunks: AsyncIterable<Uint8Array>,
  isIdle: () => boolean,
  memory: BatchMemory,
): AsyncGenerator<InputPart> {
  const held: Uint8Array[] = [];
  let size = 0;
  let kind: InputKind = 'unknown';
  const lines = new LineCutter(memory);
  for await (const chunk of chunks) {
    if (kind === 'lines') lines.add(chunk);
    else {
      held.push(chunk);
      size += chunk.length;
      if (size > LARGEST_WHOLE) throw new InputTooLarge();
      if (kind === 'unknown' && chunk.includes(LINE_FEED)) kind = kindOf(Buffer.concat(held));
      if (kind === 'lines') for (const one of held.splice(0)) lines.add(one);
    }
    if (lines.size > 0 && (lines.size >= BATCH_BYTES || isIdle())) yield* part(lines.take());
  }
  if (kind === 'lines') yield* part(lines.takeRest());
  else yield { kind: 'whole', bytes: Buffer.concat(held) };
}

function* part(batch: LineBatch | undefined): Generator<InputPart> {
  if (batch) yield { kind: 'lines', batch };
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
