import { type Door, type Method, type Route, routeNames, routes } from '../routes.ts';
import { addressOf, methodsAt } from './catalogue/address.ts';
import { methodNotAllowed } from './serving/method-not-allowed.ts';
import { withoutSlash } from './serving/path.ts';
import type { ApiRequest } from './serving/request.ts';
import type { ApiResponse } from './serving/response.ts';
import { unknownPath } from './serving/unknown-path.ts';

/** The methods that a path supports, by the route table or by the catalogue, which reads its paths itself. */
function methodsOf(path: string): readonly Method[] {
  const address = addressOf(path);
  if (address !== undefined) return methodsAt(address);
  const matching = routeNames
    .map((name): Route => routes[name])
    .filter(({ door, paths }) => door !== 'catalogue' && paths.some((pattern) => matches(pattern, path)));
  return [...new Set(matching.flatMap(({ methods }) => methods))];
}

/** Whether an API Gateway path pattern without a greedy variable matches a path. */
function matches(pattern: string, path: string): boolean {
  const segments = pattern
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '[^/]+' : RegExp.escape(segment)));
  return new RegExp(`^${segments.join('/')}$`).test(path);
}

/** The door of the first route whose path begins the same way. */
export function doorOf(request: ApiRequest): Door {
  const beginning = (path: string) => path.split('/')[1];
  const name = routeNames.find((one) =>
    routes[one].paths.some((path) => beginning(path) === beginning(request.path)),
  );
  return name === undefined ? 'resource-manager' : routes[name].door;
}

/**
 * Answers requests that no route matches. A known path with a slash at its end gets 308 to the one without, which
 * clients follow with the same method, body and credentials. A known path with another method gets 405 with `Allow`
 * (RFC 9110 sections 15.4.9 and 15.5.6). Any other path gets 404 in the words of its door.
 */
export async function unmatched(request: ApiRequest): Promise<ApiResponse> {
  const path = withoutSlash(request.path);
  const allow = methodsOf(path);
  // The gateway adds its CORS headers to any answer to a preflight; browsers require a success.
  if (request.method === 'OPTIONS')
    return { status: 204, headers: { allow: [...allow, 'OPTIONS'].join(', ') } };
  if (allow.length === 0) throw unknownPath();
  if (!allow.some((method) => method === request.method)) throw methodNotAllowed(request.method, allow);
  // A redirect to the same path would be endless.
  if (path === request.path) throw unknownPath();
  return { status: 308, headers: { location: pathAndQuery(path, request.query) } };
}

function pathAndQuery(path: string, query: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return query === '' ? encoded : `${encoded}?${query}`;
}
