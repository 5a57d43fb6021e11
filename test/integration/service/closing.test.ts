import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startService } from './service-under-test.ts';

const service = await startService();

test('the end of the service does not wait for connections on which nothing was asked', async () => {
  const connection = connect(Number(new URL(service.baseUrl).port), '127.0.0.1');
  await once(connection, 'connect');
  const ended = once(connection, 'close');
  await service.close();
  await ended;
  await expect(fetch(service.baseUrl)).rejects.toThrow('fetch failed');
});
