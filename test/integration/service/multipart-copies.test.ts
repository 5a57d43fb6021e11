import { expect, test } from 'vitest';
import { containersAt } from '../../acceptance/support/containers.ts';
import { codeOf, multipartClient, openUpload } from '../../support/multipart-client.ts';
import { DAY, SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, baseUrl, clock } = service;
const registered = await service.addClient();
const token = () => api.token(registered);
const client = multipartClient(baseUrl, token);
const containers = containersAt(baseUrl, await token());

async function uploaded(text: string, fields: object): Promise<string> {
  const reservation = await client.reserve(text.length, fields);
  const uploadId = await openUpload(reservation.signed_request);
  const parts = await client.sendParts(reservation, uploadId, Buffer.from(text), [1]);
  expect(codeOf(await client.complete(reservation.id, uploadId, parts))).toBe(200);
  return reservation.id;
}

const download = async (id: string) => (await fetch(await api.link(id))).text();

const currentObject = async (id: string) => {
  const { object } = (await service.resources.find(id)) ?? expect.fail();
  return (await service.isCurrent(object)) ? object : undefined;
};

test('a file uploaded in parts is cloned with its container, and extended by copies', async () => {
  const { id: container_id } = await containers.created();
  const id = await uploaded('a large file', { container_id });
  const { toContainerId } = await containers.cloned(container_id, 'Copy');
  const [copy] = await containers.members(toContainerId);
  expect(await download(copy?.id ?? '')).toBe('a large file');

  clock.time += 300 * DAY;
  const { text } = await api.send({
    method: 'PATCH',
    path: `/v1/resources/${id}`,
    token: await token(),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expire: 366 * 86_400 }),
  });
  const end = Date.parse(JSON.parse(text).expires_at);
  expect(await currentObject(id)).toMatch(/^contents\//);
  clock.time = end - SECOND;
  await service.sweep();
  expect(await currentObject(id)).toMatch(/^contents\//);
  expect(await download(id)).toBe('a large file');
});
