import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ProblemError } from '../../model/problem.ts';
import { meaningfulQuery } from './meaningful-query.ts';

/** A request, independent of the gateway. */
export interface ApiRequest {
  readonly id: string;
  readonly method: string;
  /** Percent-decoded by the gateway, and cut at a decoded `?`. */
  readonly path: string;
  /** Raw, without the `?` and ignored parameters. */
  readonly query: string;
  readonly pathParameters: Readonly<Record<string, string | undefined>>;
  /** By lower-case name; repeated ones are joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Text if the gateway delivered text, so that a large body is not copied. */
  readonly body: string | Buffer;
}

/** Reads API Gateway's payload format 2.0. */
export function readRequest(event: APIGatewayProxyEventV2): ApiRequest {
  const body = event.body ?? '';
  return {
    id: event.requestContext.requestId,
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: meaningfulQuery(event.rawQueryString),
    pathParameters: event.pathParameters ?? {},
    headers: event.headers,
    body: event.isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

/** Throws a problem if the body is larger than the route accepts. */
export function limitBody(request: ApiRequest, maximumBytes: number): void {
  if (Buffer.byteLength(request.body) <= maximumBytes) return;
  throw new ProblemError({
    code: 'too-large',
    message: `The request body must be at most ${maximumBytes} bytes long.`,
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body's text. Throws a problem if it is not UTF-8. */
export function bodyText(request: ApiRequest): string {
  if (typeof request.body === 'string') return request.body;
  try {
    return utf8.decode(request.body);
  } catch {
    throw new ProblemError({ code: 'invalid-request', message: 'The request body must be text in UTF-8.' });
  }
}

/** Whether the body is a URL-encoded form. JSON is not one, although many libraries send it with a form's type. */
export function isUrlEncodedForm(request: ApiRequest): boolean {
  const contentType = request.headers['content-type'] ?? '';
  return /^application\/x-www-form-urlencoded\b/i.test(contentType) && !bodyText(request).startsWith('{');
}

/** The largest JSON that is parsed on any route, in bytes, without the file in it. */
export const MAXIMUM_JSON_BYTES = 1024 * 1024;

/** How deep JSON may be nested: much deeper, it takes long to parse, and then cannot be written again. */
const MAXIMUM_LEVELS = 32;

/** The body's JSON object. Throws a problem if the body is anything else, too large or nested too deep. */
export function jsonObject(request: ApiRequest): Readonly<Record<string, unknown>> {
  limitBody(request, MAXIMUM_JSON_BYTES);
  return parseJsonObject(bodyText(request));
}

/** Parses a JSON object. Throws a problem if the text is anything else, or nested too deep. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> {
  if (levelsOf(text) > MAXIMUM_LEVELS) {
    throw new ProblemError({
      code: 'invalid-request',
      message: `The request body must be nested at most ${MAXIMUM_LEVELS} levels deep.`,
    });
  }
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new ProblemError({ code: 'invalid-request', message: 'The request body must be a JSON object.' });
}

/** Parses JSON. Throws a problem if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError({ code: 'invalid-request', message: 'The request body is not valid JSON.' });
  }
}

/** How deep a JSON text is nested; meaningless for any other text. */
function levelsOf(text: string): number {
  let deepest = 0;
  let level = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === '[' || character === '{') level += 1;
    else if (character === ']' || character === '}') level -= 1;
    deepest = Math.max(deepest, level);
  }
  return deepest;
}
