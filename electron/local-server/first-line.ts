import type { Readable } from 'node:stream';

/** The first line that a stream says, or undefined when it ends or `limit` milliseconds pass without one. Goes on reading. */
export function firstLine(stream: Readable, limit: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const finish = (line: string | undefined): void => {
      clearTimeout(timer);
      stream.off('data', onData);
      stream.resume();
      resolve(line);
    };
    const onData = (chunk: Buffer | string): void => {
      said += chunk.toString();
      const end = said.indexOf('\n');
      if (end >= 0) finish(said.slice(0, end).trim());
    };
    const timer = setTimeout(() => finish(undefined), limit);
    stream.on('data', onData);
    stream.once('end', () => finish(undefined));
  });
}
