import { expect, test } from 'vitest';
import type { GatewayRoute } from '../../../local/gateway/gateway.ts';
import { send, startGateway } from './gateway-under-test.ts';

const handler: GatewayRoute['handler'] = async ({ routeKey, rawPath, pathParameters }) => ({
  statusCode: 200,
  body: JSON.stringify({ routeKey, rawPath, pathParameters }),
});

const routes: GatewayRoute[] = [
  // The least specific first, so that the order of the table does not decide.
  { methods: ['GET'], paths: ['/pets/{rest+}'], handler },
  { methods: ['GET', 'DELETE'], paths: ['/pets/{id}'], handler },
  { methods: ['GET'], paths: ['/pets/{id}/photos/{photo}', '/pets/{id}/resolve'], handler },
  { methods: ['GET'], paths: ['/pets/dog/{what}/first', '/pets/{id}/photos/first'], handler },
  { methods: ['GET', 'POST'], paths: ['/pets', '/pets/dog', '/'], handler },
];

const cases: [string, string, string, Record<string, string> | undefined, string?][] = [
  ['GET', '/', 'GET /', undefined],
  ['GET', '/pets', 'GET /pets', undefined],
  ['GET', '/pets/dog', 'GET /pets/dog', undefined],
  ['GET', '/pets/cat', 'GET /pets/{id}', { id: 'cat' }],
  ['GET', '/pets/%63at', 'GET /pets/{id}', { id: 'cat' }, '/pets/cat'],
  ['GET', '/%70ets', 'GET /pets', undefined, '/pets'],
  ['GET', '/pets/a%20b', 'GET /pets/{id}', { id: 'a b' }, '/pets/a b'],
  ['GET', '/pets/a+b', 'GET /pets/{id}', { id: 'a+b' }],
  ['GET', '/pets/%C3%BC', 'GET /pets/{id}', { id: 'ü' }, '/pets/ü'],
  ['GET', '/pets/%2563', 'GET /pets/{id}', { id: '%63' }, '/pets/%63'],
  ['DELETE', '/pets/dog', 'DELETE /pets/{id}', { id: 'dog' }],
  ['GET', '/pets/7/resolve', 'GET /pets/{id}/resolve', { id: '7' }],
  ['GET', '/pets/7/photos/2', 'GET /pets/{id}/photos/{photo}', { id: '7', photo: '2' }],
  ['GET', '/pets/7/photos/first', 'GET /pets/{id}/photos/first', { id: '7' }],
  // Both patterns have one variable: the leftmost difference decides.
  ['GET', '/pets/dog/photos/first', 'GET /pets/dog/{what}/first', { what: 'photos' }],
  ['GET', '/pets/dog/ears/first', 'GET /pets/dog/{what}/first', { what: 'ears' }],
  ['GET', '/pets/7/photos/2/large', 'GET /pets/{rest+}', { rest: '7/photos/2/large' }],
  ['GET', '/pets/ref://7', 'GET /pets/{rest+}', { rest: 'ref://7' }],
  ['GET', '/pets/ref%3A%2F%2F7', 'GET /pets/{rest+}', { rest: 'ref://7' }, '/pets/ref://7'],
  ['GET', '/pets/', 'GET /pets/{rest+}', { rest: '' }],
  ['GET', '/pets/cat/', 'GET /pets/{rest+}', { rest: 'cat/' }],
  ['GET', '/pets/cat%3Fx=1', 'GET /pets/{id}', { id: 'cat' }, '/pets/cat'],
  ['GET', '/pets%3F/cat', 'GET /pets', undefined, '/pets'],
  ['POST', '/pets/cat', '$default', undefined],
  ['PATCH', '/pets', '$default', undefined],
  ['GET', '/Pets', '$default', undefined],
  ['GET', '//pets', '$default', undefined],
  ['DELETE', '/pets/', '$default', undefined],
];

test.each(['/pets/%', '/pets/%zz', '/pets/%C3', '/pets/%FF', '*', 'http://localhost/pets'])(
  'the target %s is a 400 of the gateway',
  async (path) => {
    const port = await startGateway({ routes });
    const { status, headers, body } = await send(port, { method: 'GET', path });
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/json');
    expect(body.toString()).toBe('{"message":"Bad Request"}');
  },
);

test.each(cases)('%s %s reaches %s', async (method, path, routeKey, pathParameters, rawPath = path) => {
  const port = await startGateway({ routes, fallback: handler });
  const { body } = await send(port, { method, path });
  expect(JSON.parse(body.toString())).toEqual({ routeKey, rawPath, pathParameters });
});
