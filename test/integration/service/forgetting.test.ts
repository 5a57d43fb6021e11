import { expect, test } from 'vitest';
import { GONE, NO_RESOURCE, NOT_UPLOADED, outcome, refusal } from '../../acceptance/support/problems.ts';
import { upload } from '../../acceptance/support/store.ts';
import { DAY, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, resources, isCurrent } = service;
const client = await service.addClient();

const REMEMBERED = 30 * DAY;

const reserve = async (fields: object = {}) => api.reserve(await api.token(client), fields);

async function uploaded(fields: object = {}) {
  const reservation = await reserve(fields);
  await upload(reservation, 'Hello');
  await service.changesDelivered();
  return reservation;
}

async function sweepAt(time: number): Promise<void> {
  clock.time = time;
  await service.sweep();
}

const HOUR = DAY / 24;
const MIDNIGHT = 0;
const NOON = 12 * HOUR;

// S3 adds the rule's days to the time of the upload, and rounds up to the next midnight.
test.each([
  ['of ten minutes', NOON, 600, 36 * HOUR],
  ['of a day', NOON, 24 * 3600, 36 * HOUR],
  ['until a midnight', NOON, 36 * 3600, 36 * HOUR],
  ['until a second after a midnight', NOON, 36 * 3600 + 1, 60 * HOUR],
  ['of 366 days', NOON, 366 * 86_400, 366 * DAY + 12 * HOUR],
  ['of ten minutes from midnight', MIDNIGHT, 600, 2 * DAY],
  ['of a day from midnight', MIDNIGHT, 24 * 3600, 2 * DAY],
  ['of a second more from midnight', MIDNIGHT, 24 * 3600 + 1, 3 * DAY],
  ['of 366 days from midnight', MIDNIGHT, 366 * 86_400, 367 * DAY],
])(
  'the file of a temporary URL %s is removed at a midnight after its expiry',
  async (_, start, expire, after) => {
    clock.time = (Math.floor(clock.time / DAY) + 1) * DAY + start;
    const uploadedAt = clock.time;
    const { id, expires_at } = await uploaded({ expire });
    expect(uploadedAt + after).toBeGreaterThanOrEqual(Date.parse(expires_at ?? ''));
    await sweepAt(uploadedAt + after - 1);
    const { object } = (await resources.find(id)) ?? expect.fail();
    expect(await isCurrent(object)).toBe(true);
    await sweepAt(uploadedAt + after);
    expect(await isCurrent(object)).toBe(false);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  },
);

test('an expired resource is remembered for thirty days', async () => {
  const { id, expires_at } = await uploaded();
  const forgottenAt = Date.parse(expires_at ?? '') + REMEMBERED;
  await sweepAt(forgottenAt);
  expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  await sweepAt(forgottenAt + 1000);
  expect(outcome(await api.get(id))).toEqual(refusal(404, NO_RESOURCE));
});

test.each(['temporary_url', 'persistent_reference'])(
  'a deleted %s is remembered for thirty days',
  async (mode) => {
    const { id } = await uploaded({ mode });
    await api.remove(await api.token(client), id);
    const forgottenAt = Math.ceil(clock.time / 1000) * 1000 + REMEMBERED;
    await sweepAt(forgottenAt);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
    await sweepAt(forgottenAt + 1000);
    expect(outcome(await api.get(id))).toEqual(refusal(404, NO_RESOURCE));
  },
);

test('a persistent reference without an upload is forgotten', async () => {
  const { id, upload_expires_at } = await reserve({ mode: 'persistent_reference' });
  const forgottenAt = Date.parse(upload_expires_at) + REMEMBERED;
  await sweepAt(forgottenAt);
  expect(outcome(await api.get(id))).toEqual(refusal(404, NOT_UPLOADED));
  expect((await api.resolve(await api.token(client), id)).status).toBe(200);
  await sweepAt(forgottenAt + 1000);
  expect(outcome(await api.get(id))).toEqual(refusal(404, NO_RESOURCE));
  expect((await api.resolve(await api.token(client), id)).status).toBe(404);
});

test('a persistent reference with an upload stays', async () => {
  const { id } = await uploaded({ mode: 'persistent_reference' });
  await sweepAt(clock.time + 20 * 365 * DAY);
  expect(await (await fetch(await api.link(id))).text()).toBe('Hello');
});
