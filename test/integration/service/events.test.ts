import { describe, expect, test } from 'vitest';
import type { ObjectCreatedEvent } from '../../../lambdas/background/object-created.ts';
import { bind } from '../../../lambdas/functions/object-created.ts';
import { resource } from '../../../lambdas/table/entities.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { remove } from '../../../lambdas/table/table.ts';
import { GONE, outcome, refusal } from '../../acceptance/support/problems.ts';
import { UPLOADED, upload } from '../../acceptance/support/store.ts';
import { DAY, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, platform, resources } = service;
const client = await service.addClient();
const deliver = bind(platform);

/** What EventBridge would deliver of an upload; of two, the one with the higher sequencer came later. */
function eventOf(id: string, sequencer: string): ObjectCreatedEvent {
  return {
    version: '0',
    id: 'event-1',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '000000000000',
    time: new Date(clock.time).toISOString(),
    region: 'eu-central-1',
    resources: ['arn:aws:s3:::resource-manager'],
    detail: {
      version: '0',
      bucket: { name: 'resource-manager' },
      object: { key: `resources/${id}`, size: 5, etag: 'tag', 'version-id': '', sequencer },
      'request-id': 'request-1',
      requester: '000000000000',
      'source-ip-address': '127.0.0.1',
      reason: 'POST Object',
    },
  };
}

const LATEST = 'F'.repeat(32);

async function uploaded(fields: object = {}) {
  const token = await api.token(client);
  const reservation = await api.reserve(token, fields);
  expect(await upload(reservation, 'Hello')).toEqual(UPLOADED);
  return { ...reservation, token };
}

/** The moment between an upload and its event. */
async function uploadedUnnoticed(fields: object) {
  const reservation = await uploaded(fields);
  const { id } = reservation;
  const found = await resources.find(id);
  if (found === undefined) throw new Error('The resource is not there.');
  const table = openTable(platform);
  await remove(table, resource.key(id));
  table.client.destroy();
  await resources.add({ ...found, status: 'reserved', forgetAt: clock.time + DAY });
  return reservation;
}

describe('an event', () => {
  test('that is delivered twice changes nothing the second time', async () => {
    const { id } = await uploaded();
    await deliver(eventOf(id, LATEST));
    const once = await resources.find(id);
    await deliver(eventOf(id, LATEST));
    expect(await resources.find(id)).toEqual(once);
    expect(await (await fetch(await api.link(id))).text()).toBe('Hello');
  });

  test('of an earlier upload that is delivered late changes nothing', async () => {
    const { id } = await uploaded();
    const before = await resources.find(id);
    await deliver(eventOf(id, '0'));
    expect(await resources.find(id)).toEqual(before);
  });

  test('of a file whose resource was deleted removes the file, however often it comes', async () => {
    const { token, ...reservation } = await uploaded();
    await api.remove(token, reservation.id);
    await deliver(eventOf(reservation.id, LATEST));
    await deliver(eventOf(reservation.id, LATEST));
    expect(await service.isStored(reservation.id)).toBe(false);
    expect(outcome(await api.get(reservation.id))).toEqual(refusal(410, GONE));
  });

  test('of a file whose resource is forgotten removes the file', async () => {
    const { id, token } = await uploaded({ mode: 'persistent_reference' });
    await api.remove(token, id);
    clock.time += 31 * DAY;
    await service.sweep();
    await deliver(eventOf(id, LATEST));
    expect(await resources.find(id)).toBeUndefined();
  });
});

describe('between an upload and its event', () => {
  test('the file can be had', async () => {
    const { id } = await uploadedUnnoticed({});
    expect(await (await fetch(await api.link(id))).text()).toBe('Hello');
  });

  test('a persistent reference has a date on which it is forgotten, which the event takes away', async () => {
    const { id } = await uploadedUnnoticed({ mode: 'persistent_reference' });
    await deliver(eventOf(id, LATEST));
    clock.time += 2 * DAY;
    await service.sweep();
    expect(await resources.find(id)).toMatchObject({ status: 'available' });
    expect(await resources.find(id)).not.toHaveProperty('forgetAt');
  });

  test('an expiry date stays, which the event does not take away', async () => {
    const { id } = await uploadedUnnoticed({});
    await deliver(eventOf(id, LATEST));
    expect(await resources.find(id)).toMatchObject({ status: 'available', forgetAt: clock.time + DAY + 750 });
  });
});

test('two uploads with the same form leave the later file', async () => {
  const reservation = await uploaded();
  expect(await upload(reservation, 'Hello again')).toEqual(UPLOADED);
  expect(await (await fetch(await api.link(reservation.id))).text()).toBe('Hello again');
});
