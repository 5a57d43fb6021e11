import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from './errors.ts';

const METHODS = ['GET', 'HEAD', 'POST'];

/** Answers a browser's preflight request (Fetch standard, "CORS protocol"). Throws `AccessForbidden`. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  const method = request.headers['access-control-request-method'];
  const headers = request.headers['access-control-request-headers'];
  if (request.headers.origin === undefined || method === undefined) {
    throw new S3Error(400, 'BadRequest', 'Insufficient information. Origin request header needed.');
  }
  if (!METHODS.includes(method) || allowedOrigin(request, origins) === undefined) {
    const message =
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
    throw new S3Error(403, 'AccessForbidden', message, { Method: method, ResourceType: 'BUCKET' });
  }
  response.setHeader('access-control-allow-methods', METHODS.join(', '));
  if (headers !== undefined) response.setHeader('access-control-allow-headers', headers);
  response.setHeader('access-control-max-age', '3000');
  response.setHeader('content-length', 0);
  response.end();
}

/** Lets pages of the origins that the bucket allows read the answer. Belongs on every answer, refusals as well. */
export function setCrossOriginHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  const origin = allowedOrigin(request, origins);
  if (origin === undefined || (request.method !== 'OPTIONS' && !METHODS.includes(request.method ?? '')))
    return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'ETag');
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
}

function allowedOrigin(request: IncomingMessage, origins: readonly string[]): string | undefined {
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  if (origins.includes('*')) return '*';
  return origins.includes(origin) ? origin : undefined;
}
