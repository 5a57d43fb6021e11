import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { PATIENCE } from '../support/patience.ts';
import { apiAt } from './support/api.ts';
import {
  type Container,
  containerRefusal,
  containersAt,
  NO_CONTAINER,
  query,
  toldContainer,
} from './support/containers.ts';
import { contentAt } from './support/content.ts';
import { GONE, outcome, refusal } from './support/problems.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const containers = containersAt(target.base_url, token);
const content = contentAt(target.base_url, `Bearer ${token}`);

const NOT_EMPTY = containerRefusal(
  400,
  'The container is not empty: delete its resources first, or everything at once with ?traverse=true.',
);

/** Creates a container with files. Resolves to the container as shown, and the ids of the files. */
async function filled(count: number) {
  const { uri, ...container } = await containers.created({ name: randomUUID() });
  const ids = await Promise.all(
    Array.from({ length: count }, () => containers.put(container.id, randomUUID())),
  );
  return { container, ids };
}

/** Expects a container to be gone for every request. */
async function expectGone({ id, name }: Container): Promise<void> {
  const answers = [
    await containers.get(id),
    await containers.update(id, { name: 'Wills' }),
    await containers.updateByText(id, ''),
    await containers.remove(id),
    await containers.remove(id, 'traverse=true'),
    await containers.resources(id),
    await containers.clone(id, { name: 'Copy' }),
    await containers.cloneProgress(id),
  ];
  expect(answers.map(outcome)).toEqual(answers.map(() => NO_CONTAINER));
  expect(await containers.listed({ name })).toEqual([]);
  const { status } = await api.create(token, {
    file_name: 'test.jpg',
    mime_type: 'image/jpg',
    mode: 'temporary_url',
    container_id: id,
  });
  expect(status).toBe(400);
}

describe('an empty container', () => {
  test.each([undefined, '', 'traverse=false', 'traverse=true'])(
    'is deleted, and shown one last time: query %s',
    async (asked) => {
      const { container } = await filled(0);
      expect(toldContainer(await containers.remove(container.id, asked))).toEqual(container);
      await expectGone(container);
    },
  );

  test('is one whose resources were all deleted or taken out', async () => {
    const { container, ids } = await filled(2);
    const [first = '', second = ''] = ids;
    expect((await api.remove(token, first)).status).toBe(204);
    expect(outcome(await containers.remove(container.id))).toEqual(NOT_EMPTY);
    expect((await content.update({ id: second, container_id: '' })).status).toBe(200);
    expect(toldContainer(await containers.remove(container.id))).toEqual(container);
    await expectGone(container);
    expect((await content.get(second)).status).toBe(200);
  });

  test('loses its own clone record, and leaves its copy alone', async () => {
    const { container } = await filled(0);
    const { toContainerId } = await containers.cloned(container.id, 'Copy');
    expect((await containers.remove(container.id)).status).toBe(200);
    await expectGone(container);
    expect(await containers.container(toContainerId)).toMatchObject({ name: 'Copy' });
  });

  test('is deleted once by many concurrent requests', async () => {
    const { container } = await filled(0);
    const answers = await Promise.all(Array.from({ length: 5 }, () => containers.remove(container.id)));
    for (const { status } of answers) expect([200, 404]).toContain(status);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    await expectGone(container);
  });
});

describe('a container with resources', () => {
  test.each([undefined, 'traverse=false'])('is not deleted with the query %s', async (asked) => {
    const { container, ids } = await filled(1);
    expect(outcome(await containers.remove(container.id, asked))).toEqual(NOT_EMPTY);
    expect(await containers.container(container.id)).toEqual(container);
    expect((await containers.members(container.id)).map(({ id }) => id)).toEqual(ids);
  });

  test('is also one with a pending upload', async () => {
    const { container } = await filled(0);
    const reservation = await api.reserve(token, { container_id: container.id });
    expect(outcome(await containers.remove(container.id))).toEqual(NOT_EMPTY);
    await upload(reservation, 'Hello');
    expect(outcome(await containers.remove(container.id))).toEqual(NOT_EMPTY);
    expect(await containers.members(container.id)).toHaveLength(1);
  });

  test('is deleted with all its resources by ?traverse=true', async () => {
    const { container, ids } = await filled(5);
    const { ids: others, container: other } = await filled(2);
    const reservation = await api.reserve(token, { container_id: container.id });
    const links = await Promise.all(ids.map((id) => api.link(id)));
    const answer = await containers.remove(container.id, 'traverse=true');
    expect(toldContainer(answer)).toEqual(container);
    await expectGone(container);
    for (const id of [...ids, reservation.id]) expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
    for (const id of ids) expect((await content.get(id)).status).toBe(404);
    for (const link of links) expect((await fetch(link)).status).toBe(404);
    const left = (await containers.members(other.id)).map(({ id }) => id);
    expect(left.toSorted()).toEqual(others.toSorted());
  });

  test('is hidden while its resources are deleted in the background', async () => {
    const { container, ids } = await filled(110);
    const answer = await containers.remove(container.id, 'traverse=true');
    expect(toldContainer(answer, 202)).toEqual(container);
    await expectGone(container);
    for (const id of ids)
      await vi.waitFor(async () => expect((await api.get(id)).status).toBe(410), PATIENCE);
    const asked = query({ name: container.name });
    expect(outcome(await containers.list(asked))).toEqual({ status: 200, body: { data: [], cursor: null } });
  });
});
