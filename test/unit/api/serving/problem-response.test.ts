import { describe, expect, test } from 'vitest';
import { problemOf, problemResponse } from '../../../../lambdas/api/serving/problem-response.ts';
import { type Problem, type ProblemCode, ProblemError } from '../../../../lambdas/model/problem.ts';
import type { Door } from '../../../../lambdas/routes.ts';
import { apiRequest } from '../../support/requests.ts';

const message = 'A sentence.';
const WITHOUT = apiRequest({});
const WITH_BASIC = apiRequest({ headers: { authorization: 'Basic x' } });
const BASIC = { 'www-authenticate': 'Basic realm="Resource Manager", charset="UTF-8"' };
const BEARER = 'Bearer realm="Resource Manager"';
const everywhere = (headers: Record<string, string>) => ({
  oauth: headers,
  'resource-manager': headers,
  content: headers,
  catalogue: headers,
  containers: headers,
});

/** Every problem: its status, RFC 6749's code, and the headers at each door. */
const table: Record<
  ProblemCode,
  {
    problem: Problem;
    status: number;
    word: string;
    /** The CME architecture's code, if it is not the status. */
    code?: string;
    headers?: Partial<Record<Door, Record<string, string>>>;
  }
> = {
  'invalid-request': {
    problem: { code: 'invalid-request', message, details: [{ field: 'mode', message: 'is required' }] },
    status: 400,
    word: 'invalid_request',
  },
  'unprocessable-content': {
    problem: { code: 'unprocessable-content', message },
    status: 422,
    word: 'invalid_request',
  },
  'invalid-grant': { problem: { code: 'invalid-grant', message }, status: 400, word: 'invalid_grant' },
  'unsupported-grant-type': {
    problem: { code: 'unsupported-grant-type', message },
    status: 400,
    word: 'unsupported_grant_type',
  },
  'invalid-scope': { problem: { code: 'invalid-scope', message }, status: 400, word: 'invalid_scope' },
  'credentials-missing': {
    problem: { code: 'credentials-missing', message },
    status: 401,
    word: 'invalid_client',
    code: 'UnauthorizedError',
    headers: {
      oauth: BASIC,
      'resource-manager': { 'www-authenticate': BEARER },
      content: BASIC,
      catalogue: { 'www-authenticate': BEARER },
      containers: { 'www-authenticate': BEARER },
    },
  },
  'credentials-refused': {
    problem: { code: 'credentials-refused', message },
    status: 401,
    word: 'invalid_client',
    code: 'UnauthorizedError',
    headers: {
      oauth: BASIC,
      'resource-manager': { 'www-authenticate': `${BEARER}, error="invalid_token"` },
      content: BASIC,
      catalogue: { 'www-authenticate': `${BEARER}, error="invalid_token"` },
      containers: { 'www-authenticate': `${BEARER}, error="invalid_token"` },
    },
  },
  'insufficient-scope': {
    problem: { code: 'insufficient-scope', message, scope: 'resources:write', method: 'BREW' },
    status: 403,
    word: 'invalid_request',
    headers: {
      oauth: BASIC,
      'resource-manager': {
        'www-authenticate': `${BEARER}, error="insufficient_scope", scope="resources:write"`,
      },
      content: BASIC,
      catalogue: {
        'www-authenticate': `${BEARER}, error="insufficient_scope", scope="resources:write"`,
      },
      containers: {
        'www-authenticate': `${BEARER}, error="insufficient_scope", scope="resources:write"`,
      },
    },
  },
  forbidden: { problem: { code: 'forbidden', message }, status: 403, word: 'invalid_request' },
  'quota-exceeded': { problem: { code: 'quota-exceeded', message }, status: 403, word: 'invalid_request' },
  'not-found': {
    problem: { code: 'not-found', message },
    status: 404,
    word: 'invalid_request',
    code: 'server',
  },
  'method-not-allowed': {
    problem: { code: 'method-not-allowed', message, allow: ['GET', 'HEAD'] },
    status: 405,
    word: 'invalid_request',
    headers: everywhere({ allow: 'GET, HEAD' }),
  },
  gone: { problem: { code: 'gone', message }, status: 410, word: 'invalid_request' },
  'too-large': { problem: { code: 'too-large', message }, status: 413, word: 'invalid_request' },
  locked: {
    problem: { code: 'locked', message, data: { name: 'A copy' } },
    status: 423,
    word: 'invalid_request',
    code: 'request',
  },
  'too-many-requests': {
    problem: { code: 'too-many-requests', message, retryAfterSeconds: 7 },
    status: 429,
    word: 'temporarily_unavailable',
    headers: everywhere({ 'retry-after': '7' }),
  },
  unexpected: {
    problem: { code: 'unexpected', message },
    status: 500,
    word: 'server_error',
    code: 'server',
  },
};

describe.each(Object.values(table))(
  'the problem $problem.code',
  ({ problem, status, word, code, headers }) => {
    test('is rendered in the shape of RFC 6749', () => {
      const response = problemResponse('oauth', problem, WITH_BASIC);
      expect(response.status).toBe(status);
      expect(response.headers).toEqual({ 'content-type': 'application/json', ...headers?.oauth });
      expect(JSON.parse(response.body ?? '')).toEqual({ error: word, error_description: message });
    });

    test("is rendered in the Resource Manager's shape", () => {
      const response = problemResponse('resource-manager', problem, WITHOUT);
      const details = problem.code === 'invalid-request' ? problem.details : [];
      expect(response.status).toBe(status);
      expect(response.headers).toEqual({
        'content-type': 'application/json',
        ...headers?.['resource-manager'],
      });
      expect(JSON.parse(response.body ?? '')).toEqual({ error: { code: status, message, details } });
    });

    test("is rendered in the Media Upload API's shape", () => {
      const response = problemResponse('content', problem, WITHOUT);
      expect(response.status).toBe(status);
      expect(response.headers).toEqual({ 'content-type': 'application/json', ...headers?.content });
      const invalidReasons = problem.code === 'invalid-request' ? ['is required'] : [message];
      expect(JSON.parse(response.body ?? '')).toEqual({ invalidReasons, valid: false });
    });

    test("is rendered in the Resources API's shape", () => {
      const response = problemResponse('catalogue', problem, WITHOUT);
      expect(response.status).toBe(status);
      expect(response.headers).toEqual({ 'content-type': 'application/json', ...headers?.catalogue });
      const error = status === 401 ? 'Please sign in.' : message;
      const body = problem.code === 'invalid-request' ? { mode: 'is required' } : { error };
      expect(JSON.parse(response.body ?? '')).toEqual(body);
    });

    test("is rendered in the CME architecture's shape", () => {
      const response = problemResponse('containers', problem, WITHOUT);
      expect(response.status).toBe(status);
      expect(response.headers).toEqual({ 'content-type': 'application/json', ...headers?.containers });
      const words = problem.code === 'credentials-missing' ? 'No authorization token was found' : message;
      const data = problem.code === 'locked' ? { data: { name: 'A copy' } } : {};
      expect(JSON.parse(response.body ?? '')).toEqual({
        error: { code: code ?? status, message: words },
        ...data,
      });
    });
  },
);

test('a problem without details has an empty list of them, and one reason', () => {
  const { body } = problemResponse('resource-manager', { code: 'invalid-request', message }, WITHOUT);
  expect(body).toBe('{"error":{"code":400,"message":"A sentence.","details":[]}}');
  const content = problemResponse('content', { code: 'invalid-request', message }, WITHOUT);
  expect(content.body).toBe('{"invalidReasons":["A sentence."],"valid":false}');
  const catalogue = problemResponse('catalogue', { code: 'invalid-request', message }, WITHOUT);
  expect(catalogue.body).toBe('{"error":"A sentence."}');
});

test('an internal error reveals nothing', () => {
  const problem: Problem = { code: 'gone', message };
  expect(problemOf(new ProblemError(problem))).toBe(problem);
  for (const error of [new Error('secret'), 'secret', undefined, { problem: { code: 'gone' } }]) {
    expect(problemOf(error)).toEqual({
      code: 'unexpected',
      message: 'Something went wrong here. Try again; if it lasts, tell us the X-Request-Id.',
    });
  }
});
