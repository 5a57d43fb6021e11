import { type Problem, type ProblemCode, ProblemError } from '../../model/problem.ts';
import type { Door } from '../../routes.ts';
import { doors } from './doors.ts';
import type { ApiRequest } from './request.ts';
import { type ApiResponse, json } from './response.ts';

/** The status of each problem (RFC 9110 section 15, RFC 6585 section 4, RFC 4918 section 11.3). */
export const statuses: Readonly<Record<ProblemCode, number>> = {
  'invalid-request': 400,
  'invalid-grant': 400,
  'unsupported-grant-type': 400,
  'invalid-scope': 400,
  'credentials-missing': 401,
  'credentials-refused': 401,
  'insufficient-scope': 403,
  forbidden: 403,
  'quota-exceeded': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  gone: 410,
  'too-large': 413,
  'unprocessable-content': 422,
  locked: 423,
  'too-many-requests': 429,
  unexpected: 500,
};

/** The problem behind an error: its own, or one that reveals nothing about an internal error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    code: 'unexpected',
    message: 'Something went wrong here. Try again; if it lasts, tell us the X-Request-Id.',
  };
}

/** The response to a problem in the door's format. */
export function problemResponse(door: Door, problem: Problem, request: ApiRequest): ApiResponse {
  const status = statuses[problem.code];
  return json(status, doors[door].errorBody(problem, status), headersOf(door, problem, request));
}

function headersOf(door: Door, problem: Problem, request: ApiRequest): Record<string, string> {
  switch (problem.code) {
    case 'credentials-missing':
    case 'credentials-refused':
    case 'insufficient-scope': {
      const challenge = doors[door].challenge(problem, request);
      return challenge === undefined ? {} : { 'www-authenticate': challenge };
    }
    case 'method-not-allowed':
      return { allow: problem.allow.join(', ') };
    case 'too-many-requests':
      return { 'retry-after': String(problem.retryAfterSeconds) };
    default:
      return {};
  }
}
