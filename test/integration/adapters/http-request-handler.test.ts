import { describe, expect, onTestFinished, test } from 'vitest';
import { httpRequestHandler } from '../../../lambdas/aws/http-request-handler.ts';
import { startServer } from './recording-server.ts';

function request(port: number, change: object = {}) {
  return {
    protocol: 'http:',
    hostname: '127.0.0.1',
    port,
    method: 'POST',
    path: '/path?a=b',
    headers: { host: `127.0.0.1:${port}`, 'x-test': 'yes' },
    body: 'text: 🚒',
    ...change,
  };
}

/** A handler that soon gives up on a silent service, closed at the end of the test. */
function handler(silenceLimit = 5000) {
  const created = httpRequestHandler(silenceLimit);
  onTestFinished(() => created.destroy());
  return created;
}

describe('a request', () => {
  test('arrives as it was made, and its answer is read completely', async () => {
    const { port, requests } = await startServer((response) => {
      response.writeHead(201, { 'x-answer': 'yes', 'content-type': 'text/plain' });
      response.write('one ');
      response.end('two');
    });
    const { response } = await handler().handle(request(port));
    expect(response.statusCode).toBe(201);
    expect(response.headers).toMatchObject({ 'x-answer': 'yes', 'content-type': 'text/plain' });
    expect(Buffer.from(response.body).toString()).toBe('one two');
    expect(requests).toEqual([
      {
        method: 'POST',
        path: '/path?a=b',
        headers: expect.objectContaining({ 'x-test': 'yes', 'content-length': '10' }),
        body: 'text: 🚒',
      },
    ]);
  });

  test('reuses the connection of the one before', async () => {
    const { port, connections } = await startServer((response) => response.end());
    const { handle } = handler();
    for (let count = 0; count < 3; count += 1) await handle(request(port));
    expect(connections()).toBe(1);
  });

  test('opens another connection during another request', async () => {
    const { port, connections } = await startServer((response) => response.end());
    const { handle } = handler();
    await Promise.all([handle(request(port)), handle(request(port))]);
    expect(connections()).toBe(2);
  });
});

describe('a request fails', () => {
  test('with a name that the SDK retries, if the service stays silent', async () => {
    const { port } = await startServer(() => {});
    await expect(handler(50).handle(request(port))).rejects.toMatchObject({
      name: 'TimeoutError',
      message: '127.0.0.1 did not answer within 50 ms.',
    });
  });

  test('if the service falls silent during its answer', async () => {
    const { port } = await startServer((response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('12345');
    });
    await expect(handler(50).handle(request(port))).rejects.toThrow();
  });

  test('if the service ends the connection instead of answering', async () => {
    const { port } = await startServer((response) => response.destroy());
    await expect(handler().handle(request(port))).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('if the service ends the connection during its answer', async () => {
    const { port } = await startServer((response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('12345', () => response.destroy());
    });
    await expect(handler().handle(request(port))).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('if nothing listens', async () => {
    await expect(handler().handle(request(1))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
