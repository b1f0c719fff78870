import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

const PATIENCE_MS = 30_000;

export interface Receiver {
  readonly origin: string;
  /** Milliseconds from the sending of each occurrence to the acknowledgement of its action, by `webhook-id`. */
  readonly waits: Map<string, number>;
  /** From the sending of the first occurrence to the acknowledgement of the last action, since `waits` was cleared. */
  seconds(): number;
  /** Resolves when so many different keys were acknowledged; rejects when none was for half a minute. */
  acknowledged(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** A receiver of webhooks on this machine that acknowledges everything at once. Their body is the occurrence, whose id tells when it was sent. */
export async function receiver(): Promise<Receiver> {
  const waits = new Map<string, number>();
  let [first, last] = [Infinity, 0];
  let wanted = Infinity;
  let reached: () => void = () => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.end();
      const key = String(request.headers['webhook-id']);
      if (waits.size === 0) first = Infinity;
      const sent = Number((JSON.parse(body) as { readonly id: string }).id.split('-').at(-1));
      first = Math.min(first, sent);
      last = Date.now();
      if (!waits.has(key)) waits.set(key, last - sent);
      if (waits.size >= wanted) reached();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    waits,
    seconds: () => (last - first) / 1000,
    acknowledged(count) {
      if (waits.size >= count) return Promise.resolve();
      wanted = count;
      return new Promise((resolve, reject) => {
        let before = -1;
        const watch = setInterval(() => {
          if (waits.size > before) before = waits.size;
          else reject(new Error(`${waits.size} of ${count} actions arrived, and then none for ${PATIENCE_MS} ms`));
        }, PATIENCE_MS);
        reached = () => {
          clearInterval(watch);
          resolve();
        };
      });
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
