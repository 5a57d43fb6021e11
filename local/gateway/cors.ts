import type { IncomingMessage } from 'node:http';
import { crossOrigin } from '../service.ts';

/**
 * Whether a browser asks for permission (Fetch standard, section "CORS protocol", "CORS-preflight request"). The
 * gateway itself answers such a request, "even if there isn't an OPTIONS route" ("Configure CORS for HTTP APIs").
 */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/**
 * The headers that the gateway adds to the response for a request with an `Origin`. A disallowed origin gets none,
 * which is how a browser learns that it may not. `methods` are those of the routes.
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

/** A gateway with CORS ignores the integration's CORS headers ("Configure CORS for HTTP APIs"). */
export function withoutCorsHeaders<Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')));
}
