import { once } from 'node:events';
import { type ClientRequest, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { send, startAnswering } from './gateway-under-test.ts';

interface Upload {
  readonly request: ClientRequest;
  readonly answer: Promise<{ status?: number; retryAfter?: string; body: string }>;
}

/** Sends the head of an upload and waits until the gateway has it; the rest may follow. */
async function beginUpload(port: number, headers: OutgoingHttpHeaders): Promise<Upload> {
  const upload = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    agent: false,
    headers: { ...headers, expect: '100-continue' },
  });
  upload.on('error', () => {});
  onTestFinished(() => void upload.destroy());
  const answer = once(upload, 'response').then(async ([response]) => ({
    status: response.statusCode,
    retryAfter: response.headers['retry-after'],
    body: await text(response),
  }));
  answer.catch(() => {});
  upload.flushHeaders();
  await once(upload, 'continue');
  return { request: upload, answer };
}

async function post(port: number, length: number): Promise<number> {
  const headers = { 'content-length': length };
  return (await send(port, { method: 'POST', path: '/', headers }, Buffer.alloc(length))).status;
}

const BUSY = { status: 503, retryAfter: '1', body: '{"message":"Service Unavailable"}' };

test('a request without required credentials is answered before its body has come', async () => {
  const bodies: unknown[] = [];
  const handler = async ({ body }: { body?: string }) => {
    bodies.push(body);
    return { statusCode: 401 };
  };
  const route = { methods: ['POST'], paths: ['/'], needsCredentials: true, handler };
  const { port } = await startAnswering(() => ({ statusCode: 404 }), { routes: [route] });
  for (const authorization of [undefined, '']) {
    const upload = await beginUpload(port, {
      'content-length': 10,
      ...(authorization !== undefined && { authorization }),
    });
    upload.request.write('abc');
    expect(await upload.answer).toMatchObject({ status: 401 });
  }
  const headers = { authorization: 'Bearer x', 'content-type': 'text/plain' };
  await send(port, { method: 'POST', path: '/', headers }, Buffer.from('abc'));
  expect(bodies).toEqual([undefined, undefined, 'abc']);
});

test('a client that first sends its whole body gets the early answer', async () => {
  const route = { methods: ['POST'], paths: ['/'], needsCredentials: true };
  const { port } = await startAnswering(() => ({ statusCode: 404 }), {
    routes: [{ ...route, handler: async () => ({ statusCode: 401 }) }],
  });
  const body = Buffer.alloc(20 * 1024 * 1024);
  const socket = connect(port, '127.0.0.1').pause();
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`);
  await new Promise<void>((resolve, reject) => {
    socket.write(body, (error) => (error ? reject(error) : resolve()));
  });
  expect(await text(socket)).toMatch(/^HTTP\/1.1 401 /);
});

test('all bodies together stay within their limit, and free their memory', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }), { maximumHeldBytes: 1000 });
  const first = await beginUpload(port, { 'content-length': 500 });
  const second = await beginUpload(port, { 'content-length': 500 });
  const third = await beginUpload(port, { 'content-length': 1 });
  third.request.end('a');
  expect(await third.answer).toEqual(BUSY);
  expect(events).toEqual([]);
  first.request.end(Buffer.alloc(500));
  expect(await first.answer).toMatchObject({ status: 200 });
  expect(await post(port, 500)).toBe(200);
  expect(await post(port, 501)).toBe(503);
  second.request.destroy();
  await vi.waitFor(async () => expect(await post(port, 1000)).toBe(200), PATIENCE);
});

test('a body in chunks takes memory as it grows', async () => {
  const { port } = await startAnswering(() => ({ statusCode: 200 }), { maximumHeldBytes: 1000 });
  const upload = await beginUpload(port, { 'transfer-encoding': 'chunked' });
  upload.request.write(Buffer.alloc(600));
  upload.request.end(Buffer.alloc(600));
  expect(await upload.answer).toEqual(BUSY);
  expect(await post(port, 1000)).toBe(200);
});

test('a body keeps its memory until the function has answered', async () => {
  const work = Promise.withResolvers<void>();
  const called = Promise.withResolvers<void>();
  const { port } = await startAnswering(() => ({ statusCode: 200 }), {
    maximumHeldBytes: 1000,
    fallback: async () => {
      called.resolve();
      await work.promise;
      return { statusCode: 200 };
    },
  });
  const first = await beginUpload(port, { 'content-length': 1000 });
  first.request.end(Buffer.alloc(1000));
  await called.promise;
  expect(await post(port, 1)).toBe(503);
  work.resolve();
  expect(await first.answer).toMatchObject({ status: 200 });
});
