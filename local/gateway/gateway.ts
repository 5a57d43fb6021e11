import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { dropBody, readBody } from './body.ts';
import { corsHeaders, isPreflight, withoutCorsHeaders } from './cors.ts';
import { createEvent, parseTarget } from './event.ts';
import { type BodyRoom, HeldBytes } from './held-bytes.ts';
import {
  exceedsPayloadLimit,
  INTEGRATION_TIMEOUT,
  MAXIMUM_BODY_BYTES,
  MAXIMUM_HEAD_BYTES,
  MAXIMUM_HELD_BYTES,
} from './limits.ts';
import { gatewayError, type HttpResponse, interpretResult } from './response.ts';
import { createRouter, type GatewayRoute, type HttpHandler, type RouteMatch } from './routing.ts';

export type { GatewayRoute, HttpHandler } from './routing.ts';

export interface GatewayOptions {
  readonly routes: readonly GatewayRoute[];
  /** The `$default` route. */
  readonly fallback: HttpHandler;
  /** The origins whose pages may call the API, or `*`. An empty list turns CORS off. */
  readonly corsOrigins: readonly string[];
  /** Awaited before a handler is called. */
  readonly ready?: () => Promise<void>;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  /** The most memory that the bodies of all requests may take together, in bytes. */
  readonly maximumHeldBytes?: number;
}

/**
 * Serves one request of `node:http` as API Gateway's HTTP API would with payload format 2.0, including its quirks and
 * its own errors. Never rejects: a client that goes away is not an error.
 */
export function createGateway(
  options: GatewayOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const findRoute = createRouter(options.routes, options.fallback);
  const methods = [...new Set(options.routes.flatMap((route) => route.methods))];

  const held = new HeldBytes(options.maximumHeldBytes ?? MAXIMUM_HELD_BYTES);

  const answer = async (
    request: IncomingMessage,
    requestId: string,
    room: BodyRoom,
  ): Promise<HttpResponse> => {
    const receivedAt = options.now();
    if (headBytes(request) > MAXIMUM_HEAD_BYTES) return gatewayError(431, 'Request Header Fields Too Large');
    if (options.corsOrigins.length > 0 && isPreflight(request)) {
      return { status: 204, headers: {}, body: Buffer.alloc(0) };
    }
    const target = parseTarget(request.url ?? '');
    if (target === undefined) return gatewayError(400, 'Bad Request');
    const route = findRoute(request.method ?? '', target.rawPath);
    const body = lacksCredentials(request, route)
      ? Buffer.alloc(0)
      : await readBody(request, Math.max(route.maximumBodyBytes, MAXIMUM_BODY_BYTES), room);
    if (body === 'too-large') return gatewayError(413, 'Request Entity Too Large');
    if (body === 'no-room') return gatewayError(503, 'Service Unavailable', { 'retry-after': '1' });
    const event = createEvent({ request, target, route, body, requestId, receivedAt });
    if (route.maximumBodyBytes <= MAXIMUM_BODY_BYTES && exceedsPayloadLimit(event))
      return gatewayError(413, 'Request Entity Too Large');
    await options.ready?.();
    return invoke(route.handler, event);
  };

  return async (request, response) => {
    const room = held.part();
    try {
      const requestId = Buffer.from(randomUUID().replaceAll('-', '').slice(0, 22), 'hex').toString('base64');
      const { status, headers, body } = await answer(request, requestId, room);
      if (response.destroyed) return;
      response.writeHead(status, {
        ...(options.corsOrigins.length > 0 ? withoutCorsHeaders(headers) : headers),
        ...corsHeaders(request, options.corsOrigins, methods),
        'apigw-requestid': requestId,
        ...(status !== 204 && status !== 304 && { 'content-length': body.length }),
      });
      await send(request, response, body);
    } catch {
      response.destroy();
    } finally {
      room.giveBack();
    }
  };
}

/** Sends the whole response at once, and ends it when the client has sent its whole request. */
async function send(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
  if (request.complete) {
    response.end(body);
    return;
  }
  response.write(body);
  await dropBody(request);
  response.end();
}

/**
 * Whether the handler will refuse a request whatever its body contains, for lack of credentials. A client without
 * credentials cannot make this machine hold its body.
 */
function lacksCredentials({ headers }: IncomingMessage, { needsCredentials }: RouteMatch): boolean {
  return needsCredentials && !headers.authorization;
}

/** The bytes of the request line and the header values, as the quota counts them. */
function headBytes({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number {
  const values = rawHeaders.filter((_, index) => index % 2 === 1);
  // Node decodes the head as Latin-1: one character for each byte.
  return `${method} ${url} HTTP/${httpVersion}`.length + values.join('').length;
}

/**
 * Known behaviour: a client gets the same 500 for every failure of a function, and a 503 if it exceeds the timeout. The
 * error goes to standard error, as the Lambda runtime sends it to the function's log.
 */
async function invoke(handler: HttpHandler, event: APIGatewayProxyEventV2): Promise<HttpResponse> {
  const timeout = Promise.withResolvers<HttpResponse>();
  const timer = setTimeout(
    () => timeout.resolve(gatewayError(503, 'Service Unavailable')),
    INTEGRATION_TIMEOUT,
  );
  try {
    return await Promise.race([handler(event).then(interpretResult), timeout.promise]);
  } catch (error) {
    console.error(error);
    return gatewayError(500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
}
