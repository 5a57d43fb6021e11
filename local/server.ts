import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';

export interface ServerLimits {
  /** For how long a request's head may be on its way, in milliseconds; the wait for its first byte counts. */
  readonly headTimeout: number;
  /** For how long the rest of a body may stay away before the connection is ended, in milliseconds. */
  readonly stallTimeout: number;
  /** For how long a whole request may be on its way, in milliseconds; 0 for as long as more of it comes. */
  readonly requestTimeout: number;
  /** For how long the server's end waits for the requests under way, in milliseconds. */
  readonly closeTimeout: number;
}

const LIMITS: ServerLimits = {
  headTimeout: 10_000,
  stallTimeout: 30_000,
  requestTimeout: 0,
  closeTimeout: 10_000,
};

export interface LocalServer {
  readonly port: number;
  /** Serves requests from now on, and those that came before. */
  serve(listener: RequestListener): void;
  /** Ends after the requests under way, and breaks those off that do not end in time. */
  close(): Promise<void>;
}

/**
 * Listens on a port of the loopback interface, 0 for any free one. Only this machine is listened to: the demo account
 * is no secret. Rejects where the port is taken.
 */
export async function openServer(port: number, limits: Partial<ServerLimits> = {}): Promise<LocalServer> {
  const { headTimeout, stallTimeout, requestTimeout, closeTimeout } = { ...LIMITS, ...limits };
  const { promise: serving, resolve: serve } = Promise.withResolvers<RequestListener>();
  const server = createServer(
    {
      keepAlive: true,
      headersTimeout: headTimeout,
      requestTimeout,
      connectionsCheckingInterval: headTimeout / 2,
    },
    async (request, response) => (await serving)(request, response),
  );
  const unused = unusedConnections(server);
  server.on('request', (request, response) => {
    if (hasBody(request)) endWhereStalled(request, response, stallTimeout);
    response.once('close', () => endIdleConnections(server));
  });
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
      const timer = setTimeout(() => server.closeAllConnections(), closeTimeout);
      await closed;
      clearTimeout(timer);
    },
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * Node ends a connection on which nothing has moved for so long. Once the whole body has come, the answer may take its
 * time; after the answer, Node has set its own limit for a connection that is kept.
 */
function endWhereStalled(request: IncomingMessage, response: ServerResponse, stallTimeout: number): void {
  request.socket.setTimeout(stallTimeout);
  request.once('end', () => {
    if (!response.writableFinished) request.socket.setTimeout(0);
  });
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
