import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A function behind the gateway: payload format 2.0 in, payload format 2.0 out. */
export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export interface GatewayRoute {
  readonly methods: readonly string[];
  /** `{name}` stands for one segment; `{name+}`, at the end, for all remaining ones. */
  readonly paths: readonly string[];
  readonly handler: HttpHandler;
  /**
   * The largest body that the handler reads, in bytes. It may exceed the limits of API Gateway and Lambda: then the
   * local mode accepts more than AWS would.
   */
  readonly maximumBodyBytes?: number;
  /** Whether the handler refuses every request without an `Authorization` header, whatever its body. */
  readonly needsCredentials?: boolean;
}

/** The route of a request. */
export interface RouteMatch {
  /** `METHOD /pattern` or `$default`. */
  readonly routeKey: string;
  readonly handler: HttpHandler;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly maximumBodyBytes: number;
  readonly needsCredentials: boolean;
}

/**
 * Chooses a route by method and decoded path ("Create routes for HTTP APIs", section "Routing API requests"): a full
 * match comes before a greedy one, and a greedy one before `$default`. Of several full matches the most specific wins:
 * a literal segment beats `{id}`, and the leftmost difference decides.
 *
 * A route of another method does not match, so that an unknown method reaches `$default`. A trailing slash counts:
 * `/x/` does not match `/x`, but matches `/x/{rest+}` with an empty rest (known behaviour on which deployed services
 * rely).
 */
export function createRouter(routes: readonly GatewayRoute[], fallback: HttpHandler) {
  const candidates = routes
    .flatMap(({ methods, paths, handler, maximumBodyBytes = 0, needsCredentials = false }) =>
      paths.flatMap((path) =>
        methods.map((method) => ({
          method,
          pattern: path.split('/'),
          route: { routeKey: `${method} ${path}`, handler, maximumBodyBytes, needsCredentials },
        })),
      ),
    )
    .sort((one, other) => specificity(one.pattern).localeCompare(specificity(other.pattern)));

  return (method: string, path: string): RouteMatch => {
    const segments = path.split('/');
    for (const { method: routeMethod, pattern, route } of candidates) {
      const pathParameters = routeMethod === method ? matchPattern(pattern, segments) : undefined;
      if (pathParameters !== undefined) return { ...route, pathParameters };
    }
    return {
      routeKey: '$default',
      handler: fallback,
      pathParameters: {},
      maximumBodyBytes: 0,
      needsCredentials: false,
    };
  };
}

const isVariable = (segment: string) => segment.startsWith('{');
const isGreedy = (segment: string) => segment.endsWith('+}');

/** A text that sorts before that of every less specific pattern. */
function specificity(pattern: readonly string[]): string {
  return [pattern.some(isGreedy), ...pattern.map(isVariable)].map(Number).join('');
}

function matchPattern(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index];
    if (actual === undefined) return undefined;
    if (isGreedy(expected))
      return { ...parameters, [expected.slice(1, -2)]: segments.slice(index).join('/') };
    if (isVariable(expected) ? actual === '' : actual !== expected) return undefined;
    if (isVariable(expected)) parameters[expected.slice(1, -1)] = actual;
  }
  return segments.length === pattern.length ? parameters : undefined;
}
