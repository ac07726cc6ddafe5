// Closing an HTTP server without cutting off what runs and without waiting for what does not.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const GRACE_MILLISECONDS = 3_000;

/**
 * Watches a server's connections; call it before it listens. What it gives closes the server: requests
 * that run have three seconds to end, connections without one are closed at once. Node's own
 * `closeIdleConnections` leaves those open that browsers make ahead and have not used yet.
 */
export function closer(server: Server): () => Promise<void> {
  /** How many requests run on each open connection. */
  const running = new Map<Socket, number>();
  let closing = false;

  function count(socket: Socket, change: number): void {
    const present = running.get(socket);
    if (present === undefined) return;
    const requests = present + change;
    running.set(socket, requests);
    if (closing && requests === 0) socket.end();
  }

  server.on('connection', (socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });

  return async () => {
    closing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const [socket, requests] of running) if (requests === 0) socket.destroy();
    const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
    await closed;
    clearTimeout(cutOff);
  };
}
