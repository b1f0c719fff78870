import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One user's way to a server, which can be cut and mended. */
export interface Network {
  readonly address: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function networkTo(address: string): Promise<Network> {
  const port = Number(new URL(address).port);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = server.address() as { port: number };
  const drop = () => sockets.forEach((socket) => socket.destroy());
  return {
    address: `http://127.0.0.1:${own.port}`,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}
