import { describe, expect, test } from 'vitest';
import type { ApiResponse } from '../../../../lambdas/api/serving/response.ts';
import { type Service, serve } from '../../../../lambdas/api/serving/serve.ts';
import { type Problem, type ProblemCode, ProblemError } from '../../../../lambdas/model/problem.ts';
import { gatewayEvent } from '../../support/requests.ts';

const SECRETS = {
  headers: { authorization: 'Bearer secret-token', cookie: 'secret-cookie' },
  pathParameters: { id: 'secret-id' },
  rawQueryString: 'secret-query',
};

/** A route with a given handler, and the lines of its log. */
function served(service: Partial<Service>, namespace = 'none') {
  const log: Readonly<Record<string, unknown>>[] = [];
  let time = 1000;
  const platform = {
    environment: { METRICS_NAMESPACE: namespace },
    log: (entry: Readonly<Record<string, unknown>>) => log.push(entry),
    now: () => {
      time += 5;
      return time;
    },
  };
  const handler = serve(platform, {
    name: 'test-route',
    door: 'resource-manager',
    maximumBodyBytes: 10,
    authenticate: async () => undefined,
    respond: async () => ({ status: 204 }),
    ...service,
  });
  return { handler, log };
}

const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'request-1',
};

describe('every response', () => {
  test('has the common headers, and no body if there is none', async () => {
    const { handler } = served({});
    expect(await handler(gatewayEvent('GET', '/'))).toEqual({ statusCode: 204, headers: ALWAYS });
  });

  test('may set its caching and use more of the request than its id', async () => {
    const headers = { 'cache-control': 'public', 'x-request-id': 'request1-file', location: '/x' };
    const { handler } = served({ respond: async () => ({ status: 302, headers }) });
    expect(await handler(gatewayEvent('GET', '/'))).toEqual({
      statusCode: 302,
      headers: { ...ALWAYS, ...headers },
    });
  });
});

describe('a problem', () => {
  test('with the caller comes before one with the body', async () => {
    const refuse = async () => {
      throw new ProblemError({ code: 'credentials-refused', message: 'No.' });
    };
    const event = gatewayEvent('POST', '/', { body: 'x'.repeat(11) });
    expect(await served({ authenticate: refuse }).handler(event)).toMatchObject({ statusCode: 401 });
    expect(await served({}).handler(event)).toEqual({
      statusCode: 413,
      headers: { ...ALWAYS, 'content-type': 'application/json' },
      body: JSON.stringify({
        error: { code: 413, message: 'The request body must be at most 10 bytes long.', details: [] },
      }),
    });
  });

  test("is rendered in the shape of the request's door", async () => {
    const { handler } = served({
      door: (request) => (request.path === '/oauth' ? 'oauth' : 'resource-manager'),
      respond: async () => {
        throw new ProblemError({ code: 'not-found', message: 'No.' });
      },
    });
    expect(await handler(gatewayEvent('GET', '/oauth'))).toMatchObject({
      body: '{"error":"invalid_request","error_description":"No."}',
    });
    expect(await handler(gatewayEvent('GET', '/'))).toMatchObject({
      body: '{"error":{"code":404,"message":"No.","details":[]}}',
    });
  });

  test.each([new Error('secret-cause'), 'secret-cause'])('of ours reveals nothing: %s', async (error) => {
    const { handler, log } = served({
      respond: async () => {
        throw error;
      },
    });
    const response = await handler(gatewayEvent('GET', '/'));
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret-cause');
    expect(log).toEqual([expect.objectContaining({ level: 'ERROR', status: 500, outcome: 'unexpected' })]);
    expect(String(log[0]?.['error'])).toContain('secret-cause');
  });
});

describe('the log', () => {
  test('has one line for each request', async () => {
    const { handler, log } = served({
      authenticate: async () => ({
        accountId: 'acme',
        principals: ['client#client', 'user#ann'],
        scopes: [],
        roles: {},
      }),
    });
    await handler(gatewayEvent('GET', '/'));
    expect(log).toEqual([
      {
        level: 'INFO',
        request_id: 'request-1',
        route: 'test-route',
        door: 'resource-manager',
        method: 'GET',
        status: 204,
        outcome: 'done',
        outcome_class: 'done',
        account_id: 'acme',
        principal: 'client#client user#ann',
        duration_ms: 5,
        bytes: 0,
        error: undefined,
      },
    ]);
  });

  test.each<[ProblemCode, string]>([
    ['gone', 'refused'],
    ['too-many-requests', 'limited'],
    ['unexpected', 'failed'],
  ])('says of %s that the request was %s', async (code, outcomeClass) => {
    const { handler, log } = served({
      respond: async () => {
        throw new ProblemError({ code, message: 'No.', retryAfterSeconds: 1 } as Problem);
      },
    });
    await handler(gatewayEvent('GET', '/'));
    expect(log).toEqual([expect.objectContaining({ outcome: code, outcome_class: outcomeClass })]);
  });

  test.each<[string, ApiResponse]>([
    ['text', { status: 200, body: 'añb' }],
    ['bytes', { status: 200, bytes: Buffer.alloc(4) }],
  ])('counts the bytes of the request and of an answer with %s', async (_, response) => {
    const { handler, log } = served({ respond: async () => response });
    await handler(gatewayEvent('POST', '/', { body: 'ab' }));
    expect(log).toEqual([expect.objectContaining({ bytes: 6 })]);
  });

  test('is the metrics of a stage: duration and bytes, by door and class of outcome', async () => {
    const { handler, log } = served({}, 'ResourceManager/prod');
    await handler(gatewayEvent('GET', '/'));
    const directive = {
      Namespace: 'ResourceManager/prod',
      Dimensions: [['door', 'outcome_class']],
      Metrics: [{ Name: 'duration_ms' }, { Name: 'bytes' }],
    };
    expect(log).toEqual([
      expect.objectContaining({ _aws: { Timestamp: 1005, CloudWatchMetrics: [directive] } }),
    ]);
  });

  test('names the problem, and no secret', async () => {
    const { handler, log } = served({
      maximumBodyBytes: 100,
      respond: async () => {
        throw new ProblemError({ code: 'gone', message: 'secret-message' });
      },
    });
    await handler(gatewayEvent('POST', '/secret-path', { ...SECRETS, body: 'secret-body' }));
    expect(log).toEqual([expect.objectContaining({ level: 'INFO', outcome: 'gone', status: 410 })]);
    expect(JSON.stringify(log)).not.toContain('secret');
  });
});
