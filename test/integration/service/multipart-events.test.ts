import { expect, test } from 'vitest';
import { codeOf, multipartClient, openUpload } from '../../support/multipart-client.ts';
import { DAY, SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock } = service;
const registered = await service.addClient();
const token = () => api.token(registered);
const client = multipartClient(service.baseUrl, token);

async function read(path: string) {
  return JSON.parse((await api.send({ path, token: await token() })).text);
}

test('a file completed in its last second is recorded, though its event is lost for days', async () => {
  const reservation = await client.reserve(3, { mode: 'persistent_reference' });
  const uploadId = await openUpload(reservation.signed_request);
  clock.time = Date.parse(reservation.upload_expires_at) - SECOND;
  const parts = await client.sendParts(reservation, uploadId, Buffer.from('abc'), [1]);
  service.holdEvents();
  expect(codeOf(await client.complete(reservation.id, uploadId, parts))).toBe(200);
  clock.time += 14 * DAY;
  await service.endResources();
  await service.changesDelivered();
  await service.sweep();
  expect((await read('/v1/resources')).resources).toEqual([]);
  expect(await read(`/v1/resources/${reservation.id}/status`)).toMatchObject({
    status: 'available',
    size: 3,
  });
  expect(await (await fetch(await api.link(reservation.id))).text()).toBe('abc');
  expect((await read('/v1/resources')).resources).toMatchObject([{ id: reservation.id }]);
});
