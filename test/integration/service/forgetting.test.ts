import { expect, test } from 'vitest';
import { GONE, NO_RESOURCE, NOT_UPLOADED, outcome, refusal } from '../../acceptance/support/problems.ts';
import { upload } from '../../acceptance/support/store.ts';
import { DAY, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, isStored } = service;
const client = await service.addClient();

const REMEMBERED = 30 * DAY;

const reserve = async (fields: object = {}) => api.reserve(await api.token(client), fields);

async function uploaded(fields: object = {}) {
  const reservation = await reserve(fields);
  await upload(reservation, 'Hello');
  return reservation;
}

async function sweepAt(time: number): Promise<void> {
  clock.time = time;
  await service.sweep();
}

const nextMidnight = () => (Math.floor(clock.time / DAY) + 1) * DAY;

test.each([
  ['of ten minutes', {}, 1],
  ['of exactly one day', { expire: 86_400 }, 1],
  ['of a second more', { expire: 86_401 }, 2],
  ['of 366 days', { expire: 366 * 86_400 }, 366],
])('the file of a temporary URL %s goes at midnight after its days', async (_, fields, days) => {
  const { id, expires_at } = await uploaded(fields);
  const midnight = nextMidnight() + days * DAY;
  expect(midnight).toBeGreaterThan(Date.parse(expires_at ?? ''));
  await sweepAt(midnight - 1);
  expect(await isStored(id)).toBe(true);
  await sweepAt(midnight);
  expect(await isStored(id)).toBe(false);
  expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
});

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

test('a persistent reference that is never uploaded is forgotten', async () => {
  const { id, upload_expires_at } = await reserve({ mode: 'persistent_reference' });
  const forgottenAt = Date.parse(upload_expires_at) + REMEMBERED;
  await sweepAt(forgottenAt);
  expect(outcome(await api.get(id))).toEqual(refusal(404, NOT_UPLOADED));
  expect((await api.resolve(await api.token(client), id)).status).toBe(200);
  await sweepAt(forgottenAt + 1000);
  expect(outcome(await api.get(id))).toEqual(refusal(404, NO_RESOURCE));
  expect((await api.resolve(await api.token(client), id)).status).toBe(404);
});

test('a persistent reference that was uploaded stays', async () => {
  const { id } = await uploaded({ mode: 'persistent_reference' });
  await sweepAt(clock.time + 20 * 365 * DAY);
  expect(await (await fetch(await api.link(id))).text()).toBe('Hello');
});
