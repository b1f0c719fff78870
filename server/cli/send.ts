import { sendOccurrences, type SyncTarget } from '../../shared/sync/client.ts';
import type { IngestResult } from '../../shared/sync/contract.ts';
import { OCCURRENCES_LIMIT } from '../../shared/sync/executor/accept-occurrences.ts';
import type { CommandIo, ExitStatus } from './command-io.ts';
import { complain } from './complain.ts';
import { splitOccurrences, withStableId, type WrittenOccurrence } from './split-occurrences.ts';
import { readOrSay } from './read-or-say.ts';
import { syncTarget } from './sync-target.ts';
import { utf8 } from './utf8.ts';
import { withRetries } from './with-retries.ts';

export interface SendArguments {
  readonly file: string;
  readonly to: string;
}

/** Below the server's 500 KB (I5), in bytes; a larger occurrence goes alone, and the server judges it. */
const CHUNK_BYTES = 400 * 1024;
const WAITS: readonly number[] = [300, 1_000, 3_000, 5_000, 10_000];

interface Totals {
  accepted: number;
  duplicate: number;
  readonly refused: { readonly item: number; readonly problems: IngestResult['problems'] }[];
}

/** `hookflow send`: sends the occurrences of a file in chunks; a repeat is harmless, as ids stay the same. Prints totals as JSON. */
export async function send({ file, to }: SendArguments, io: CommandIo): Promise<ExitStatus> {
  const target = syncTarget(to, io.env);
  if (!target.ok) return usage(io, target.error);
  const bytes = await readOrSay(file, io);
  if (bytes === undefined) return 2;
  const text = utf8(bytes);
  if (text === undefined) return usage(io, `${file} is not UTF-8 text.`);
  const written = splitOccurrences(text);
  if (!written.ok) return usage(io, written.error);

  const totals: Totals = { accepted: 0, duplicate: 0, refused: [] };
  const started = io.now();
  const stable = written.value.map((occurrence, index) => withStableId(occurrence, started + index));
  for (const chunk of chunks(stable)) {
    if (io.signal.aborted) break;
    const status = await sendChunk(target.value, chunk, totals, io);
    if (status !== 0) {
      io.err(
        `${totals.accepted + totals.duplicate} of ${stable.length} occurrences arrived. Sending again is harmless.\n`,
      );
      return status;
    }
  }
  io.out(`${JSON.stringify(totals, null, 2)}\n`);
  return totals.refused.length > 0 || io.signal.aborted ? 1 : 0;
}

async function sendChunk(
  target: SyncTarget,
  chunk: readonly WrittenOccurrence[],
  totals: Totals,
  io: CommandIo,
): Promise<ExitStatus> {
  const body = `[${chunk.map((occurrence) => occurrence.text).join(',')}]`;
  const answer = await withRetries(() => sendOccurrences(target, body), WAITS);
  if (answer.kind !== 'ok') return complain(answer, target, io);
  answer.value.results.forEach(({ status, problems }, index) => {
    if (status === 'refused') totals.refused.push({ item: chunk[index]?.item ?? 0, problems });
    else totals[status] += 1;
  });
  return 0;
}

function* chunks(occurrences: readonly WrittenOccurrence[]): Generator<readonly WrittenOccurrence[]> {
  let chunk: WrittenOccurrence[] = [];
  let bytes = 0;
  for (const occurrence of occurrences) {
    const size = Buffer.byteLength(occurrence.text) + 1;
    if (chunk.length > 0 && (chunk.length === OCCURRENCES_LIMIT || bytes + size > CHUNK_BYTES)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(occurrence);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

function usage(io: CommandIo, sentence: string): ExitStatus {
  io.err(`${sentence}\n`);
  return 2;
}
