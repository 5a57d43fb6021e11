import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A handler's response. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The body where it is no text. */
  readonly bytes?: Buffer;
}

/** A JSON response. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** How long a response's body is, in bytes. */
export function bodyBytes({ body = '', bytes }: ApiResponse): number {
  return bytes?.length ?? Buffer.byteLength(body);
}

/** Writes API Gateway's payload format 2.0, with the headers of every response. */
export function writeResponse(response: ApiResponse, requestId: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: response.status,
    headers: {
      // Responses depend on the caller and the moment; the few that may be cached override this.
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...response.headers,
    },
    ...(response.body === undefined ? {} : { body: response.body }),
    ...(response.bytes === undefined
      ? {}
      : { body: response.bytes.toString('base64'), isBase64Encoded: true }),
  };
}
