import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { exchange } from './support/http.ts';
import { NO_PATH, oauthRefusal, outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);

const ID = '00000000-0000-4000-8000-000000000000';

describe('an unknown path is 404', () => {
  test.each([
    ['POST', '/'],
    ['GET', '/v1'],
    ['GET', '/v2/resources'],
    ['POST', '/V1/resources'],
    ['POST', '//v1/resources'],
    ['GET', '/favicon.ico'],
    ['GET', `/v1/resources/${ID}/resolve/more`],
    ['GET', '/v1/resource%73x'],
  ])('%s %s', async (method, path) => {
    expect(outcome(await api.send({ method, path }))).toEqual(refusal(404, NO_PATH));
  });

  test.each(['/oauth', '/oauth/authorize', '/.well-known/openid-configuration'])(
    '%s, in the shape of OAuth',
    async (path) => {
      expect(outcome(await api.send({ path }))).toEqual(oauthRefusal(404, 'invalid_request', NO_PATH));
    },
  );
});

describe('another method is 405 with Allow', () => {
  test.each([
    ['PUT', '/v1/resources', 'POST, GET, HEAD', 'POST or GET or HEAD'],
    ['PATCH', '/v1/resources', 'POST, GET, HEAD', 'POST or GET or HEAD'],
    ['DELETE', '/v1/resources', 'POST, GET, HEAD', 'POST or GET or HEAD'],
    ['POST', `/v1/resources/${ID}`, 'GET, HEAD, PATCH, DELETE', 'GET or HEAD or PATCH or DELETE'],
    ['PUT', '/v1/resources/unknown', 'GET, HEAD, PATCH, DELETE', 'GET or HEAD or PATCH or DELETE'],
    ['POST', `/v1/resources/${ID}/resolve`, 'GET, HEAD', 'GET or HEAD'],
    ['DELETE', `/v1/resources/${ID}/resolve`, 'GET, HEAD', 'GET or HEAD'],
  ])('%s %s', async (method, path, allow, advice) => {
    const answer = await api.send({ method, path });
    expect(outcome(answer)).toEqual(refusal(405, `${method} is not allowed: use ${advice}.`));
    expect(answer.headers['allow']).toBe(allow);
  });

  test.each([
    ['GET', '/oauth/token', 'POST'],
    ['POST', '/.well-known/jwks.json', 'GET, HEAD'],
    ['DELETE', '/.well-known/oauth-authorization-server', 'GET, HEAD'],
  ])('%s %s, in the shape of OAuth', async (method, path, allow) => {
    const answer = await api.send({ method, path });
    const description = `${method} is not allowed: use ${allow.replaceAll(', ', ' or ')}.`;
    expect(outcome(answer)).toEqual(oauthRefusal(405, 'invalid_request', description));
    expect(answer.headers['allow']).toBe(allow);
  });

  test('HEAD, without a body', async () => {
    const answer = await api.send({ method: 'HEAD', path: '/oauth/token' });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' }, text: '' });
  });
});

describe('an unneeded body', () => {
  test('is ignored if it is short', async () => {
    const answer = await api.send({ path: '/.well-known/jwks.json', body: 'x'.repeat(1024) });
    expect(answer.status).toBe(200);
  });

  test('is 413 beyond a kibibyte', async () => {
    const answer = await api.send({ path: `/v1/resources/${ID}`, body: 'x'.repeat(1025) });
    expect(outcome(answer)).toEqual(refusal(413, 'The request body must be at most 1024 bytes long.'));
  });
});

test('every answer has its own id', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => api.get(ID)));
  expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(4);
});

describe('a page of another origin', () => {
  const ORIGIN = { origin: 'https://pages.example.org' };

  test.each([
    ['POST', '/v1/resources'],
    ['POST', '/oauth/token'],
    ['DELETE', `/v1/resources/${ID}`],
  ])('gets permission to %s %s', async (method, path) => {
    const headers = {
      ...ORIGIN,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type',
    };
    const { status, headers: answered } = await exchange(target.base_url, {
      method: 'OPTIONS',
      path,
      headers,
    });
    expect(status).toBe(204);
    expect(answered['access-control-allow-origin']).toMatch(/^(\*|https:\/\/pages\.example\.org)$/);
    expect(String(answered['access-control-allow-methods']).split(',')).toContain(method);
    const allowed = String(answered['access-control-allow-headers']).toLowerCase().split(',');
    expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type']));
  });

  test('may read answers and their headers', async () => {
    const { headers } = await api.send({ path: `/v1/resources/${ID}`, headers: ORIGIN });
    expect(headers['access-control-allow-origin']).toMatch(/^(\*|https:\/\/pages\.example\.org)$/);
    expect(headers['access-control-expose-headers']).toContain('x-request-id');
  });

  test('a request without an origin gets no CORS headers', async () => {
    const { headers } = await api.get(ID);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});
