import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What a handler answers. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A JSON answer. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** In API Gateway's payload format 2.0, with the headers that every response carries. */
export function writeResponse(response: ApiResponse, requestId: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: response.status,
    headers: {
      // Answers are about one caller and one moment; the few that may be kept say so themselves.
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...response.headers,
    },
    ...(response.body === undefined ? {} : { body: response.body }),
  };
}
