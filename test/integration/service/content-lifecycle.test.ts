import { randomInt } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { SETTLING_SECONDS } from '../../../lambdas/model/resources/reconciler.ts';
import { told } from '../../acceptance/support/content.ts';
import { upload } from '../../acceptance/support/store.ts';
import { endOf, startContentDoor } from './content-under-test.ts';
import { DAY, SECOND } from './service-under-test.ts';

const service = await startContentDoor();
const { api, clock, content, dateIn, uploaded, isFileStored, moveTo, sweepAt } = service;

// Each test begins at noon, since at midnight itself an object may count for either day.
beforeEach(() => moveTo((Math.ceil(clock.time / DAY) + 0.5) * DAY));

const update = async (id: string, days: number) =>
  told(await content.update({ id, expirationDate: dateIn(days) }));

/** Expects the lifecycle rules to keep the object until its very end, and no longer. */
async function expectStoredUntil(id: string, end: number): Promise<void> {
  await sweepAt(end - 1);
  expect(await isFileStored(id)).toBe(true);
  await sweepAt(end);
  expect(await isFileStored(id)).toBe(false);
}

describe("a file's object is removed after its last day", () => {
  test.each([
    ['by default', undefined],
    ['tomorrow', 1],
    ['in a week', 7],
    ['in a year', 365],
  ])('%s', async (_, days) => {
    const file = await uploaded(days === undefined ? {} : { expirationDate: dateIn(days) });
    await expectStoredUntil(file.id, endOf(file));
  });

  test('or a day later for today, since no rule is shorter', async () => {
    const file = await uploaded({ expirationDate: dateIn(0) });
    await expectStoredUntil(file.id, endOf(file) + DAY);
  });

  test('after an earlier date', async () => {
    const { id } = await uploaded({ expirationDate: dateIn(300) });
    await moveTo(clock.time + 5 * DAY);
    await expectStoredUntil(id, endOf(await update(id, 2)));
  });

  test('after a later date', async () => {
    const { id } = await uploaded({ expirationDate: dateIn(2) });
    await moveTo(clock.time + 2 * DAY);
    await expectStoredUntil(id, endOf(await update(id, 300)));
  });
});

test('a file is kept for years by one change a year, and then removed', async () => {
  const { id, bytes, location, ...file } = await uploaded({ expirationDate: dateIn(365) });
  for (let year = 0; year < 3; year += 1) {
    await moveTo(clock.time + 360 * DAY);
    const changed = await update(id, 365);
    expect(changed).toMatchObject({ id, location, size: file.size, contentType: file.contentType });
    await sweepAt(clock.time + 2 * DAY);
    const response = await fetch(await api.link(id));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, file.contentType]);
    expect(await response.text()).toBe(bytes.toString());
  }
  await expectStoredUntil(id, endOf(told(await content.get(id))));
});

test('a copied file is removed earlier after an earlier date', async () => {
  const { id } = await uploaded({ expirationDate: dateIn(365) });
  await moveTo(clock.time + 360 * DAY);
  await update(id, 365);
  await moveTo(clock.time + 10 * DAY);
  await expectStoredUntil(id, endOf(await update(id, 3)));
});

test('a resource of the other door that is too old for the rules is copied too', async () => {
  const token = await api.token(await service.addClient());
  const reservation = await api.reserve(token, { mode: 'persistent_reference' });
  await upload(reservation, 'Hello');
  const { id } = reservation;
  await moveTo(clock.time + 1000 * DAY);
  const end = endOf(await update(id, 10));
  await sweepAt(end - 1);
  expect(await (await fetch(await api.link(id))).text()).toBe('Hello');
  expect(await isFileStored(id)).toBe(true);
  await sweepAt(end);
  expect(await isFileStored(id)).toBe(false);
});

test.each([
  ['young', 0],
  ['old', 300],
])('of concurrent changes to a file that is %s, the object stays until the answered date', async (_, age) => {
  const { id } = await uploaded({ expirationDate: dateIn(360) });
  await moveTo(clock.time + age * DAY);
  await Promise.all(Array.from({ length: 8 }, () => update(id, randomInt(1, 366))));
  // Two concurrent runs of the reconciler may set tags in the wrong order; a later run puts that right.
  await moveTo(clock.time + SETTLING_SECONDS * SECOND);
  const end = endOf(told(await content.get(id)));
  await sweepAt(end - 1);
  expect(await isFileStored(id)).toBe(true);
  expect((await fetch(await api.link(id))).status).toBe(200);
  await sweepAt(end + 366 * DAY);
  expect(await isFileStored(id)).toBe(false);
});
