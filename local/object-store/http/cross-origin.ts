import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CorsRule } from '../../service.ts';
import { S3Error } from './errors.ts';

/** Answers a browser's preflight request (Fetch standard, "CORS protocol"). Throws `AccessForbidden`. */
export function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  rules: readonly CorsRule[],
): void {
  const method = request.headers['access-control-request-method'];
  const headers = request.headers['access-control-request-headers'];
  if (request.headers.origin === undefined || method === undefined) {
    throw new S3Error(400, 'BadRequest', 'Insufficient information. Origin request header needed.');
  }
  const rule = ruleFor(request, rules);
  if (rule === undefined) {
    const message =
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
    throw new S3Error(403, 'AccessForbidden', message, { Method: method, ResourceType: 'BUCKET' });
  }
  response.setHeader('access-control-allow-methods', rule.methods.join(', '));
  if (headers !== undefined) response.setHeader('access-control-allow-headers', headers);
  response.setHeader('access-control-max-age', rule.maximumAgeSeconds);
  response.setHeader('content-length', 0);
  response.end();
}

/** Lets pages of the bucket's allowed origins read the answer. Set on every answer, also on refusals. */
export function setCrossOriginHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  rules: readonly CorsRule[],
): void {
  const { origin } = request.headers;
  const rule = ruleFor(request, rules);
  if (origin === undefined || rule === undefined) return;
  response.setHeader('access-control-allow-origin', rule.origins.includes('*') ? '*' : origin);
  response.setHeader('access-control-expose-headers', rule.exposedHeaders.join(', '));
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
}

/** The first rule that allows the request's method, or the one in a preflight, to the page's origin. */
function ruleFor({ method, headers }: IncomingMessage, rules: readonly CorsRule[]): CorsRule | undefined {
  const { origin } = headers;
  const wanted = method === 'OPTIONS' ? headers['access-control-request-method'] : method;
  return rules.find(
    ({ methods, origins }) =>
      methods.some((allowed) => allowed === wanted) &&
      origins.some((allowed) => allowed === '*' || allowed === origin),
  );
}
