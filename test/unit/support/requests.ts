import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiRequest } from '../../../lambdas/api/serving/request.ts';

/** A request with the given members, and plain defaults. */
export function apiRequest(request: Partial<Omit<ApiRequest, 'body'>> & { body?: string }): ApiRequest {
  return {
    id: 'request-1',
    method: 'GET',
    path: '/',
    query: '',
    pathParameters: {},
    headers: {},
    ...request,
    body: Buffer.from(request.body ?? ''),
  };
}

/** API Gateway's event, payload format 2.0, for a method and a decoded path. */
export function gatewayEvent(
  method: string,
  path: string,
  rest: Partial<APIGatewayProxyEventV2> = {},
): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '12/Mar/2020:19:03:58 +0000',
      timeEpoch: 1_584_039_838_123,
    },
    ...rest,
  };
}
