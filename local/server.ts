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
  /** The longest that a request's head may take, in milliseconds, including the wait for its first byte. */
  readonly headTimeout: number;
  /** The longest pause within a body before the connection is ended, in milliseconds. */
  readonly stallTimeout: number;
  /** The longest that a whole request may take, in milliseconds; 0 for no limit. */
  readonly requestTimeout: number;
  /** The longest that closing waits for the current requests, in milliseconds. */
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
  /** Starts to serve requests, including waiting ones. */
  serve(listener: RequestListener): void;
  /** Closes after the current requests, and breaks off those that do not end in time. */
  close(): Promise<void>;
}

/**
 * Listens on a port of the loopback interface, 0 for any free one. Other machines cannot connect, since the demo
 * account is no secret. Rejects if the port is taken.
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
 * Ends a connection when a body pauses for too long. Once the body is complete, the answer may take any time; after the
 * answer, Node sets its own limit for a kept connection.
 */
function endWhereStalled(request: IncomingMessage, response: ServerResponse, stallTimeout: number): void {
  request.socket.setTimeout(stallTimeout);
  request.once('end', () => {
    if (!response.writableFinished) request.socket.setTimeout(0);
  });
}

/**
 * The connections without a request so far. Browsers open them in advance. Node does not count them as idle, so that
 * closing the server would wait for them.
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

/** Ends kept connections: closing the server would wait for them for seconds. */
function endIdleConnections(server: Server): void {
  if (!server.listening) server.closeIdleConnections();
}
