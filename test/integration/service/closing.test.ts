import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { UPLOADED, upload } from '../../acceptance/support/store.ts';
import { startService } from './service-under-test.ts';

test('the service finishes a current request before it closes', async () => {
  const service = await startService();
  const client = await service.addClient();
  const body = JSON.stringify({ grant_type: 'client_credentials', ...client });
  const agent = new Agent({ keepAlive: true });
  const headers = { 'content-length': Buffer.byteLength(body), expect: '100-continue' };
  const asked = request(`${service.baseUrl}/oauth/token`, { method: 'POST', agent, headers });
  asked.flushHeaders();
  await once(asked, 'continue');
  const ended = service.close();
  asked.end(body);
  const [response] = await once(asked, 'response');
  expect(JSON.parse(await text(response))).toMatchObject({ token_type: 'Bearer' });
  await ended;
  agent.destroy();
});

test('the service handles the events of answered uploads before it closes', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  const service = await startService();
  const { api } = service;
  const reservation = await api.reserve(await api.token(await service.addClient()));
  // All but the first are removed, by requests to the object store.
  for (let times = 0; times < 5; times += 1) expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
  await service.close();
  expect(errors.mock.calls).toEqual([]);
});

test('closing does not wait for unused connections', async () => {
  const service = await startService();
  const connection = connect(Number(new URL(service.baseUrl).port), '127.0.0.1');
  await once(connection, 'connect');
  const connectionEnded = once(connection, 'close');
  await service.close();
  await connectionEnded;
  await expect(fetch(service.baseUrl)).rejects.toThrow('fetch failed');
});
