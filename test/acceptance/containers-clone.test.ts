import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt } from './support/catalogue.ts';
import { containersAt, NO_CLONE, NO_CONTAINER, startedClone } from './support/containers.ts';
import { base64, contentAt, dateIn } from './support/content.ts';
import { newFile } from './support/media-files.ts';
import { outcome } from './support/problems.ts';
import { UPLOADED, upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const containers = containersAt(target.base_url, token);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);
const content = contentAt(target.base_url, `Bearer ${token}`);

/** Everything that the doors show of a container's resources, except ids, addresses and bytes. */
async function contents(id: string) {
  const members = await containers.members(id, { limit: 1000, sort: 'name' });
  return Promise.all(
    members.map(async ({ id: resourceId, uri, containerId, ...told }) => {
      expect([uri, containerId]).toEqual([`${target.base_url}/v1/resources/${resourceId}`, id]);
      const { id: _, resource, container_id, ...entry } = await catalogue.entry(resourceId);
      expect([resource, container_id]).toEqual([uri, id]);
      const { location, ...file } = JSON.parse((await content.get(resourceId)).text);
      expect([file.id, location]).toEqual([resourceId, uri]);
      const response = await fetch(uri);
      const { status, headers } = response;
      return {
        told,
        entry,
        expirationDate: file.expirationDate,
        status,
        type: headers.get('content-type'),
        disposition: headers.get('content-disposition'),
        bytes: Buffer.from(await response.arrayBuffer()).toString('base64'),
      };
    }),
  );
}

/** A container with every kind of resource, made through every door. */
async function source(): Promise<string> {
  const { id } = await containers.created({ name: 'Source', description: 'All kinds', tags: ['a', 'b'] });
  const inIt = { container_id: id };
  for (const [type, tags] of [
    ['image/png', ['Zelda', 'Link']],
    ['application/pdf', []],
    ['video/mp4', ['ümläut']],
  ] as const) {
    await content.uploaded(newFile(type), { ...inIt, tags, expirationDate: dateIn(tags.length + 5) });
  }
  const kinds = [
    { file_name: 'seven.txt', mime_type: 'text/plain', mode: 'persistent_reference', tags: ['7'] },
    { file_name: 'drawing.svg', mime_type: 'image/svg+xml', mode: 'temporary_url', expire: 5000 },
    { file_name: '契約.jpg', mime_type: 'image/jpg', mode: 'temporary_url' },
  ];
  for (const kind of kinds) {
    const reservation = await api.reserve(token, { ...kind, ...inIt });
    expect(await upload(reservation, `Bytes of ${kind.file_name}`)).toEqual(UPLOADED);
  }
  await catalogue.created({ entity_type: 'parcel', container_id: id });
  const members = await containers.members(id);
  expect(members).toHaveLength(7);
  const texts = {
    description: 'A house',
    archived: true,

    attributes: { a: [1, null] },
  };
  for (const [place, member] of members.entries()) {
    const { status, text } = await catalogue.patch(member.id, {
      name: `Number ${place}`,
      ...(place % 2 ? texts : {}),
    });
    expect(status, text).toBe(200);
  }
  return id;
}

describe('a clone', async () => {
  const id = await source();
  const before = await contents(id);

  test('has everything its source has, and the source keeps it', async () => {
    const { toContainerId, total, copied, skipped } = await containers.cloned(id, 'Copy');
    expect([total, copied, skipped]).toEqual([7, 7, 0]);
    const [original, copy] = [await containers.container(id), await containers.container(toContainerId)];
    const { createdAt, updatedAt } = copy;
    expect(copy).toEqual({ ...original, id: toContainerId, name: 'Copy', createdAt, updatedAt });
    expect(await contents(toContainerId)).toEqual(before);
    expect(await contents(id)).toEqual(before);
    const ids = [...(await containers.members(id)), ...(await containers.members(toContainerId))];
    expect(new Set(ids.map((one) => one.id)).size).toBe(14);
  });

  test('is found by its name and by its tags', async () => {
    const name = randomUUID();
    const { toContainerId } = await containers.cloned(id, name);
    const copy = await containers.container(toContainerId);
    expect(await containers.listed({ name })).toEqual([copy]);
    expect(await containers.listed({ tags: { all: ['a', 'b'] }, sort: '-createdAt', name })).toEqual([copy]);
  });

  test('can be cloned again', async () => {
    const first = await containers.cloned(id, 'First');
    const second = await containers.cloned(id, 'First');
    const third = await containers.cloned(second.toContainerId, 'Third');
    expect(new Set([id, first.toContainerId, second.toContainerId, third.toContainerId]).size).toBe(4);
    for (const { toContainerId } of [first, second, third])
      expect(await contents(toContainerId)).toEqual(before);
    expect((await containers.cloneDone(id)).toContainerId).toBe(second.toContainerId);
    expect(outcome(await containers.cloneProgress(third.toContainerId))).toEqual(NO_CLONE);
  });

  test('changes independently of its source', async () => {
    const { toContainerId } = await containers.cloned(id, 'Own');
    const [member] = await containers.members(toContainerId);
    expect((await api.remove(token, member?.id ?? '')).status).toBe(204);
    await containers.updated(toContainerId, { name: '', description: '', tags: [] });
    expect(await containers.container(id)).toMatchObject({ name: 'Source', tags: ['a', 'b'] });
    expect(await contents(id)).toEqual(before);
    const again = await containers.cloned(id, 'Again');
    expect((await containers.remove(toContainerId, 'traverse=true')).status).toBe(200);
    expect(await contents(id)).toEqual(before);
    expect(await contents(again.toContainerId)).toEqual(before);
  });

  test('outlives its source', async () => {
    const { toContainerId } = await containers.cloned(id, 'Heir');
    const heir = await containers.cloned(toContainerId, 'Heir of the heir');
    await containers.remove(toContainerId, 'traverse=true');
    expect(outcome(await containers.cloneProgress(toContainerId))).toEqual(NO_CONTAINER);
    expect(await contents(heir.toContainerId)).toEqual(before);
  });
});

describe('a clone', () => {
  test('of an empty container is empty', async () => {
    const { id } = await containers.created();
    const { toContainerId, ...counts } = await containers.cloned(id, 'Copy');
    expect(counts).toMatchObject({ total: 0, copied: 0, skipped: 0 });
    expect(await containers.members(toContainerId)).toEqual([]);
    expect((await containers.remove(toContainerId)).status).toBe(200);
  });

  test('has no reservations, and no resources that were deleted or taken out', async () => {
    const { id } = await containers.created();
    const inIt = { container_id: id };
    const stays = await containers.put(id, randomUUID(), { tags: ['stays'] });
    const deleted = await containers.put(id, randomUUID());
    await api.remove(token, deleted);
    const taken = await containers.put(id, randomUUID());
    expect((await content.update({ id: taken, container_id: null })).status).toBe(200);
    await api.reserve(token, inIt);
    await api.reserve(token, { ...inIt, mode: 'persistent_reference' });
    const { toContainerId, total, copied, skipped } = await containers.cloned(id, 'Copy');
    expect([total, copied, skipped]).toEqual([3, 1, 2]);
    expect(await contents(toContainerId)).toEqual(await contents(id));
    expect((await containers.members(id)).map((one) => one.id)).toEqual([stays]);
  });

  test('is not found as a duplicate of a later upload', async () => {
    const { id } = await containers.created();
    const text = Buffer.from(randomUUID());
    const original = await content.uploaded(text, { container_id: id });
    const { toContainerId } = await containers.cloned(id, 'Copy');
    const answer = await content.upload({ content: base64(text) });
    expect([answer.status, JSON.parse(answer.text).id]).toEqual([302, original.id]);
    expect(await contents(toContainerId)).toEqual(await contents(id));
  });

  test('is hidden until it is complete', async () => {
    const { id } = await containers.created();
    await Promise.all(Array.from({ length: 30 }, () => containers.put(id, randomUUID())));
    const { toContainerId } = startedClone(await containers.cloneStarted(id, 'Copy'));
    let seen = await containers.get(toContainerId);
    for (; seen.status === 404; seen = await containers.get(toContainerId)) {
      expect(outcome(seen)).toEqual(NO_CONTAINER);
      const told = await containers.cloneProgress(id);
      expect([200, 202]).toContain(told.status);
      const { total, copied, skipped } = JSON.parse(told.text);
      expect(copied + skipped).toBeLessThanOrEqual(total);
    }
    expect(seen.status).toBe(200);
    expect(await containers.cloneDone(id)).toMatchObject({ total: 30, copied: 30, skipped: 0 });
    expect(await containers.members(toContainerId)).toHaveLength(30);
  });
});
