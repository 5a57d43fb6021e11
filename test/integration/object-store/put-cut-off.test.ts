import { request } from 'node:http';
import { expect, test, vi } from 'vitest';
import { encodeChunks, signChunked, signPut } from './put-request.ts';
import { send } from './raw-request.ts';
import { type RunningStore, startStore } from './running-store.ts';
import { xmlText } from './upload-form.ts';

test('the answer to a refused put arrives although the client is still sending', async () => {
  await using store = await startStore();
  const rest = Array.from({ length: 64 }, () => Buffer.alloc(65_536));
  const first = encodeChunks(['bar', Buffer.alloc(8192)]);
  const length = first.length + 64 * 65_536;
  const signed = signChunked(store, '', 20_000, { 'content-length': `${length}` });
  const answer = await send(store, { ...signed, body: [first, ...rest] });
  expect([answer.status, xmlText(answer.body, 'Code')]).toEqual([400, 'InvalidChunkSizeError']);
  expect(await store.files()).toEqual([]);
});

test.each([
  ['as it is', (store: RunningStore) => signPut(store, { body: Buffer.alloc(200_000) })],
  ['in chunks', (store: RunningStore) => signChunked(store, encodeChunks([Buffer.alloc(200_000)]), 200_000)],
])('a body %s that is cut off leaves nothing', async (_name, sign) => {
  await using store = await startStore();
  const { method, path, headers, body = [] } = sign(store);
  const { hostname, port } = new URL(store.url);
  const sent = request({ host: hostname, port, method, path, headers: { ...headers } });
  const closed = new Promise((resolve) => sent.on('error', resolve));
  for await (const bytes of body) sent.write(bytes.subarray(0, 150_000));
  await vi.waitUntil(async () => (await store.files()).length > 0);
  sent.destroy();
  await closed;
  await store.stop();
  expect(await store.files()).toEqual([]);
  expect(store.events).toEqual([]);
});
