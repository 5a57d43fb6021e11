import type { IncomingMessage } from 'node:http';
import { crossOrigin } from '../service.ts';

/**
 * Whether a browser asks for permission (Fetch standard, section "CORS protocol", "CORS-preflight request"). The gateway
 * answers that itself, "even if there isn't an OPTIONS route" ("Configure CORS for HTTP APIs").
 */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/**
 * What the gateway adds to the response for a request with an `Origin`: nothing when that is not allowed, which is
 * how a browser is told no. `methods` are those of the routes.
 */
export function corsHeaders(
  request: IncomingMessage,
  origins: readonly string[],
  methods: readonly string[],
): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined) return {};
  const allowed = origins.find((candidate) => candidate === '*' || candidate === origin);
  if (allowed === undefined) return {};
  if (!isPreflight(request)) {
    return {
      'access-control-allow-origin': allowed,
      'access-control-expose-headers': crossOrigin.exposeHeaders.join(','),
    };
  }
  return {
    'access-control-allow-origin': allowed,
    'access-control-allow-methods': methods.join(','),
    'access-control-allow-headers': crossOrigin.allowHeaders.join(','),
    'access-control-max-age': String(crossOrigin.maximumAgeSeconds),
  };
}

/** "Configure CORS for HTTP APIs": a gateway that has CORS configured ignores what the integration says of it. */
export function withoutCorsHeaders<Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
}
