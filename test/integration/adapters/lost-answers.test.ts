import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newContainerId } from '../../../lambdas/model/containers/container.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { addEntry, addResource, entry, listedIds, NOW, newAccount, storesOf } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';
import { loseAnswers } from './lost-answers-client.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const DAY = 86_400_000;

const allStores = (connection: Table) => ({
  ...storesOf(connection),
  containers: containerRecords(connection),
  jobs: jobRecords<string>(connection),
});

/** Stores with a reliable client, and stores that lose the first answer to each write. */
function open() {
  const stores = allStores(table.connect());
  return { stores, unlucky: allStores(loseAnswers(table.connect())) };
}

test('a resource is added, and replaces no other', async () => {
  const { stores, unlucky } = open();
  const { accountId } = newAccount();
  const resource = await addResource(unlucky, accountId, { status: 'reserved', tags: ['a'] });
  expect(await stores.resources.find(resource.id)).toEqual(resource);
  await expect(addResource(unlucky, accountId, { id: resource.id, fileName: 'other.png' })).rejects.toThrow();
  expect(await stores.resources.find(resource.id)).toEqual(resource);
});

test.each([[newContainerId()], [undefined]])('a resource in the container %s is deleted', async (id) => {
  const { stores, unlucky } = open();
  const { accountId } = newAccount();
  const resource = await addResource(stores, accountId, id === undefined ? {} : { containerId: id });
  const deleted = await unlucky.resources.markDeleted(resource.id, accountId, NOW, NOW + DAY, id);
  expect(deleted).toMatchObject({ id: resource.id, object: resource.object, status: 'deleted' });
});

test('a file replaces another, whose object becomes obsolete', async () => {
  const { stores, unlucky } = open();
  const { id } = await addEntry(stores, newAccount().accountId);
  const before = (await stores.catalogue.find(id)) ?? expect.fail();
  const file = { mediaType: 'image/gif', fileName: 'new.gif', size: 3, uploadedAt: NOW };
  const newFile = { ...file, object: `contents/${randomUUID()}` };
  const changed = await unlucky.catalogue.change(before, { name: 'New' }, { ...newFile, madeWith: 2 });
  expect(changed).toMatchObject({ resource: newFile, entry: { name: 'New' } });
  const another = { ...file, object: `contents/${randomUUID()}` };
  expect(await unlucky.catalogue.change(before, {}, { ...another, madeWith: 2 })).toBeUndefined();
});

test('a description is changed, made long, and made short again', async () => {
  const { stores, unlucky } = open();
  const { id } = await addEntry(stores, newAccount().accountId);
  for (const description of ['of Ann', 'long '.repeat(100), 'of Bob']) {
    const before = (await stores.catalogue.find(id)) ?? expect.fail();
    const changed = await unlucky.catalogue.change(before, { description });
    expect(changed?.entry).toEqual(entry({ description }));
    expect((await stores.catalogue.find(id))?.entry).toEqual(entry({ description }));
  }
});

test('a resource is put into a list, with its rows', async () => {
  const { stores, unlucky } = open();
  const { accountId } = newAccount();
  const resource = await addEntry(stores, accountId);
  const list = `organization#${accountId}` as const;
  expect(await unlucky.catalogue.place(resource, list)).toBe(true);
  await unlucky.reconciler.reconcile(resource.id);
  expect((await stores.catalogue.find(resource.id))?.lists).toEqual([list]);
  expect(await listedIds(stores, list)).toEqual([resource.id]);
});

test('a container is changed', async () => {
  const { stores, unlucky } = open();
  const { accountId } = newAccount();
  const said = { name: 'Photos', description: '', tags: [], createdAt: NOW, updatedAt: NOW };
  const container = { ...said, id: newContainerId(), accountId };
  await unlucky.containers.add(container);
  expect(await stores.containers.find(container.id)).toEqual(container);
  const changed = await unlucky.containers.change(container.id, accountId, { name: 'Maps' }, NOW);
  expect(changed).toEqual({ ...container, name: 'Maps' });
});

test('a job is claimed and kept, and no other worker gets it', async () => {
  const { stores, unlucky } = open();
  const key = `clone#${randomUUID()}`;
  await unlucky.jobs.add(key, 'new');
  const job = (await unlucky.jobs.claim(key, 1000, 2000)) ?? expect.fail();
  expect(job).toMatchObject({ key, state: 'new' });
  expect(await unlucky.jobs.claim(key, 1999, 3000)).toBeUndefined();
  await unlucky.jobs.renew(job, 3000);
  await unlucky.jobs.save(job, 'old', 4000);
  expect(await stores.jobs.find(key)).toBe('old');
});
