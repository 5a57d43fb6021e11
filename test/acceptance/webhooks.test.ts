import { describe, expect, test } from 'vitest';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const UNKNOWN = `wh_${'0'.repeat(24)}`;

const call = (method: string, path: string, fields?: object, as = token) =>
  api.send({
    method,
    path: `/v1/webhooks${path}`,
    token: as,
    ...(fields === undefined ? {} : { headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(fields) }),
  });

/** A webhook that nothing reaches: what is sent, and how, is shown by the tests of the service. */
async function created() {
  const { status, text } = await call('POST', '', {
    url: 'https://receiver.invalid/events',
    events: ['container.cloned'],
  });
  expect(status, text).toBe(201);
  return JSON.parse(text);
}

test('a webhook is made, read, listed, changed and deleted', async () => {
  const { secret, ...webhook } = await created();
  expect(secret).toMatch(/^whsec_/);
  expect(JSON.parse((await call('GET', `/${webhook.id}`)).text)).toEqual(webhook);
  expect(JSON.parse((await call('GET', '')).text).webhooks).toContainEqual(webhook);
  const changed = await call('PATCH', `/${webhook.id}`, { enabled: false, rotate_secret: true });
  expect(JSON.parse(changed.text)).toEqual({
    ...webhook,
    enabled: false,
    secret: expect.not.stringContaining(secret),
  });
  expect((await call('DELETE', `/${webhook.id}`)).status).toBe(204);
  expect((await call('GET', `/${webhook.id}`)).status).toBe(404);
});

test('a test event is a delivery that can be sent once more', async () => {
  const { id } = await created();
  const { status, text } = await call('POST', `/${id}/test`);
  expect(status).toBe(202);
  const { id: delivery } = JSON.parse(text);
  const { deliveries } = JSON.parse((await call('GET', `/${id}/deliveries`)).text);
  expect(deliveries).toEqual([expect.objectContaining({ id: delivery, type: 'webhook.test' })]);
  expect((await call('POST', `/${id}/deliveries/${delivery}/replay`)).status).toBe(202);
  expect((await call('POST', `/${id}/deliveries/evt_unknown/replay`)).status).toBe(404);
  expect((await call('DELETE', `/${id}`)).status).toBe(204);
});

test.each<[string, string, object | undefined]>([
  ['POST', '', { url: 'ftp://receiver.invalid', events: ['*'] }],
  ['POST', '', { url: 'https://receiver.invalid', events: ['unknown'] }],
  ['GET', `/${UNKNOWN}/deliveries?limit=0`, undefined],
])('%s %s is refused with 400 where it is not valid: %o', async (method, path, fields) => {
  expect((await call(method, path, fields)).status).toBe(400);
});

test('a change that is not valid is 400', async () => {
  const { id } = await created();
  expect((await call('PATCH', `/${id}`, { enabled: 'no' })).status).toBe(400);
  expect((await call('DELETE', `/${id}`)).status).toBe(204);
});

describe.runIf(target.other)('the webhook of another account, and none,', () => {
  test.each<[string, string, object | undefined]>([
    ['GET', '', undefined],
    ['PATCH', '', {}],
    ['DELETE', '', undefined],
    ['POST', '/test', undefined],
    ['GET', '/deliveries', undefined],
    ['POST', '/deliveries/evt_1/replay', undefined],
  ])('are 404: %s %s', async (method, path, fields) => {
    const { id } = await created();
    const other = await api.token(target.other ?? target);
    for (const one of [`/${id}${path}`, `/${UNKNOWN}${path}`])
      expect((await call(method, one, fields, other)).status).toBe(404);
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
  });
});
