/**
 * What the access log tells of each request, by API Gateway's variables. Without path and query: a reference or a
 * signature in the log would grant access like the link itself.
 */
export const accessLogEntry = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  // Without one, the gateway answered itself.
  integrationStatus: '$context.integrationStatus',
  latency: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
};
