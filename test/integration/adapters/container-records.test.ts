import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueRecords } from '../../../lambdas/adapters/catalogue-records.ts';
import { containerRecords } from '../../../lambdas/adapters/container-records.ts';
import { resourceRecords } from '../../../lambdas/adapters/resource-records.ts';
import type { Clone } from '../../../lambdas/domain/clone.ts';
import { type Container, type ContainerChange, newContainerId } from '../../../lambdas/domain/container.ts';
import type { ContainerStore, GroupLook } from '../../../lambdas/domain/container-ports.ts';
import { addResource, NOW, newAccount } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const open = () => containerRecords(table.connect(), TABLE_NAME);

/** A container that is in the table. */
async function added(store: ContainerStore, change: Partial<Container> = {}): Promise<Container> {
  const container = {
    id: newContainerId(),
    accountId: newAccount().accountId,
    name: 'Photos of Ann',
    description: '',
    tags: [],
    createdAt: NOW,
    updatedAt: NOW,
    ...change,
  };
  expect(await store.add(container)).toBe(true);
  return container;
}

const LOOK: GroupLook = { tags: {}, sort: { by: 'name', descending: false }, after: '', limit: 100 };

const listed = async (store: ContainerStore, accountId: string, look: Partial<GroupLook> = {}) =>
  (await store.look(accountId, { ...LOOK, ...look })).rows.map(({ id }) => id);

describe('a container in the table', () => {
  test('is found as it was added, and in its account only', async () => {
    const store = open();
    const said = { name: 'Straße 🚒', description: '=1+1\n', tags: ['b', 'ä', 'a'], updatedAt: NOW + 1 };
    const container = await added(store, said);
    expect(await store.find(container.id)).toStrictEqual(container);
    expect(await store.find(newContainerId())).toBeUndefined();
    expect(await listed(store, container.accountId)).toEqual([container.id]);
    expect(await listed(store, newAccount().accountId)).toEqual([]);
  });

  test('is added once', async () => {
    const store = open();
    const container = await added(store);
    expect(await store.add({ ...container, name: 'Other' })).toBe(false);
    expect(await store.find(container.id)).toStrictEqual(container);
  });

  test('is found among many at once, as far as they are there', async () => {
    const store = open();
    const { accountId } = newAccount();
    const all = await Promise.all(
      Array.from({ length: 120 }, (_, i) => added(store, { accountId, name: `${i}` })),
    );
    const [hidden] = all;
    await store.hide(hidden?.id ?? '');
    const ids = all.map(({ id }) => id);
    // An index that is behind may show one twice; DynamoDB refuses to be asked for it twice.
    const found = await store.findMany([newContainerId(), ...ids, ...ids.slice(-1)]);
    expect([...found.values()].sort(byId)).toEqual(all.slice(1).sort(byId));
    expect(await store.findMany([])).toEqual(new Map());
  });

  test.each<[ContainerChange]>([
    [{ name: 'Maps' }],
    [{ description: 'of Bob' }],
    [{ tags: ['x'] }],
    [{ tags: [], description: '' }],
    [{}],
  ])('is changed by %j and in nothing else', async (change) => {
    const store = open();
    const container = await added(store, { description: 'old', tags: ['old'] });
    const expected = { ...container, ...change, updatedAt: NOW + 5 };
    expect(await store.change(container.id, container.accountId, change, NOW + 5)).toStrictEqual(expected);
    expect(await store.find(container.id)).toStrictEqual(expected);
    const { name, tags } = expected;
    const look = { name: name.toUpperCase(), tags: tags.length > 0 ? { all: tags } : {} };
    expect(await listed(store, container.accountId, look)).toEqual([container.id]);
  });

  test('is not found by the name and the tags that it had before', async () => {
    const store = open();
    const { id, accountId } = await added(store, { tags: ['old'] });
    await store.change(id, accountId, { name: 'Maps', tags: ['new'] }, NOW);
    for (const by of ['name', 'created'] as const) {
      const sort = { by, descending: false };
      expect(await listed(store, accountId, { name: 'Photos of Ann', sort })).toEqual([]);
      expect(await listed(store, accountId, { tags: { any: ['old'] }, sort })).toEqual([]);
      expect(await listed(store, accountId, { sort })).toEqual([id]);
    }
  });

  test('takes several changes of different fields at once', async () => {
    const store = open();
    const { id, accountId } = await added(store);
    const changes: ContainerChange[] = [{ name: 'Maps' }, { description: 'of Bob' }, { tags: ['a', 'b'] }];
    await Promise.all(changes.map((change) => open().change(id, accountId, change, NOW)));
    expect(await store.find(id)).toMatchObject(Object.assign({}, ...changes));
    expect(await listed(store, accountId, { name: 'maps', tags: { all: ['a', 'b'] } })).toEqual([id]);
  });

  test('cannot be changed by another account, nor where there is none', async () => {
    const store = open();
    const container = await added(store);
    expect(await store.change(container.id, 'other', { name: 'Mine' }, NOW)).toBeUndefined();
    expect(await store.change(newContainerId(), container.accountId, { name: 'Mine' }, NOW)).toBeUndefined();
    expect(await store.find(container.id)).toStrictEqual(container);
  });

  test('is not seen any more once it is hidden, and stays hidden', async () => {
    const store = open();
    const { id, accountId, ...container } = await added(store);
    await store.hide(id);
    await store.hide(id);
    expect(await store.find(id)).toBeUndefined();
    expect(await listed(store, accountId)).toEqual([]);
    expect(await store.change(id, accountId, { name: 'Maps' }, NOW)).toBeUndefined();
    expect(await store.add({ id, accountId, ...container })).toBe(false);
    expect(await listed(store, accountId)).toEqual([]);
  });

  test('is gone when it is removed, once or again, and does not come back by being hidden', async () => {
    const store = open();
    const { id, accountId } = await added(store);
    await store.recordClone(cloneOf(id), NOW);
    await store.remove(id);
    await store.remove(id);
    await store.hide(id);
    expect(await store.find(id)).toBeUndefined();
    expect(await store.lastClone(id)).toBeUndefined();
    expect(await listed(store, accountId)).toEqual([]);
    expect(await added(store, { id, accountId })).toMatchObject({ id });
  });

  test('remembers its last clone', async () => {
    const store = open();
    const { id } = await added(store);
    expect(await store.lastClone(id)).toBeUndefined();
    await store.recordClone(cloneOf(id), NOW);
    const failed = { ...cloneOf(id), failure: 'Error copying file in S3.', name: '🚒' };
    await store.recordClone(failed, NOW + 1);
    expect(await store.lastClone(id)).toStrictEqual(failed);
    expect(await store.find(id)).toMatchObject({ id });
  });
});

test('the members of a container are all that is not deleted or moved, in the order of their making', async () => {
  const client = table.connect();
  const store = containerRecords(client, TABLE_NAME);
  const resources = resourceRecords(client, TABLE_NAME);
  const stores = { resources, catalogue: catalogueRecords(client, TABLE_NAME, () => NOW) };
  const containerId = newContainerId();
  const { accountId } = newAccount();
  const ids = Array.from({ length: 7 }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    const status = index % 2 === 0 ? 'reserved' : 'available';
    await addResource(stores, accountId, {
      id,
      containerId,
      status,
      createdAt: NOW - index,
      ...(index === 3 ? { expiresAt: 1 } : {}),
    });
  }
  await resources.markDeleted(ids[5] ?? '', accountId, NOW, NOW);
  const pages: (readonly string[])[] = [];
  for await (const page of store.members(containerId, 4)) pages.push(page);
  const members = ids.filter((_, index) => index !== 5).reverse();
  expect(pages).toEqual([members.slice(0, 4), members.slice(4)]);
  for await (const page of store.members(newContainerId(), 4)) expect.fail(`${page}`);
});

const byId = (one: Container, other: Container) => (one.id < other.id ? -1 : 1);

function cloneOf(fromContainerId: string): Clone {
  const counts = { total: 3, copied: 2, skipped: 1 };
  const times = { startedAt: NOW, completedAt: NOW + 1 };
  return {
    accountId: 'acme',
    name: 'Copy',
    fromContainerId,
    toContainerId: newContainerId(),
    ...times,
    ...counts,
  };
}
