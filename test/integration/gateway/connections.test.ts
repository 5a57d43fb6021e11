import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { send, startAnswering, startGateway } from './gateway-under-test.ts';

/** Writes these pieces and reads everything until the gateway closes the connection. */
async function exchange(port: number, ...pieces: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text) => {
    received += text;
  });
  for (const piece of pieces) {
    socket.write(piece);
    await setImmediate();
  }
  await once(socket, 'close');
  return received;
}

const HEAD = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nConnection: close\r\n';

test('a body in chunks needs no length', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  await exchange(
    port,
    `${HEAD}Transfer-Encoding: chunked\r\n\r\n`,
    '3\r\nabc\r\n',
    '2\r\nde\r\n',
    '0\r\n\r\n',
  );
  expect(events[0]?.body).toBe('abcde');
  expect(events[0]?.headers).toEqual({ host: 'localhost', 'content-type': 'text/plain' });
});

test('a client with `Expect: 100-continue` is told to continue', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const outgoing = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    headers: { expect: '100-continue', 'content-length': 3, 'content-type': 'text/plain' },
  });
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  outgoing.end('abc');
  const [response] = await once(outgoing, 'response');
  response.resume();
  expect(events[0]?.body).toBe('abc');
});

test('a request whose client goes away during its body reaches no function', async () => {
  const { port, events } = await startAnswering(() => ({ statusCode: 200 }));
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${HEAD}Content-Length: 10\r\n\r\nabc`);
  await setImmediate();
  socket.resetAndDestroy();
  await send(port, { path: '/after' });
  expect(events.map(({ rawPath }) => rawPath)).toEqual(['/after']);
});

test('a client that goes away before its response disturbs no other', async () => {
  const called = Promise.withResolvers<void>();
  const result = Promise.withResolvers<{ statusCode: number }>();
  const port = await startGateway({
    fallback: ({ rawPath }) => {
      called.resolve();
      return rawPath === '/' ? result.promise : Promise.resolve({ statusCode: 200 });
    },
  });
  const outgoing = request({ port, host: '127.0.0.1' });
  outgoing.end();
  await called.promise;
  outgoing.destroy();
  await once(outgoing, 'error');
  result.resolve({ statusCode: 200 });
  expect((await send(port, { path: '/after' })).status).toBe(200);
});

test('a connection outlives a too large body', async () => {
  const { port } = await startAnswering(() => ({ statusCode: 200, body: 'x' }));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const tooLarge = Buffer.alloc(11 * 1024 * 1024);
  const headers = { 'content-length': tooLarge.length };
  expect((await send(port, { agent, method: 'POST', headers }, tooLarge)).status).toBe(413);
  expect((await send(port, { agent, path: '/' })).status).toBe(200);
  agent.destroy();
});
