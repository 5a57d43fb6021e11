import { describe, expect, test } from 'vitest';
import { MAXIMUM_JSON_BYTES } from '../../lambdas/api/serving/request.ts';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { type DescribedOperation, operations } from './support/description.ts';
import { exchange } from './support/http.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const ID = '00000000-0000-4000-8000-000000000000';

/** The operations for clients with credentials that are described with a status. */
const describedWith = (status: number) =>
  operations.filter(
    ({ responses, method, route }) =>
      method !== 'HEAD' && route.access !== 'public' && responses[status] !== undefined,
  );

const sendTo = ({ method, path }: DescribedOperation, authorization: string, body?: string) =>
  exchange(target.base_url, {
    method,
    path: path.replaceAll(/\{\w+\}/g, ID),
    headers: { ...(authorization === '' ? {} : { authorization }), 'content-type': JSON_TYPE },
    ...(body === undefined ? {} : { body }),
  });

test.each(describedWith(401))('$id needs credentials', async (operation) => {
  expect((await sendTo(operation, '')).status).toBe(401);
});

describe('a token with the other scope', async () => {
  const reader = await api.token(target, { scope: 'resources:read' });
  const writer = await api.token(target, { scope: 'resources:write' });

  test.each(describedWith(403))('does not allow $id', async (operation) => {
    const isRead = operation.method === 'GET';
    expect((await sendTo(operation, `Bearer ${isRead ? writer : reader}`)).status).toBe(403);
  });
});

/** A route for files reads the rest of its request first, so the tests of the door try its limits. */
const withoutFiles = describedWith(413).filter(({ route }) => route.maximumBodyBytes <= MAXIMUM_JSON_BYTES);

test.each(withoutFiles)('$id takes no larger body', async (operation) => {
  const body = 'x'.repeat(operation.route.maximumBodyBytes + 1);
  expect((await sendTo(operation, `Bearer ${token}`, body)).status).toBe(413);
});

describe.runIf(target.limited)('a client that sends too much', async () => {
  const limited = await api.token(target.limited ?? target);

  test.each(describedWith(429))('is refused by $id', async (operation) => {
    const burst = Array.from({ length: 6 }, () => sendTo(operation, `Bearer ${limited}`, '{}'));
    const answers = await Promise.all(burst);
    expect(answers.map(({ status }) => status)).toContain(429);
  });
});
