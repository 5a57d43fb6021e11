import { Agent, request } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import { encodeChunks, signChunked, signPut } from './put-request.ts';
import { type RawRequest, send } from './raw-request.ts';
import { type RunningStore, startStore } from './running-store.ts';
import { xmlText } from './upload-form.ts';

/** Sends the whole body, even if the answer comes first. Resolves to the status and the client's port. */
function sendAll(
  store: RunningStore,
  { method, path, headers }: RawRequest,
  body: Buffer,
  agent: Agent,
): Promise<{ status: number | undefined; port: number | undefined }> {
  const { hostname, port } = new URL(store.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, method, path, headers: { ...headers }, agent });
    sent.on('error', reject);
    sent.on('response', (response) => {
      resolve({ status: response.statusCode, port: response.socket.localPort });
      response.resume();
    });
    sent.end(body);
  });
}

test('a refused put is read to its end, and its connection serves the next request', async () => {
  await using store = await startStore();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const body = Buffer.concat([encodeChunks(['bar', Buffer.alloc(8192)]), Buffer.alloc(16 * 1024 * 1024)]);
  const signed = signChunked(store, '', 20_000, { 'content-length': `${body.length}` });
  const refused = await sendAll(store, signed, body, agent);
  expect(refused.status).toBe(400);
  expect(await store.kept()).toEqual([]);
  const { port } = refused;
  expect(await sendAll(store, signPut(store), Buffer.from('bar'), agent)).toEqual({ status: 200, port });
});

test('an endless line is refused before it ends', async () => {
  await using store = await startStore();
  const answered = Promise.withResolvers<void>();
  async function* body(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(100_000, '1');
    await answered.promise;
  }
  const signed = signChunked(store, '', 3, { 'content-length': '200000' });
  const refused = await send(store, { ...signed, body: body() });
  answered.resolve();
  expect([refused.status, xmlText(refused.body, 'Code')]).toEqual([400, 'IncompleteBody']);
  expect(await store.kept()).toEqual([]);
});

test.each([
  ['without chunks', (store: RunningStore) => signPut(store, { body: Buffer.alloc(700_000) })],
  ['in chunks', (store: RunningStore) => signChunked(store, encodeChunks([Buffer.alloc(700_000)]), 700_000)],
])('an interrupted body %s leaves nothing', async (_name, sign) => {
  await using store = await startStore();
  const { method, path, headers, body = [] } = sign(store);
  const { hostname, port } = new URL(store.url);
  const sent = request({ host: hostname, port, method, path, headers: { ...headers } });
  const closed = new Promise((resolve) => sent.on('error', resolve));
  for await (const bytes of body) sent.write(bytes.subarray(0, 600_000));
  await vi.waitUntil(async () => (await store.kept()).length > 0, PATIENCE);
  sent.destroy();
  await closed;
  await store.stop();
  expect(await store.kept()).toEqual([]);
  expect(store.events).toEqual([]);
});
