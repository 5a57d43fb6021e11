import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bind } from '../../../lambdas/functions/fallback.ts';
import { type Route, routeNames, routes } from '../../../lambdas/routes.ts';
import { gatewayEvent } from '../support/requests.ts';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'ES256', use: 'sig' };
const environment = {
  BASE_URL: 'https://api.example',
  TABLE_NAME: 'table',
  VERIFICATION_KEYS: JSON.stringify({ keys: [key] }),
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'secret',
};
const handler = bind({ environment, now: () => 0, log: () => {} });
const ID = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

async function answer(method: string, path: string) {
  const { statusCode, headers, body } = await handler(gatewayEvent(method, path));
  return { status: statusCode, allow: headers?.['allow'], body: JSON.parse(body ?? '') };
}

describe('a known path with another method', () => {
  test.each([
    ['PATCH', '/v1/resources', 'POST, GET, HEAD', 'use POST or GET or HEAD.'],
    ['PUT', '/v1/resources', 'POST, GET, HEAD', 'use POST or GET or HEAD.'],
    ['POST', `/v1/resources/${ID}`, 'GET, HEAD, PATCH, DELETE', 'use GET or HEAD or PATCH or DELETE.'],
    ['PUT', '/v1/resources/anything', 'GET, HEAD, PATCH, DELETE', 'use GET or HEAD or PATCH or DELETE.'],
    ['DELETE', `/v1/resources/${ID}/resolve`, 'GET, HEAD', 'use GET or HEAD.'],
    ['BREW', '/v1/resources', 'POST, GET, HEAD', 'use POST or GET or HEAD.'],
  ])('%s %s is 405 with Allow: %s', async (method, path, allow, advice) => {
    expect(await answer(method, path)).toEqual({
      status: 405,
      allow,
      body: { error: { code: 405, message: `${method} is not allowed: ${advice}`, details: [] } },
    });
  });

  test.each([
    ['GET', '/oauth/token', 'POST'],
    ['POST', '/.well-known/jwks.json', 'GET, HEAD'],
    ['DELETE', '/.well-known/oauth-authorization-server', 'GET, HEAD'],
  ])('%s %s is 405 with Allow: %s in the shape of RFC 6749', async (method, path, allow) => {
    expect(await answer(method, path)).toEqual({
      status: 405,
      allow,
      body: {
        error: 'invalid_request',
        error_description: `${method} is not allowed: use ${allow.replaceAll(', ', ' or ')}.`,
      },
    });
  });
});

describe('every pattern of a route counts', () => {
  test.each([
    ['POST', '/status'],
    ['DELETE', '/v1.0/status'],
    ['PUT', '/v2.0/status'],
  ])('%s %s is 405 in the shape of the CME architecture', async (method, path) => {
    expect(await answer(method, path)).toEqual({
      status: 405,
      allow: 'GET, HEAD',
      body: { error: { code: 405, message: `${method} is not allowed: use GET or HEAD.` } },
    });
  });
});

describe('a slash at the end', () => {
  const read = routeNames
    .filter((name) => routes[name].door !== 'catalogue' && name !== 'resolve-reference')
    .flatMap((name) => {
      const { methods, paths }: Route = routes[name];
      const patterns = paths.filter((path) => !path.endsWith('+}'));
      return methods.flatMap((method) =>
        patterns.map((path) => [method, path.replaceAll(/\{\w+\}/g, ID)] as const),
      );
    });

  test.each(read)('%s %s/ redirects with 308 to the path without it', async (method, path) => {
    const { statusCode, headers, body } = await handler(gatewayEvent(method, `${path}/`));
    expect([statusCode, headers?.['location'], body]).toEqual([308, path, undefined]);
  });

  test('keeps the query, and encodes the path', async () => {
    const event = gatewayEvent('GET', '/containers/a b?&/', { rawQueryString: 'b=%20&_=17' });
    const { headers } = await handler(event);
    expect(headers?.['location']).toBe('/containers/a%20b%3F%26?b=%20');
  });

  test('never redirects to itself or to another host', async () => {
    for (const path of ['/status', '//status/', '//evil.example/', '/evil.example/status/'])
      expect(await handler(gatewayEvent('GET', path))).toMatchObject({ statusCode: 404 });
  });
});

describe('a preflight', () => {
  test.each([
    ['/v2.0/status', 'GET, HEAD, OPTIONS'],
    ['/v1/resources', 'POST, GET, HEAD, OPTIONS'],
    ['/oauth/token', 'POST, OPTIONS'],
    ['/unknown', 'OPTIONS'],
  ])('of %s succeeds with Allow: %s', async (path, allow) => {
    const { statusCode, headers, body } = await handler(gatewayEvent('OPTIONS', path));
    expect({ statusCode, allow: headers?.['allow'], body }).toEqual({
      statusCode: 204,
      allow,
      body: undefined,
    });
  });
});

test.each([`ref://${ID}`, `ref:/${ID}`, `{ref://${ID}}`])(
  'the reference %s is resolved for callers with credentials',
  async (reference) => {
    expect(await answer('GET', `/v1/resources/${reference}/resolve`)).toMatchObject({
      status: 401,
      body: { error: { message: expect.stringMatching(/^Credentials are needed/) } },
    });
  },
);

describe('an unknown path', () => {
  test.each([
    ['GET', '/'],
    ['GET', ''],
    ['GET', '/v1'],
    ['GET', '/v1/resources//resolve'],
    ['GET', `/v1/resources/${ID}/more`],
    ['DELETE', `/v1/resources/${ID}/x`],
    ['DELETE', `/v1/resources/ref://${ID}/resolve`],
    ['DELETE', `/v1/resources/${ID}/resolve/more`],
    ['POST', '/v2/resources'],
    ['POST', '/V1/resources'],
    ['POST', '/v1/resourcesx'],
    ['GET', '/v1x0/status'],
    ['POST', '/v1/resources\n'],
    ['GET', '/wp-login.php'],
    ['GET', '/__proto__'],
  ])('%s %j is 404', async (method, path) => {
    expect(await answer(method, path)).toEqual({
      status: 404,
      allow: undefined,
      body: { error: { code: 404, message: 'There is nothing at this path.', details: [] } },
    });
  });

  test.each(['/oauth', '/oauth/authorize', '/.well-known/openid-configuration', '/.well-known/jwksXjson'])(
    '%s is 404 in the shape of RFC 6749',
    async (path) => {
      expect(await answer('GET', path)).toEqual({
        status: 404,
        allow: undefined,
        body: { error: 'invalid_request', error_description: 'There is nothing at this path.' },
      });
    },
  );

  test.each(['/status//', '/status/x', '/v1.0', '/v1.0/', '/v1.0/statusx', '/v2.0/nothing'])(
    '%s is 404 in the shape of the CME architecture',
    async (path) => {
      expect(await answer('GET', path)).toEqual({
        status: 404,
        allow: undefined,
        body: { error: { code: 'server', message: 'There is nothing at this path.' } },
      });
    },
  );

  test('is 404 however large the body is', async () => {
    const body = 'x'.repeat(1024 * 1024);
    expect(await handler(gatewayEvent('POST', '/x', { body }))).toMatchObject({ statusCode: 404 });
  });
});
