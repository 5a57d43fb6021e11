import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CollectionQuery } from '../../../lambdas/api/containers/collection.ts';
import { collectionPage } from '../../../lambdas/api/containers/collection-page.ts';
import { matchesQuery } from '../../../lambdas/api/containers/collection-query.ts';
import type { Clone } from '../../../lambdas/model/containers/clone/clone.ts';
import {
  type Container,
  type ContainerChange,
  newContainerId,
} from '../../../lambdas/model/containers/container.ts';
import type { ContainerStore } from '../../../lambdas/model/containers/ports.ts';
import { BEGINNING } from '../../../lambdas/model/lists/list-page.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { containerLists } from '../../../lambdas/table/lists.ts';
import { addResource, NOW, newAccount, storesOf } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const open = () => containerRecords(table.connect());

/** Adds a container to the table. */
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

const ALL: CollectionQuery = {
  tags: {},
  sort: { by: 'name', descending: false },
  position: BEGINNING,
  limit: 100,
};

/** The ids of an account's containers that match a query. */
async function listed(accountId: string, asked: Partial<CollectionQuery> = {}) {
  const query = { ...ALL, ...asked };
  const lists = containerLists(table.connect());
  const { data } = await collectionPage<Container>(
    {
      read: (rows) => lists.containers(accountId, rows),
      matches: (container) => matchesQuery(query, container),
      show: ({ id }) => ({ id }),
    },
    query,
  );
  return data.map((one) => ('id' in one ? one.id : undefined));
}

describe('a container in the table', () => {
  test('is found as it was added, and only in its account', async () => {
    const store = open();
    const said = { name: 'Straße 🚒', description: '=1+1\n', tags: ['b', 'ä', 'a'], updatedAt: NOW + 1 };
    const container = await added(store, said);
    expect(await store.find(container.id)).toStrictEqual(container);
    expect(await store.find(newContainerId())).toBeUndefined();
    expect(await listed(container.accountId)).toEqual([container.id]);
    expect(await listed(newAccount().accountId)).toEqual([]);
  });

  test('is added once', async () => {
    const store = open();
    const container = await added(store);
    expect(await store.add({ ...container, name: 'Other' })).toBe(false);
    expect(await store.find(container.id)).toStrictEqual(container);
  });

  test.each<[ContainerChange]>([
    [{ name: 'Maps' }],
    [{ description: 'of Bob' }],
    [{ tags: ['x'] }],
    [{ tags: [], description: '' }],
    [{}],
  ])('changes only in the fields of %j', async (change) => {
    const store = open();
    const container = await added(store, { description: 'old', tags: ['old'] });
    const expected = { ...container, ...change, updatedAt: NOW + 5 };
    expect(await store.change(container.id, container.accountId, change, NOW + 5)).toStrictEqual(expected);
    expect(await store.find(container.id)).toStrictEqual(expected);
    const { name, tags } = expected;
    const look = { name: name.toUpperCase(), tags: tags.length > 0 ? { all: tags } : {} };
    expect(await listed(container.accountId, look)).toEqual([container.id]);
  });

  test('is not found by its former name or tags', async () => {
    const store = open();
    const { id, accountId } = await added(store, { tags: ['old'] });
    await store.change(id, accountId, { name: 'Maps', tags: ['new'] }, NOW);
    for (const by of ['name', 'created'] as const) {
      const sort = { by, descending: false };
      expect(await listed(accountId, { name: 'Photos of Ann', sort })).toEqual([]);
      expect(await listed(accountId, { tags: { any: ['old'] }, sort })).toEqual([]);
      expect(await listed(accountId, { sort })).toEqual([id]);
    }
  });

  test('takes concurrent changes of different fields', async () => {
    const store = open();
    const { id, accountId } = await added(store);
    const changes: ContainerChange[] = [{ name: 'Maps' }, { description: 'of Bob' }, { tags: ['a', 'b'] }];
    await Promise.all(changes.map((change) => open().change(id, accountId, change, NOW)));
    expect(await store.find(id)).toMatchObject(Object.assign({}, ...changes));
    expect(await listed(accountId, { name: 'maps', tags: { all: ['a', 'b'] } })).toEqual([id]);
  });

  test('cannot be changed by another account, nor if it does not exist', async () => {
    const store = open();
    const container = await added(store);
    expect(await store.change(container.id, 'other', { name: 'Mine' }, NOW)).toBeUndefined();
    expect(await store.change(newContainerId(), container.accountId, { name: 'Mine' }, NOW)).toBeUndefined();
    expect(await store.find(container.id)).toStrictEqual(container);
  });

  test('is no longer found once it is hidden, and stays hidden', async () => {
    const store = open();
    const { id, accountId, ...container } = await added(store);
    await store.hide(id, 1);
    await store.hide(id, 1);
    expect(await store.find(id)).toBeUndefined();
    expect(await listed(accountId)).toEqual([]);
    expect(await store.change(id, accountId, { name: 'Maps' }, NOW)).toBeUndefined();
    expect(await store.add({ id, accountId, ...container })).toBe(false);
    expect(await listed(accountId)).toEqual([]);
  });

  test('is gone when it is removed, also repeatedly, and hiding it does not restore it', async () => {
    const store = open();
    const { id, accountId } = await added(store);
    await store.recordClone(cloneOf(id), NOW);
    await store.remove(id);
    await store.remove(id);
    await store.hide(id, 1);
    expect(await store.find(id)).toBeUndefined();
    expect(await store.lastClone(id)).toBeUndefined();
    expect(await listed(accountId)).toEqual([]);
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

test("a container's members are in the order of creation, without deleted ones", async () => {
  const connection = table.connect();
  const store = containerRecords(connection);
  const stores = storesOf(connection);
  const containerId = newContainerId();
  const { accountId } = newAccount();
  const ids = Array.from({ length: 7 }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    const status = index % 2 === 0 ? 'reserved' : 'available';
    await addResource(stores, accountId, { id, containerId, status, createdAt: NOW - index });
  }
  await stores.resources.markDeleted(ids[5] ?? '', accountId, NOW, NOW);
  const members = ids.filter((_, index) => index !== 5).reverse();
  const first = await store.members(containerId, 4);
  expect(first).toEqual({ ids: members.slice(0, 4), next: expect.any(String) });
  expect(await store.members(containerId, 4, first.next)).toEqual({ ids: members.slice(4) });
  expect(await store.members(containerId, 6)).toEqual({ ids: members });
  expect(await store.members(newContainerId(), 4)).toEqual({ ids: [] });
});

test.each([
  ['no resource', {}, true],
  ['an uploaded resource', { status: 'available' }, false],
  ['an uploaded resource that has ended', { status: 'available', expiresAt: NOW }, true],
  ['a pending reservation', { status: 'reserved', createdAt: NOW - 10 }, false],
  ['a reservation whose upload window is over', { status: 'reserved', createdAt: NOW - 11 }, true],
  ['a pending upload in parts', uploading(NOW - 10), false],
  ['an upload in parts whose window is over', uploading(NOW - 11), true],
  ['a reservation that has ended', { status: 'reserved', createdAt: NOW, expiresAt: NOW }, true],
] as const)('a container with %s is empty: %o -> %o', async (_, change, isEmpty) => {
  const connection = table.connect();
  const containerId = newContainerId();
  if (Object.keys(change).length > 0)
    await addResource(storesOf(connection), newAccount().accountId, { containerId, ...change });
  expect(await containerRecords(connection).isEmpty(containerId, NOW, NOW - 10)).toBe(isEmpty);
});

function uploading(uploadUntil: number) {
  return { status: 'uploading', createdAt: NOW - 100, uploadUntil } as const;
}

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
