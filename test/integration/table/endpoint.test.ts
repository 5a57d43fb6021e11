import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { clientOf, credentials, has, openForTheFile, put } from './table-under-test.ts';

const table = await openForTheFile();

describe('refuses a request', () => {
  test.each([
    ['another secret', { ...credentials, secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
    ['another key', { ...credentials, accessKeyId: 'wrong' }, 'UnrecognizedClientException'],
  ])('signed with %s', async (_, wrong, name) => {
    const Key = { pk: { S: 'row' }, sk: { S: '-' } };
    const reading = clientOf(table.endpoint, wrong).send(new GetItemCommand({ TableName: 'rows', Key }));
    await expect(reading).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  test('without a signature', async () => {
    const response = await fetch(table.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
    });
  });

  test('whose body differs from the signed one', async () => {
    const client = clientOf(table.endpoint);
    client.middlewareStack.add((next) => (input) => next({ ...input, request: tampered(input.request) }), {
      step: 'deserialize',
      priority: 'low',
    });
    await expect(has(client, 'row')).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  test.each(['GET', 'POST', 'OPTIONS'])('of a web page: %s', async (method) => {
    const response = await fetch(table.endpoint, { method, headers: { origin: 'http://localhost:8080' } });
    expect(response.status).toBe(403);
    const names = [...response.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

test('other programs reach the same rows', async () => {
  await put(clientOf(table.endpoint), 'row');
  expect(await has(table.client, 'row')).toBe(true);
});

test("the owner's chores are no operations of the endpoint", async () => {
  const client = clientOf(table.endpoint);
  client.middlewareStack.add(
    (next) => async (input) => {
      if (typeof input.request === 'object' && input.request !== null && 'headers' in input.request) {
        Object.assign(input.request.headers ?? {}, { 'x-amz-target': 'DynamoDB_20120810.local:Sweep' });
      }
      return next(input);
    },
    { step: 'build' },
  );
  await expect(has(client, 'row')).rejects.toMatchObject({ name: 'UnknownOperationException' });
});

/** The request with another body of the same length. */
function tampered(request: unknown): unknown {
  if (typeof request !== 'object' || request === null || !('body' in request)) return request;
  const { body } = request;
  if (!(body instanceof Uint8Array)) return request;
  return Object.assign(request, { body: Buffer.alloc(body.length, ' ') });
}
