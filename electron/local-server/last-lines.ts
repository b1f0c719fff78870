import type { Readable } from 'node:stream';

/** Keeps the end of what a stream says, for the reason of a failure. Call the answer to read it. */
export function lastLines(stream: Readable, most: number): () => string {
  let said = '';
  stream.on('data', (chunk: Buffer | string) => {
    said = (said + chunk.toString()).slice(-8_192);
  });
  return () => said.trim().split('\n').slice(-most).join('\n');
}
