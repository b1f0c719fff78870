// One pass of `JSON.parse` over the lines of a file, in one thread and streaming: the least that reading it can cost.
import { createReadStream } from 'node:fs';

const LINE_FEED = 0x0a;

async function parseLines(file: string): Promise<number> {
  let rest: Buffer = Buffer.alloc(0);
  let objects = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, at)) {
      if (typeof JSON.parse(bytes.toString('utf8', at, end)) === 'object') objects += 1;
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
  return objects;
}

const started = performance.now();
const objects = await parseLines(process.argv[2] ?? '');
console.log(JSON.stringify({ objects, milliseconds: performance.now() - started }));
