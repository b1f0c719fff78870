import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Requests at hand may take this long when the server stops; then their connections are cut. */
const DRAIN_MS = 5_000;
const CHECK_MS = 50;

/**
 * A way to close a server that lets the requests at hand finish (X8) and waits for nothing else: neither for connections that
 * fall idle only now, nor for those that were opened ahead and never used, which Node counts as busy.
 */
export function closeInTime(server: Server, close: () => Promise<unknown>): () => Promise<void> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const closeUnused = (): void => {
    server.closeIdleConnections();
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  return async () => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    const check = setInterval(closeUnused, CHECK_MS);
    await close();
    clearTimeout(cut);
    clearInterval(check);
  };
}
