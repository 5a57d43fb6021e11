import { describe, expect, test } from 'vitest';
import {
  catalogueAt,
  DOES_NOT_EXIST,
  filePart,
  idsOf,
  invalid,
  toldEntry,
} from '../../acceptance/support/catalogue.ts';
import { GONE, outcome, refusal } from '../../acceptance/support/problems.ts';
import { upload } from '../../acceptance/support/store.ts';
import { DAY, SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock, baseUrl } = service;
const client = await service.addClient();
const viewer = await service.addClient({ accountId: 'viewer' });
await service.operate('grant', client.client_id, { organization: 'land', role: 'contributor' });
await service.operate('grant', viewer.client_id, { organization: 'land', role: 'viewer' });

const as = async (one: typeof client) => catalogueAt(baseUrl, `Token ${await api.token(one)}`);

const LISTS = ['/resources/', '/resources/?search=scan', '/resources/?search=can&ordering=name'];
const LAND = '/organizations/land/resources/';

/** Puts a temporary file into the organization. Resolves to it and its expiry. */
async function hung() {
  const reservation = await api.reserve(await api.token(client), { file_name: 'scan.jpg', expire: 600 });
  await upload(reservation, 'Hello');
  const { id } = reservation;
  const owner = await as(client);
  expect((await owner.post(LAND, { id })).status).toBe(201);
  return { id, expiresAt: Date.parse(reservation.expires_at ?? '') };
}

describe('a resource that expires', () => {
  test('is everywhere until its last second, and then nowhere', async () => {
    const { id, expiresAt } = await hung();
    const isListed = async (person: typeof client) => {
      const catalogue = await as(person);
      const lists = [...LISTS, LAND, `${LAND}?search=scan`].map((path) => catalogue.list(path));
      return (await Promise.all(lists)).map((list) => idsOf(list).includes(id));
    };
    for (const person of [client, viewer]) {
      clock.time = expiresAt - 1;
      expect(await isListed(person)).toEqual([true, true, true, true, true]);
      expect((await (await as(person)).get(`/resources/${id}/`)).status).toBe(200);
    }
    clock.time = expiresAt;
    for (const person of [client, viewer]) {
      const catalogue = await as(person);
      for (const _ of [1, 2]) expect(await isListed(person)).toEqual([false, false, false, false, false]);
      expect(outcome(await catalogue.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
      expect(outcome(await catalogue.patch(id, { name: 'A' }))).toEqual(DOES_NOT_EXIST);
      expect(outcome(await catalogue.remove(id))).toEqual(DOES_NOT_EXIST);
    }
    const again = await (await as(client)).post('/resources/', { name: 'A', resource: `ref://${id}` });
    const message = 'This must be a file, or the URL or ref:// of one that you have uploaded';
    expect(outcome(again)).toEqual(invalid({ resource: message }));
  });

  test('ends together with its new file', async () => {
    const { id, expiresAt } = await hung();
    const owner = await as(client);
    expect((await owner.patchForm(id, [filePart('New')])).status).toBe(200);
    clock.time = expiresAt - 1;
    expect(await (await fetch(await api.link(id))).text()).toBe('New');
    clock.time = expiresAt;
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
    const link = await fetch(`${baseUrl}/v1/resources/${id}`, { redirect: 'manual' });
    expect(link.status).toBe(410);
  });
});

test('a resource made here exists after years, with its new file', async () => {
  const made = await (await as(client)).created();
  clock.time += 400 * DAY;
  await service.sweep();
  expect(toldEntry(await (await as(client)).patchForm(made.id, [filePart('New')]))).toEqual(made);
  clock.time += 400 * DAY;
  await service.sweep();
  expect(await (await as(client)).entry(made.id)).toEqual(made);
  expect(await (await fetch(made.resource)).text()).toBe('New');
});

test('a revoked role counts until the token ends', async () => {
  const { id } = await (await as(client)).created({}, LAND);
  const before = await as(viewer);
  await service.operate('revoke', viewer.client_id, { organization: 'land' });
  clock.time += 3600 * SECOND - 1000;
  expect((await before.get(`/resources/${id}/`)).status).toBe(200);
  const after = await as(viewer);
  expect(outcome(await after.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
  expect(await after.list(LAND)).toEqual([]);
  clock.time += 2000;
  expect((await before.get(`/resources/${id}/`)).status).toBe(401);
});
