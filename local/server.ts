import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

export interface LocalServer {
  readonly port: number;
  /** Serves requests from now on, and those that came before. */
  serve(listener: RequestListener): void;
  /** Ends after the requests under way. */
  close(): Promise<void>;
}

/**
 * Listens on a port of the loopback interface, 0 for any free one. Only this machine is listened to: the demo account
 * is no secret. Rejects where the port is taken.
 */
export async function openServer(port: number): Promise<LocalServer> {
  const { promise: serving, resolve: serve } = Promise.withResolvers<RequestListener>();
  const server = createServer(
    // A file of gigabytes may take its time.
    { keepAlive: true, requestTimeout: 0 },
    async (request, response) => (await serving)(request, response),
  );
  const unused = unusedConnections(server);
  server.on('request', (_, response) => response.once('close', () => endIdleConnections(server)));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return {
    port: address.port,
    serve,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      for (const connection of unused) connection.destroy();
      await closed;
    },
  };
}

/**
 * Two servers, and so two origins: one on this port and one on the next, or both on any free ones for 0. Rejects where
 * one of the ports is taken.
 */
export async function openServers(port: number): Promise<[LocalServer, LocalServer]> {
  const first = await openServer(port);
  try {
    return [first, await openServer(port === 0 ? 0 : port + 1)];
  } catch (error) {
    await first.close();
    throw error;
  }
}

/**
 * The connections on which nothing was asked yet. Browsers open them in advance; to Node they do not count as idle,
 * and the server's end would wait for them.
 */
function unusedConnections(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (connection) => {
    unused.add(connection);
    connection.once('close', () => unused.delete(connection));
  });
  server.on('request', (request) => unused.delete(request.socket));
  return unused;
}

/** A closed server would wait for seconds for clients that keep a connection after their last response. */
function endIdleConnections(server: Server): void {
  if (!server.listening) server.closeIdleConnections();
}
