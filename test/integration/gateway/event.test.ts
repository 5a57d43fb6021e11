import { expect, test } from 'vitest';
import { NOW, send, startAnswering } from './gateway-under-test.ts';

test('a minimal request makes an event without empty members', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  await send(port, { path: '/pets', headers: { host: 'api.example.org:8080', 'user-agent': 'test/1' } });
  expect(events).toStrictEqual([
    {
      version: '2.0',
      routeKey: '$default',
      rawPath: '/pets',
      rawQueryString: '',
      headers: { host: 'api.example.org:8080', 'user-agent': 'test/1' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: 'api.example.org',
        domainPrefix: 'api',
        http: {
          method: 'GET',
          path: '/pets',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'test/1',
        },
        requestId: expect.stringMatching(/^[\w+/]{15}=$/),
        routeKey: '$default',
        stage: '$default',
        time: '12/Mar/2020:19:03:58 +0000',
        timeEpoch: NOW,
      },
      isBase64Encoded: false,
    },
  ]);
});

test.each<[string, string, Record<string, string> | undefined]>([
  ['', '', undefined],
  ['?', '', undefined],
  ['?&', '&', undefined],
  ['?a=1', 'a=1', { a: '1' }],
  ['?a', 'a', { a: '' }],
  ['?a=1&b=2&a=3', 'a=1&b=2&a=3', { a: '1,3', b: '2' }],
  ['?a=%2C%20%C3%BC+x', 'a=%2C%20%C3%BC+x', { a: ', ü x' }],
  ['?q={"name":"x"}&q2=a?b', 'q={"name":"x"}&q2=a?b', { q: '{"name":"x"}', q2: 'a?b' }],
  ['?a=%zz', 'a=%zz', { a: '%zz' }],
  ['?__proto__=x', '__proto__=x', JSON.parse('{"__proto__":"x"}')],
])('parses the query %s', async (query, rawQueryString, queryStringParameters) => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  await send(port, { path: `/pets${query}` });
  expect(events[0]?.rawPath).toBe('/pets');
  expect(events[0]?.rawQueryString).toBe(rawQueryString);
  expect(events[0]?.queryStringParameters).toEqual(queryStringParameters);
});

test('header names are in lower case, repeated ones joined by commas, cookies separate', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  await send(port, {
    path: '/',
    headers: {
      host: 'localhost',
      'X-One': 'First',
      'x-MANY': ['1', '2, 3'],
      Authorization: ['Basic a', 'Bearer b'],
      Cookie: ['a=1; b=2', 'c="x, y"'],
      Connection: 'close',
      TE: 'trailers',
      'Keep-Alive': 'timeout=5',
    },
  });
  expect(events[0]?.headers).toEqual({
    host: 'localhost',
    'x-one': 'First',
    'x-many': '1,2, 3',
    authorization: 'Basic a,Bearer b',
  });
  expect(events[0]?.cookies).toEqual(['a=1', 'b=2', 'c="x, y"']);
});

test.each<[string | undefined, boolean]>([
  ['text/plain', false],
  ['text/plain; charset=utf-8', false],
  ['text/x-anything', false],
  ['TEXT/HTML', false],
  ['application/json', false],
  ['application/json ;charset=utf-8', false],
  ['Application/JSON', false],
  ['application/xml', false],
  ['application/javascript', false],
  ['application/x-www-form-urlencoded', true],
  ['application/problem+json', true],
  ['application/jsonp', true],
  ['multipart/form-data; boundary=text/plain', true],
  ['image/svg+xml', true],
  ['application/octet-stream', true],
  ['', true],
  [undefined, true],
])('a body of the type %s arrives as base64: %s', async (contentType, isBase64Encoded) => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const headers = contentType === undefined ? {} : { 'content-type': contentType };
  const body = Buffer.from('{"name":"für"}');
  await send(port, { method: 'POST', path: '/', headers }, body);
  expect(events[0]?.isBase64Encoded).toBe(isBase64Encoded);
  expect(events[0]?.body).toBe(body.toString(isBase64Encoded ? 'base64' : 'utf8'));
});

test('an empty body is left out', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  await send(
    port,
    { method: 'POST', path: '/pets/7', headers: { 'content-type': 'text/plain' } },
    Buffer.of(),
  );
  expect(events[0]).not.toHaveProperty('body');
  expect(events[0]?.isBase64Encoded).toBe(false);
});
