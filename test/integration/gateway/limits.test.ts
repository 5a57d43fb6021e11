import { expect, test, vi } from 'vitest';
import { type Answer, send, startAnswering, startGateway } from './gateway-under-test.ts';

const MEBIBYTE = 1024 * 1024;

function expectError({ status, headers, body }: Answer, expectedStatus: number, message: string) {
  expect({ status, type: headers['content-type'], body: body.toString() }).toEqual({
    status: expectedStatus,
    type: 'application/json',
    body: JSON.stringify({ message }),
  });
  expect(headers['apigw-requestid']).toMatch(/=$/);
}

const POST = { method: 'POST', path: '/', headers: { 'content-type': 'text/plain' } };

test.each<[string, Record<string, string>]>([
  ['with a length', { 'content-length': String(10 * MEBIBYTE + 1) }],
  ['in chunks', { 'transfer-encoding': 'chunked' }],
])('a body %s over 10 MB is 413 and reaches no function', async (_, headers) => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const answer = await send(port, { ...POST, headers }, Buffer.alloc(10 * MEBIBYTE + 1));
  expectError(answer, 413, 'Request Entity Too Large');
  expect(events).toEqual([]);
});

test.each<[string, number, Record<string, string>, Uint8Array]>([
  ['6 MB of text', 200, { 'content-type': 'text/plain' }, Buffer.alloc(6 * MEBIBYTE - 2000, 'x')],
  ['more than 6 MB of text', 413, { 'content-type': 'text/plain' }, Buffer.alloc(6 * MEBIBYTE + 200, 'x')],
  ['4.4 MB as base64', 200, {}, Buffer.alloc(4.4 * MEBIBYTE)],
  ['4.6 MB as base64', 413, {}, Buffer.alloc(4.6 * MEBIBYTE)],
  ['3.1 MB that need escapes', 413, { 'content-type': 'text/plain' }, Buffer.alloc(3.1 * MEBIBYTE, '"')],
])('an event with %s: %i', async (_, status, headers, body) => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const answer = await send(port, { ...POST, headers }, body);
  expect(answer.status).toBe(status);
  if (status === 413) expectError(answer, 413, 'Request Entity Too Large');
  expect(events).toHaveLength(status === 200 ? 1 : 0);
});

test.each([
  ['a header', 10_240, 200],
  ['a header', 10_241, 431],
  ['a query', 10_240, 200],
  ['a query', 10_241, 431],
])('a request line and header values that %s makes %i bytes long: %i', async (where, bytes, status) => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const fixed = 'GET /?a HTTP/1.1'.length + 'localhost'.length + 'close'.length;
  const filler = 'x'.repeat(bytes - fixed);
  const answer = await send(port, {
    path: where === 'a query' ? `/?a${filler}` : '/?a',
    headers: {
      host: 'localhost',
      connection: 'close',
      ...(where === 'a header' && { 'x-filler': filler }),
    },
  });
  expect(answer.status).toBe(status);
  if (status === 431) expectError(answer, 431, 'Request Header Fields Too Large');
  expect(events).toHaveLength(status === 200 ? 1 : 0);
});

test.each<[string, number, string]>([
  ['just below', 200, 'x'.repeat(6_291_000)],
  ['above', 500, 'x'.repeat(6_291_556)],
  ['above, once escaped,', 500, '\n'.repeat(3_200_000)],
])('a response %s 6 MB: %i', async (_, status, body) => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const { port } = await startAnswering(() => ({ statusCode: 200, body }));
  const answer = await send(port, { path: '/' });
  expect(answer.status).toBe(status);
  if (status === 500) expectError(answer, 500, 'Internal Server Error');
  expect(log).toHaveBeenCalledTimes(status === 500 ? 1 : 0);
  log.mockRestore();
});

test('a function that throws is 500, and its error is logged', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const failure = new Error('secret');
  const port = await startGateway({ fallback: () => Promise.reject(failure) });
  expectError(await send(port, { path: '/' }), 500, 'Internal Server Error');
  expect(log).toHaveBeenCalledWith(failure);
  log.mockRestore();
});

test('a function that takes more than 30 s is 503, even if it fails later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const called = Promise.withResolvers<void>();
  const work = Promise.withResolvers<never>();
  const port = await startGateway({
    fallback: () => {
      called.resolve();
      return work.promise;
    },
  });
  const answer = send(port, { path: '/' });
  await called.promise;
  vi.advanceTimersByTime(30_000);
  expectError(await answer, 503, 'Service Unavailable');
  work.reject(new Error('too late'));
  vi.useRealTimers();
});
