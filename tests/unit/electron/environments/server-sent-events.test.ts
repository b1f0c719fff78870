import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serverSentEvents, type ServerSentEvent } from '../../../../electron/environments/server-sent-events.ts';

async function eventsOf(chunks: readonly Uint8Array[]): Promise<readonly ServerSentEvent[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(stream())) events.push(event);
  return events;
}

const text =
  ': runs\n\nid: 7\nevent: run\ndata: {"a":\ndata:  "ö"}\n\n:still here\n\nid: 8\r\ndata\r\n\r\nevent: run\ndata: no end';
const expected: readonly ServerSentEvent[] = [
  { id: '7', event: 'run', data: '{"a":\n "ö"}' },
  { id: '8', event: 'message', data: '' },
];

it('reads events, passes over comments, and leaves out one that did not end', async () => {
  expect(await eventsOf([new TextEncoder().encode(text)])).toEqual(expected);
});

it('reads the same however the bytes are cut', async () => {
  const bytes = new TextEncoder().encode(text);
  const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const ends = [...places.sort((a, b) => a - b), bytes.length];
      const chunks = ends.map((end, i) => bytes.slice(i === 0 ? 0 : ends[i - 1], end));
      expect(await eventsOf(chunks)).toEqual(expected);
    }),
  );
});
