import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { concurrently } from '../../../lambdas/model/concurrently.ts';
import { eventId } from '../../../lambdas/model/events/event.ts';
import { deliveryRecords } from '../../../lambdas/table/deliveries.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { JSON_TYPE } from '../../acceptance/support/api.ts';
import { outcome } from '../../acceptance/support/problems.ts';
import { upload } from '../../acceptance/support/store.ts';
import { PATIENCE } from '../../support/patience.ts';
import { answer, hang, type Received, startReceiver } from './receiver.ts';
import { DAY, SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock } = service;
const client = await service.addClient();

const token = service.tokensOf(client);
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const call = async (method: string, path: string, fields?: object, as?: string) =>
  api.send({
    method,
    path: `/v1/webhooks${path}`,
    token: as ?? (await token()),
    ...(fields === undefined ? {} : { headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(fields) }),
  });

/** Every event until now has been sent, or has failed. */
async function settled(): Promise<void> {
  await service.changesDelivered();
  await service.deliverDue();
}

/** Time passes, and the schedule does what it does each minute. */
async function elapse(milliseconds: number): Promise<void> {
  clock.time += milliseconds;
  await service.resumeJobs();
  await settled();
}

async function subscribe(url: string, events: readonly string[] = ['*']) {
  // Instances remember the webhooks of an account for ten seconds.
  clock.time += 10 * SECOND;
  const created = await call('POST', '', { url, events });
  expect(created.status, created.text).toBe(201);
  const { id, secret }: { id: string; secret: string } = JSON.parse(created.text);
  return { id, secret };
}

async function uploaded(fields: object = {}): Promise<string> {
  const reservation = await api.reserve(await token(), { expire: 3600 * 24 * 7, ...fields });
  await upload(reservation, 'some bytes');
  await settled();
  return reservation.id;
}

const eventsIn = (received: readonly Received[]) =>
  received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [type, data.id]);

const deliveriesOf = async (id: string) => {
  const { text } = await call('GET', `/${id}/deliveries`);
  return JSON.parse(text).deliveries as {
    id: string;
    status: string;
    attempts: number;
    next_attempt_at: string | null;
  }[];
};

/** When a webhook's latest delivery is tried next, or nothing where it is not pending. */
async function nextAttempt(id: string): Promise<number | undefined> {
  const [latest] = await deliveriesOf(id);
  return latest?.next_attempt_at == null ? undefined : Date.parse(latest.next_attempt_at);
}

/** Ends all webhooks, so that the next test has only its own. */
async function unsubscribe(id: string): Promise<void> {
  expect((await call('DELETE', `/${id}`)).status).toBe(204);
  clock.time += MINUTE;
}

test('a receiver gets every event of a resource, in order, signed', async () => {
  const receiver = await startReceiver();
  const { id, secret } = await subscribe(receiver.url);
  const resource = await uploaded({ tags: ['a'] });
  await api.send({
    method: 'PATCH',
    path: `/v1/resources/${resource}`,
    token: await token(),
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify({ tags: ['b'] }),
  });
  await settled();
  await api.remove(await token(), resource);
  await settled();
  expect(eventsIn(receiver.received)).toEqual([
    ['resource.available', resource],
    ['resource.updated', resource],
    ['resource.deleted', resource],
  ]);
  // The package checks against the machine's clock: its messages are made anew at that time.
  for (const { headers, body } of receiver.received) {
    const { 'webhook-id': messageId = '', 'webhook-timestamp': seconds = '' } = headers;
    const signed = new Webhook(secret).sign(messageId, new Date(Number(seconds) * 1000), body);
    expect(headers['webhook-signature']).toBe(signed);
    expect(JSON.parse(body)).toMatchObject({
      id: messageId,
      data: { expires_at: expect.stringMatching(/Z$/) },
    });
  }
  expect((await deliveriesOf(id)).map(({ status, attempts }) => [status, attempts])).toEqual([
    ['delivered', 1],
    ['delivered', 1],
    ['delivered', 1],
  ]);
  await unsubscribe(id);
});

test('two changes before the stream is read are two events', async () => {
  const receiver = await startReceiver();
  const resource = await uploaded();
  const { id } = await subscribe(receiver.url, ['resource.updated']);
  const patch = async (file_name: string) =>
    api.send({
      method: 'PATCH',
      path: `/v1/resources/${resource}`,
      token: await token(),
      headers: { 'content-type': JSON_TYPE },
      body: JSON.stringify({ file_name }),
    });
  await patch('one.jpg');
  await patch('two.jpg');
  await settled();
  expect(receiver.received.map(({ body }) => JSON.parse(body).data.file_name)).toEqual([
    'one.jpg',
    'two.jpg',
  ]);
  await unsubscribe(id);
});

test('the schedule makes the events of expired resources', async () => {
  const receiver = await startReceiver();
  const { id } = await subscribe(receiver.url, ['resource.expired']);
  const resource = await uploaded({ expire: 60 });
  clock.time += 2 * MINUTE;
  await service.endResources();
  await settled();
  expect(eventsIn(receiver.received)).toEqual([['resource.expired', resource]]);
  await unsubscribe(id);
});

describe('a failing receiver', () => {
  test('is retried with growing pauses for a day; then the delivery is parked, and can be replayed', async () => {
    const receiver = await startReceiver(answer(500));
    const { id } = await subscribe(receiver.url, ['resource.available']);
    await uploaded();
    const started = clock.time;
    const triedAfter: number[] = [];
    for (let next = await nextAttempt(id); next !== undefined; next = await nextAttempt(id)) {
      // Times are told in whole seconds, and a receiver that has failed is left alone for up to five minutes.
      await elapse(Math.max(next + SECOND - clock.time, 5 * MINUTE));
      triedAfter.push(Math.round((clock.time - started) / HOUR));
    }
    expect(triedAfter.slice(0, 5)).toEqual([0, 0, 0, 1, 3]);
    // A tenth more or less: what failed together is tried again one after the other.
    expect(triedAfter).toHaveLength(7);
    expect(triedAfter.at(-1)).toBeGreaterThanOrEqual(24);
    expect(triedAfter.at(-1)).toBeLessThanOrEqual(27);
    const [parked] = await deliveriesOf(id);
    expect(parked).toMatchObject({
      status: 'parked',
      last_status: 500,
      last_error: 'The receiver answered 500.',
    });
    receiver.behaviour = answer(200);
    const replayed = await call('POST', `/${id}/deliveries/${parked?.id}/replay`);
    expect(replayed.status, replayed.text).toBe(202);
    await elapse(10 * MINUTE);
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'delivered', attempts: 1 });
    await unsubscribe(id);
  });

  test('with 410 is disabled, and gets missed deliveries once it is enabled', async () => {
    const receiver = await startReceiver(answer(410));
    const { id } = await subscribe(receiver.url, ['resource.available']);
    await uploaded();
    expect(outcome(await call('GET', `/${id}`))).toMatchObject({
      body: { enabled: false, disabled_reason: 'The receiver answered 410 Gone.' },
    });
    receiver.behaviour = answer(200);
    expect(outcome(await call('PATCH', `/${id}`, { enabled: true }))).toMatchObject({
      status: 200,
      body: { enabled: true, disabled_reason: null },
    });
    await elapse(MINUTE);
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'delivered', attempts: 2 });
    await unsubscribe(id);
  });

  test('with a redirect is not followed', async () => {
    const other = await startReceiver();
    const receiver = await startReceiver(answer(302, { location: other.url }));
    const { id } = await subscribe(receiver.url, ['resource.available']);
    await uploaded();
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'pending', last_status: 302 }]);
    expect(other.received).toEqual([]);
    await unsubscribe(id);
  });

  test('for three days is disabled', async () => {
    const receiver = await startReceiver(answer(503));
    const { id } = await subscribe(receiver.url, ['resource.available']);
    await uploaded();
    clock.time += 3 * DAY;
    await uploaded();
    expect(outcome(await call('GET', `/${id}`))).toMatchObject({
      body: { enabled: false, disabled_reason: 'Every delivery failed for three days.' },
    });
    await unsubscribe(id);
  });

  test("does not hold back another's events", async () => {
    const hanging = await startReceiver(hang);
    const { id: one } = await subscribe(hanging.url, ['container.cloned']);
    const well = await startReceiver();
    const { id: other } = await subscribe(well.url, ['resource.available']);
    const table = openTable(service.platform);
    const deliveries = deliveryRecords(table);
    await concurrently([...Array(1_000).keys()], 50, (index) =>
      deliveries.add({
        id: eventId(clock.time, one, index),
        webhookId: one,
        type: 'container.cloned',
        body: '{}',
        status: 'pending',
        attempts: 0,
        createdAt: clock.time,
        nextAttemptAt: clock.time,
      }),
    );
    table.client.destroy();
    await call('POST', `/${one}/test`);
    await expect.poll(() => hanging.received.length, PATIENCE).toBe(5);
    const reservation = await api.reserve(await token());
    await upload(reservation, 'some bytes');
    await service.changesDelivered();
    await expect
      .poll(() => eventsIn(well.received), PATIENCE)
      .toEqual([['resource.available', reservation.id]]);
    expect(hanging.received.length).toBe(5);
    await unsubscribe(one);
    await unsubscribe(other);
    hanging.end();
  });
});

test('a new secret is valid at once, and the old one for another day', async () => {
  const receiver = await startReceiver();
  const { id, secret } = await subscribe(receiver.url, ['resource.available']);
  const { secret: next } = JSON.parse((await call('PATCH', `/${id}`, { rotate_secret: true })).text);
  expect(next).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await uploaded();
  const signedBy = ({ headers, body }: Received, secrets: string[]) =>
    secrets
      .map((one) =>
        new Webhook(one).sign(
          headers['webhook-id'] ?? '',
          new Date(Number(headers['webhook-timestamp']) * 1000),
          body,
        ),
      )
      .join(' ');
  const [first] = receiver.received;
  expect(first?.headers['webhook-signature']).toBe(first && signedBy(first, [next, secret]));
  clock.time += DAY;
  await uploaded();
  const [, second] = receiver.received;
  expect(second?.headers['webhook-signature']).toBe(second && signedBy(second, [next]));
  await unsubscribe(id);
});

test('a test event can be requested', async () => {
  const receiver = await startReceiver();
  const { id } = await subscribe(receiver.url, ['container.cloned']);
  expect(outcome(await call('POST', `/${id}/test`))).toMatchObject({
    status: 202,
    body: { status: 'pending', type: 'webhook.test' },
  });
  await settled();
  expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['webhook.test']);
  await unsubscribe(id);
});

describe('a webhook', () => {
  test('shows its secret once, and is listed without it', async () => {
    const { id, secret } = await subscribe('https://example.com/hook', [
      'resource.available',
      'resource.deleted',
    ]);
    expect(secret).toMatch(/^whsec_/);
    const listed = {
      id,
      url: 'https://example.com/hook',
      events: ['resource.available', 'resource.deleted'],
      enabled: true,
      disabled_reason: null,
      failing_since: null,
      created_at: expect.any(String),
    };
    expect(outcome(await call('GET', ''))).toEqual({ status: 200, body: { webhooks: [listed] } });
    expect(service.log.join()).not.toContain(secret);
    await unsubscribe(id);
  });

  test('of another account does not exist', async () => {
    const { id } = await subscribe('https://example.com/hook');
    const stranger = await api.token(await service.addClient({ accountId: 'stranger' }));
    const answers = await Promise.all([
      call('GET', `/${id}`, undefined, stranger),
      call('PATCH', `/${id}`, {}, stranger),
      call('DELETE', `/${id}`, undefined, stranger),
      call('POST', `/${id}/test`, undefined, stranger),
      call('GET', `/${id}/deliveries`, undefined, stranger),
      call('POST', `/${id}/deliveries/evt_x/replay`, undefined, stranger),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    await unsubscribe(id);
  });

  test('is one of at most twenty', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 20; index += 1)
      ids.push((await subscribe(`https://example.com/${index}`)).id);
    expect((await call('POST', '', { url: 'https://example.com/', events: ['*'] })).status).toBe(403);
    for (const id of ids) await unsubscribe(id);
  });

  test.each([
    [{ events: ['*'] }, 'url is required'],
    [{ url: 'http://example.com/', events: ['*'] }, 'url must be an https URL'],
    [{ url: 'https://10.0.0.1/', events: ['*'] }, 'url must lead to a host on the public internet'],
    [{ url: 'https://example.com/', events: [] }, 'events must be a list of'],
    [{ url: 'https://example.com/', events: ['resource.made'] }, 'events must be a list of'],
    [{ url: 'https://example.com/', events: ['*'], secret: 'x' }, 'secret is an unknown field'],
  ])('of %j is refused', async (fields, message) => {
    expect(outcome(await call('POST', '', fields))).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });
});
