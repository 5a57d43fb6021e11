import { once } from 'node:events';
import { Agent, request as send } from 'node:http';
import { connect, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openServer, type ServerLimits } from '../../../local/server.ts';

/** A server that answers with the length of the request's body. */
async function start(limits: Partial<ServerLimits>, work: () => Promise<void> = async () => {}) {
  const server = await openServer(0, limits);
  server.serve(async (request, response) => {
    const body = await buffer(request).catch(() => undefined);
    await work();
    response.end(String(body?.length));
  });
  return server;
}

/** Opens a connection, sends a text and reads until the server closes it. */
async function sendAndWait(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  if (sent !== '') socket.write(sent);
  return text(socket).catch(() => '');
}

const HALF_SENT: readonly string[] = [
  '',
  'POST / HTTP/1.1\r\nHost: localhost\r\n',
  'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
];

test('1,000 unfinished requests are all ended, and others are answered', async () => {
  const server = await start({ headTimeout: 300, stallTimeout: 300 });
  const agent = new Agent({ keepAlive: true });
  const answer = async () => {
    const [response] = await once(send({ port: server.port, agent }).end(), 'response');
    return text(response);
  };
  expect(await answer()).toBe('0');
  const halfSent = Array.from({ length: 1000 }, (_, index) =>
    sendAndWait(server.port, HALF_SENT[index % HALF_SENT.length] ?? ''),
  );
  expect(await answer()).toBe('0');
  await Promise.all(halfSent);
  agent.destroy();
  await server.close();
});

test('an endless body is ended if requests have a limit', async () => {
  const server = await start({ headTimeout: 100, requestTimeout: 300 });
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  const closed = once(socket.resume(), 'close');
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n');
  const timer = setInterval(() => socket.write('a'), 20);
  onTestFinished(() => clearInterval(timer));
  await closed;
  await server.close();
});

test('an upload with progress may take longer than the longest pause', async () => {
  const server = await start({ stallTimeout: 1000 });
  const upload = send({ port: server.port, method: 'POST', agent: false });
  const answered = once(upload, 'response');
  for (let sent = 0; sent < 24; sent += 1) {
    upload.write('abc');
    await pause(50);
  }
  upload.end();
  const [response] = await answered;
  expect(await text(response)).toBe('72');
  await server.close();
});

test('a client that has sent everything may wait for the answer', async () => {
  const server = await start({ headTimeout: 400, requestTimeout: 400, stallTimeout: 400 }, () => pause(1000));
  const upload = send({ port: server.port, method: 'POST', agent: false }).end('abc');
  const [response] = await once(upload, 'response');
  expect(await text(response)).toBe('3');
  await server.close();
});

test('closing waits for a stalled upload, but not for ever', async () => {
  const server = await openServer(0, { closeTimeout: 200 });
  const begun = Promise.withResolvers<void>();
  server.serve((request) => request.once('data', () => begun.resolve()));
  const upload: Socket = connect(server.port, '127.0.0.1');
  upload.on('error', () => {});
  const broken = once(upload, 'close');
  upload.write(HALF_SENT[2] ?? '');
  await begun.promise;
  await server.close();
  await broken;
});
