import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { send, startAnswering } from './gateway-under-test.ts';

type Result = APIGatewayProxyStructuredResultV2;

const TEXT = 'text/plain; charset=utf-8';

test.each<[string, Result, number, Record<string, unknown>, string]>([
  ['no body', { statusCode: 201 }, 201, { 'content-type': TEXT, 'content-length': '0' }, ''],
  ['a body', { statusCode: 200, body: 'für' }, 200, { 'content-type': TEXT, 'content-length': '4' }, 'für'],
  [
    'its own content type',
    { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' },
    200,
    { 'content-type': 'application/json' },
    '{}',
  ],
  [
    'a base64 body',
    { statusCode: 200, body: 'aMO8', isBase64Encoded: true },
    200,
    { 'content-length': '3' },
    'hü',
  ],
  [
    'cookies',
    { statusCode: 200, cookies: ['a=1; Path=/', 'b=2'] },
    200,
    { 'set-cookie': ['a=1; Path=/', 'b=2'] },
    '',
  ],
  [
    'numbers and flags',
    { statusCode: 200, headers: { 'X-A': 7, 'X-B': true } },
    200,
    { 'x-a': '7', 'x-b': 'true' },
    '',
  ],
  [
    'a wrong length',
    { statusCode: 200, headers: { 'content-length': 99 }, body: 'ab' },
    200,
    { 'content-length': '2' },
    'ab',
  ],
  [
    'a redirect',
    { statusCode: 302, headers: { location: 'https://example.org/a?b' } },
    302,
    { location: 'https://example.org/a?b', 'content-length': '0' },
    '',
  ],
  ['a body and no status', { body: 'x' }, 200, { 'content-type': 'application/json' }, '{"body":"x"}'],
  ['nothing at all', {}, 200, { 'content-type': 'application/json', 'content-length': '2' }, '{}'],
])('a result with %s', async (_, result, status, headers, body) => {
  const { port, events } = await startAnswering(() => result);
  const answer = await send(port, { path: '/' });
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject(headers);
  expect(answer.headers['apigw-requestid']).toBe(events[0]?.requestContext.requestId);
  expect(answer.body.toString()).toBe(body);
});

test.each<[string, Result]>([
  ['an impossible status', { statusCode: 700 }],
  ['an informational status', { statusCode: 101 }],
  ['a fraction for a status', { statusCode: 200.5 }],
  ['a header with a line break', { statusCode: 200, headers: { 'x-a': 'b\r\nset-cookie: c' } }],
  ['a header name with a space', { statusCode: 200, headers: { 'x a': 'b' } }],
])('a result with %s is a 500 of the gateway', async (_, result) => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const { port } = await startAnswering(() => result);
  const answer = await send(port, { path: '/' });
  expect(answer.status).toBe(500);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.body.toString()).toBe('{"message":"Internal Server Error"}');
  log.mockRestore();
});

test.each([204, 304])('a response with the status %i has no length', async (statusCode) => {
  const { port } = await startAnswering(() => ({ statusCode }));
  const { status, headers } = await send(port, { path: '/' });
  expect(status).toBe(statusCode);
  expect(headers).not.toHaveProperty('content-length');
});

test('HEAD has the headers of the response and no body', async () => {
  const { port } = await startAnswering(() => ({ statusCode: 200, headers: { 'x-a': 'b' }, body: 'four' }));
  const { headers, body } = await send(port, { method: 'HEAD', path: '/' });
  expect(headers).toMatchObject({ 'x-a': 'b', 'content-length': '4' });
  expect(body).toHaveLength(0);
});
