import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { measuring, type OutcomeClass } from '../../metrics.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { Problem } from '../../model/problem.ts';
import { type Platform, traceOf } from '../../platform.ts';
import type { Door } from '../../routes.ts';
import { problemOf, problemResponse } from './problem-response.ts';
import { type ApiRequest, limitBody, readRequest } from './request.ts';
import { type ApiResponse, bodyBytes, writeResponse } from './response.ts';

/** A handler as API Gateway and the local gateway call it. Never rejects. */
export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** How one route is served. */
export interface Service {
  /** The route's name in the log. */
  readonly name: string;
  readonly door: Door | ((request: ApiRequest) => Door);
  readonly maximumBodyBytes: number;
  readonly authenticate: (request: ApiRequest) => Promise<Caller | undefined>;
  readonly respond: (request: ApiRequest, caller: Caller | undefined) => Promise<ApiResponse>;
}

/**
 * Everything that all routes have in common: authentication, the body limit, errors, the common headers, and one line
 * in the log.
 */
export function serve(platform: Platform, service: Service): HttpHandler {
  const measured = measuring(platform, 'request');
  return async (event) => {
    const startedAt = platform.now();
    const request = readRequest(event);
    const door = typeof service.door === 'string' ? service.door : service.door(request);
    const outcome: Outcome = { error: undefined, problem: undefined, caller: undefined };
    const response = await respond(service, door, request, outcome);
    const duration = platform.now() - startedAt;
    platform.log(measured(startedAt, logEntry(service.name, door, request, response, outcome, duration)));
    return writeResponse(response, request.id);
  };
}

/** A request's facts for the log, besides its response. */
interface Outcome {
  caller: Caller | undefined;
  problem: Problem | undefined;
  error: unknown;
}

async function respond(
  service: Service,
  door: Door,
  request: ApiRequest,
  outcome: Outcome,
): Promise<ApiResponse> {
  try {
    outcome.caller = await service.authenticate(request);
    limitBody(request, service.maximumBodyBytes);
    return await service.respond(request, outcome.caller);
  } catch (error) {
    outcome.problem = problemOf(error);
    if (outcome.problem.code === 'unexpected') outcome.error = error;
    return problemResponse(door, outcome.problem, request);
  }
}

/** The log has no path, header or body: each may contain a secret, a token or a resource's id. */
function logEntry(
  route: string,
  door: Door,
  request: ApiRequest,
  response: ApiResponse,
  { caller, problem, error }: Outcome,
  duration: number,
) {
  return {
    level: error === undefined ? 'INFO' : 'ERROR',
    request_id: request.id,
    route,
    door,
    method: request.method,
    status: response.status,
    outcome: problem?.code ?? 'done',
    outcome_class: outcomeClass(response.status),
    account_id: caller?.accountId,
    principal: caller?.principals.join(' '),
    duration_ms: duration,
    bytes: Buffer.byteLength(request.body) + bodyBytes(response),
    error: traceOf(error),
  };
}

function outcomeClass(status: number): OutcomeClass {
  if (status < 400) return 'done';
  if (status === 429) return 'limited';
  return status < 500 ? 'refused' : 'failed';
}
