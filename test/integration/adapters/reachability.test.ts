import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { reachability } from '../../../lambdas/functions/reachability.ts';
import { startServer } from './recording-server.ts';

const UNENDING = new AbortController().signal;

/** The table and the bucket at a port of this machine. */
function partsAt(port: number) {
  return reachability({
    environment: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'id',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      TABLE_NAME: 'table',
      BUCKET_NAME: 'bucket',
    },
    now: Date.now,
    log: () => {},
  });
}

const answer =
  (status: number, type = 'AnyException') =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(status === 200 ? '{}' : JSON.stringify({ __type: type, message: 'A message.' }));
  };

describe.each(['table', 'bucket'] as const)('the %s', (part) => {
  test('is reached if it answers', async () => {
    const { port, requests } = await startServer(answer(200));
    await expect(partsAt(port)[part](UNENDING)).resolves.toBeUndefined();
    expect(requests).toHaveLength(1);
  });

  test('is reached if only its second answer is good', async () => {
    const { port } = await startServer(answer(503), answer(200));
    await expect(partsAt(port)[part](UNENDING)).resolves.toBeUndefined();
  });

  test.each([500, 503])('is not reached if it answers %i, however often it is called', async (status) => {
    const { port } = await startServer(answer(status));
    await expect(partsAt(port)[part](UNENDING)).rejects.toThrow();
  });

  test('is not reached if nothing listens', async () => {
    await expect(partsAt(1)[part](UNENDING)).rejects.toThrow('ECONNREFUSED');
  });

  test('is not reached if it ends connections', async () => {
    const { port } = await startServer((response) => response.destroy());
    await expect(partsAt(port)[part](UNENDING)).rejects.toThrow();
  });

  test('is not reached if it is silent until the deadline', async () => {
    const waiting = new AbortController();
    const { port, requests } = await startServer(() => waiting.abort());
    await expect(partsAt(port)[part](waiting.signal)).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  test('is not called again after the deadline', async () => {
    const waiting = new AbortController();
    const { port, requests } = await startServer(answer(503), (response) => {
      waiting.abort();
      answer(503)(response);
    });
    await expect(partsAt(port)[part](waiting.signal)).rejects.toThrow();
    expect(requests).toHaveLength(2);
  });
});

test.each([403, 404])('the bucket is reached if it answers %i, for a missing object', async (status) => {
  const { port } = await startServer(answer(status));
  await expect(partsAt(port).bucket(UNENDING)).resolves.toBeUndefined();
});

test.each([400, 401])('the bucket is not reached if it answers %i', async (status) => {
  const { port } = await startServer(answer(status));
  await expect(partsAt(port).bucket(UNENDING)).rejects.toThrow();
});

test.each(['ResourceNotFoundException', 'AccessDeniedException'])(
  'the table is not reached if the answer is %s',
  async (type) => {
    const { port } = await startServer(answer(400, type));
    await expect(partsAt(port).table(UNENDING)).rejects.toThrow('A message.');
  },
);

test('the table is not reached if its answer is incomplete at the deadline', async () => {
  const waiting = new AbortController();
  const { port } = await startServer((response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('12345', () => setImmediate(() => waiting.abort()));
  });
  await expect(partsAt(port).table(waiting.signal)).rejects.toThrow();
});

test('reads one row of the table and one object of the bucket', async () => {
  const { port, requests } = await startServer(answer(200));
  await partsAt(port).table(UNENDING);
  await partsAt(port).bucket(UNENDING);
  expect(requests).toMatchObject([
    { method: 'POST', headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' } },
    { method: 'HEAD', path: '/bucket/status' },
  ]);
});
