import { afterEach, describe, expect, test } from 'vitest';
import { bind } from '../../../lambdas/functions/object-created.ts';
import { GONE, outcome, refusal } from '../../acceptance/support/problems.ts';
import { UPLOADED, upload } from '../../acceptance/support/store.ts';
import { DAY, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, platform, resources, uploadsOf } = service;
const client = await service.addClient();
const deliver = bind(platform);
const events = service.holdEvents();

afterEach(() => {
  events.length = 0;
});

const PERSISTENT = { mode: 'persistent_reference' };
const SHORT = { expire: 6 * (DAY / 1000) };

/** Uploads these files with one form, and holds back their events, in this order. */
async function uploaded(fields: object, ...files: string[]) {
  const token = await api.token(client);
  const reservation = await api.reserve(token, fields);
  for (const file of files) expect(await upload(reservation, file)).toEqual(UPLOADED);
  await service.changesDelivered();
  return { ...reservation, token };
}

async function contentOf(id: string): Promise<string> {
  return (await fetch(await api.link(id))).text();
}

async function deliverFrom(...order: readonly number[]): Promise<void> {
  for (const index of order) await deliver(events[index] ?? expect.fail());
}

/** Lets days pass for lifecycle and TTL only: without events and the minute's job. */
async function pass(days: number): Promise<void> {
  await service.changesDelivered();
  for (let day = 0; day < days; day += 1) {
    clock.time += DAY;
    await service.sweep();
  }
}

describe('an event', () => {
  test('delivered twice changes nothing the second time', async () => {
    const { id } = await uploaded({}, 'Hello');
    await deliverFrom(0);
    const once = await resources.find(id);
    await deliverFrom(0);
    expect(await resources.find(id)).toEqual(once);
    expect(await contentOf(id)).toBe('Hello');
  });

  test("of a deleted resource's file removes the file, however often it comes", async () => {
    const { token, id, ...reservation } = await uploaded({}, 'Hello');
    await deliverFrom(0);
    await api.remove(token, id);
    await upload({ ...reservation, id }, 'Hello again');
    await service.changesDelivered();
    await deliverFrom(1, 0, 1);
    expect(await uploadsOf(id)).toEqual([]);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  });

  test("of an ended resource's file removes the file", async () => {
    const { id } = await uploaded({ expire: 600 }, 'Hello');
    clock.time += 601_000;
    await deliverFrom(0);
    expect(await uploadsOf(id)).toEqual([]);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  });

  test("of a forgotten resource's file removes the file", async () => {
    const { id, token } = await uploaded(PERSISTENT, 'Hello');
    await api.remove(token, id);
    await pass(31);
    await deliverFrom(0);
    expect(await resources.find(id)).toBeUndefined();
    expect(await uploadsOf(id)).toEqual([]);
  });
});

describe('between an upload and its event', () => {
  test('a persistent reference has a date of forgetting, which the event removes', async () => {
    const { id } = await uploaded(PERSISTENT, 'Hello');
    expect(await resources.find(id)).toMatchObject({ status: 'reserved', forgetAt: expect.any(Number) });
    await deliverFrom(0);
    expect(await resources.find(id)).toMatchObject({ status: 'available' });
    expect(await resources.find(id)).not.toHaveProperty('forgetAt');
  });

  test('a resource can be deleted with all its uploads', async () => {
    const { id, token } = await uploaded({}, 'one', 'two');
    await api.remove(token, id);
    expect(await uploadsOf(id)).toEqual([]);
  });

  test('its end can be moved: the first upload lives until then, and the others are removed', async () => {
    const { id, token } = await uploaded(SHORT, 'first', 'second');
    const body = JSON.stringify({ expire: (20 * DAY) / 1000 });
    const headers = { 'content-type': 'application/json' };
    const path = `/v1/resources/${id}`;
    expect((await api.send({ method: 'PATCH', path, token, headers, body })).status).toBe(200);
    await pass(19);
    expect(await contentOf(id)).toBe('first');
    await pass(8);
    expect(await uploadsOf(id)).toEqual([]);
  });
});

/** The order in which the events of three uploads come; lost ones never come. */
const ORDERS = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1, 2], [1], [2, 2], [0], []];

test.each([
  ['a persistent reference', PERSISTENT, 1],
  ['a temporary URL', SHORT, 0],
])('of three uploads with the form of %s, the first is served for good', async (_, fields, left) => {
  const expectFirst = async (id: string, order: readonly number[]) =>
    expect(await contentOf(id), `after the events ${order}`).toBe('first');
  const ids = new Map<string, readonly number[]>();
  for (const order of ORDERS) {
    for (const isFetchedBefore of [true, false]) {
      const { id } = await uploaded(fields, 'first', 'second', 'third');
      const own = events.splice(0);
      if (isFetchedBefore) await expectFirst(id, []);
      for (const index of order) {
        await deliver(own[index] ?? expect.fail());
        if (isFetchedBefore) await expectFirst(id, order);
      }
      ids.set(id, order);
    }
  }
  await pass(5);
  for (const [id, order] of ids) await expectFirst(id, order);
  await pass(65);
  for (const [id, order] of ids) {
    expect(await uploadsOf(id), `after the events ${order}`).toHaveLength(left);
    if (left > 0) await expectFirst(id, order);
    else expect((await api.get(id)).status).not.toBe(302);
  }
});

test('lifecycle removes uploads that were never read, and whose events are lost', async () => {
  const ids = [];
  for (const fields of [PERSISTENT, SHORT]) ids.push((await uploaded(fields, 'first', 'second')).id);
  await pass(70);
  for (const id of ids) expect(await uploadsOf(id)).toEqual([]);
});

test('an ended file is removed within a minute, before lifecycle', async () => {
  const { id } = await uploaded({ expire: 600 }, 'Hello');
  await deliverFrom(0);
  clock.time += 601_000;
  await service.endResources();
  expect(await uploadsOf(id)).toEqual([]);
});
