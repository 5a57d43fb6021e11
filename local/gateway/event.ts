import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { release } from './body.ts';
import type { RouteMatch } from './routing.ts';

/** Headers of one connection, not of the message (RFC 9110 section 7.6.1). The gateway passes none of them on. */
export const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** The target in a request's first line. */
export interface RequestTarget {
  readonly rawPath: string;
  /** As sent, without the `?`. */
  readonly rawQueryString: string;
}

/**
 * Known behaviour: despite its name, `rawPath` is percent-decoded and cut at a decoded `?`, so that `/a%2Fb` is `/a/b`
 * and `/a%3Fb` is `/a`. Undefined if the path cannot be decoded.
 */
export function parseTarget(url: string): RequestTarget | undefined {
  const [, path, rawQueryString = ''] = /^(\/[^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
  if (path === undefined) return undefined;
  try {
    return { rawPath: decodeURIComponent(path).replace(/\?.*$/s, ''), rawQueryString };
  } catch {
    return undefined;
  }
}

/** A request with everything that its event contains. */
export interface EventSource {
  readonly request: IncomingMessage;
  readonly target: RequestTarget;
  readonly route: RouteMatch;
  readonly body: Buffer;
  readonly requestId: string;
  /** The time of arrival in milliseconds since 1970. */
  readonly receivedAt: number;
}

/**
 * Makes an event of payload format 2.0 ("Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", section
 * "Payload format version"). It joins repeated headers and parameters with commas, separates cookies from headers, and
 * leaves out empty members. Unlike the real gateway, it adds no `x-amzn-trace-id` and no `x-forwarded-*`.
 */
export function createEvent(source: EventSource): APIGatewayProxyEventV2 {
  const { request, target, route, body } = source;
  const headers = singleHeaders(request);
  const parameters = singleParameters(target.rawQueryString);
  const cookies = request.headersDistinct.cookie
    ?.flatMap((line) => line.split(';'))
    .map((pair) => pair.trim());
  return {
    version: '2.0',
    routeKey: route.routeKey,
    ...target,
    ...(cookies && { cookies }),
    headers,
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    requestContext: requestContext(source),
    ...(Object.keys(route.pathParameters).length > 0 && { pathParameters: route.pathParameters }),
    ...encodeBody(body, headers['content-type']),
  };
}

function singleHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct)
      .filter(([name]) => name !== 'cookie' && !CONNECTION_HEADERS.has(name))
      .map(([name, values = []]) => [name, values.join(',')]),
  );
}

function singleParameters(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

function requestContext(source: EventSource): APIGatewayProxyEventV2['requestContext'] {
  const { request, target, route, requestId, receivedAt } = source;
  const domainName = (request.headers.host ?? '').replace(/:\d+$/, '');
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName,
    domainPrefix: domainName.replace(/\..*$/, ''),
    http: {
      method: request.method ?? '',
      path: target.rawPath,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey: route.routeKey,
    stage: '$default',
    time: commonLogTime(receivedAt),
    timeEpoch: receivedAt,
  };
}

/** A time as in the Common Log Format: `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(time: number): string {
  const [, day, month, year, clock] = new Date(time).toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}

/**
 * Known behaviour, measured on the real gateway: only these media types arrive as text. All others arrive in base64,
 * including forms (`application/x-www-form-urlencoded`), `application/problem+json` and bodies without a type.
 */
const TEXT = /^(?:text\/.*|application\/(?:json|xml|javascript))$/;

function encodeBody(
  body: Buffer,
  contentType = '',
): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(contentType.replace(/;.*$/s, '').trim().toLowerCase());
  const text = body.toString(isText ? 'utf8' : 'base64');
  release(body);
  return { body: text, isBase64Encoded: !isText };
}
