import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt, DOES_NOT_EXIST, idsOf, toldEntry } from './support/catalogue.ts';
import { contentAt, contentRefusal, newText, told } from './support/content.ts';
import { openMembers } from './support/members.ts';
import { GONE, NO_RESOURCE, outcome, refusal } from './support/problems.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);
const content = contentAt(target.base_url, `Bearer ${token}`);

const latest = async () => idsOf(await catalogue.list('/resources/?ordering=-created&limit=10'));

const ways = {
  'POST /v1/resources': async () => {
    const reservation = await api.reserve(token, { mode: 'persistent_reference', file_name: 'scan.jpg' });
    await upload(reservation, 'Hello');
    return reservation.id;
  },
  'POST /cms/v2/content': async () => (await content.uploaded(newText())).id,
  'POST /resources/': async () => (await catalogue.created()).id,
};

const ends = {
  'DELETE /v1/resources/{id}': (id: string) => api.remove(token, id),
  'DELETE /cms/v2/content/{id}': (id: string) => content.remove(id),
  'DELETE /resources/{id}/': (id: string) => catalogue.remove(id),
};

test('the catalogue does not show a resource before its upload', async () => {
  const { id } = await api.reserve(token);
  expect(await latest()).not.toContain(id);
  expect(outcome(await catalogue.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
  expect(outcome(await catalogue.patch(id, { name: 'A' }))).toEqual(DOES_NOT_EXIST);
  expect(outcome(await catalogue.remove(id))).toEqual(DOES_NOT_EXIST);
});

test('the catalogue shows a file of POST /v1/resources under its own name', async () => {
  const id = await ways['POST /v1/resources']();
  expect(await catalogue.entry(id)).toEqual({
    id,
    name: 'scan.jpg',
    description: '',
    resource: `${target.base_url}/v1/resources/${id}`,
    mime_type: 'image/jpg',
    archived: false,
    attributes: {},
    entity_type: null,
  });
});

describe.each(Object.entries(ways))('a resource of %s', (_, make) => {
  test('is shown alone and in the list', async () => {
    const id = await make();
    expect(await latest()).toContain(id);
    expect((await catalogue.entry(id)).id).toBe(id);
  });

  test('can be described here, and stays the same elsewhere', async () => {
    const id = await make();
    const before = told(await content.get(id));
    const changed = toldEntry(await catalogue.patch(id, { name: 'Deed', archived: true }));
    expect(changed).toMatchObject({ id, name: 'Deed', archived: true });
    expect(told(await content.get(id))).toEqual(before);
    expect((await api.resolve(token, id)).status).toBe(200);
    expect((await fetch(changed.resource)).status).toBe(200);
  });

  test.runIf(target.members && target.other)('can be put into an organization and a project', async () => {
    const { own, viewer, organization, project } = await openMembers(target);
    const id = await make();
    for (const path of [organization, project]) {
      expect((await own.post(path, { id })).status).toBe(201);
      expect(idsOf(await viewer.list(`${path}?ordering=-created&limit=10`))).toContain(id);
    }
    expect((await viewer.entry(id)).id).toBe(id);
  });

  test.each(Object.entries(ends))('is gone from every door after %s', async (_end, end) => {
    const id = await make();
    expect((await end(id)).status).toBeLessThan(300);
    expect(await latest()).not.toContain(id);
    expect(outcome(await catalogue.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
    expect(outcome(await catalogue.patch(id, { name: 'A' }))).toEqual(DOES_NOT_EXIST);
    expect(outcome(await catalogue.remove(id))).toEqual(DOES_NOT_EXIST);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
    expect(outcome(await api.resolve(token, id))).toEqual(refusal(404, NO_RESOURCE));
    expect(outcome(await content.get(id))).toEqual(contentRefusal(404, 'The file was deleted'));
  });

  test.runIf(target.members && target.other).each(Object.entries(ends))(
    'is gone from every organization and project after %s',
    async (_end, end) => {
      const { own, viewer, organization, project } = await openMembers(target);
      const id = await make();
      for (const path of [organization, project]) await own.post(path, { id });
      await end(id);
      for (const path of [organization, project, '/resources/']) {
        expect(idsOf(await viewer.list(`${path}?ordering=-created&limit=20`))).not.toContain(id);
      }
      expect(outcome(await viewer.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
      expect(outcome(await own.post(organization, { id }))).toEqual(DOES_NOT_EXIST);
    },
  );
});

test('posting the same file twice makes two resources with separate lives', async () => {
  const [one, other] = [await catalogue.created(), await catalogue.created()];
  expect(one.id).not.toBe(other.id);
  await catalogue.remove(one.id);
  expect(await (await fetch(other.resource)).text()).toBe('Hello');
});
