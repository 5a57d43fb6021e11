import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { CONNECTION_HEADERS } from './event.ts';
import { exceedsPayloadLimit } from './limits.ts';

/** A response before it is written. Header names are in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** The gateway's own error: `{"message": …}`, which is no door's error shape. */
export function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/**
 * Turns a function's result into a response ("Create AWS Lambda proxy integrations for HTTP APIs in API Gateway",
 * section "Lambda function response for format 2.0"). A result without a `statusCode` is the JSON body itself. Known
 * behaviour: a result with a `statusCode` and no content type is sent as plain text. Throws if the gateway would not
 * accept the result: it has an impossible status or header, or more than 6 MB.
 */
export function interpretResult(result: APIGatewayProxyStructuredResultV2): HttpResponse {
  if (exceedsPayloadLimit(result)) throw new Error('The response is larger than Lambda allows.');
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result;
  if (statusCode === undefined) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(result)),
    };
  }
  if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
    throw new Error(`${statusCode} is not the status of a response.`);
  }
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...validHeaders(headers),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function validHeaders(headers: Readonly<Record<string, boolean | number | string>>): Record<string, string> {
  const valid = Object.entries(headers).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    `${value}`,
  ]);
  for (const [name, value] of valid) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  // The gateway sets the length from the body and ignores the function's.
  return Object.fromEntries(
    valid.filter(([name]) => name !== 'content-length' && !CONNECTION_HEADERS.has(name)),
  );
}
