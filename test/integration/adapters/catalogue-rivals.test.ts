import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntryChange } from '../../../lambdas/model/catalogue/entry.ts';
import type { List } from '../../../lambdas/model/lists/list.ts';
import { SETTLING_SECONDS } from '../../../lambdas/model/resources/reconciler.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { readRecord } from '../../../lambdas/table/resource-rows.ts';
import { expectRowsInLine } from '../reconciler/in-line.ts';
import {
  addEntry,
  allRows,
  entry,
  foundByWord,
  NOW,
  newAccount,
  newOrganization,
  storesOf,
} from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

/** A resource in its account's list and in an organization. */
async function placed(said: Parameters<typeof entry>[0]) {
  const connection = table.connect();
  const stores = storesOf(connection);
  const { accountId, list } = newAccount();
  const organization = newOrganization();
  const resource = await addEntry(stores, accountId, said, {}, [organization]);
  const lists: readonly List[] = [list, organization];
  return { connection, stores, accountId, id: resource.id, resource, lists };
}

type Placed = Awaited<ReturnType<typeof placed>>;

const found = async ({ stores, id }: Placed) => (await stores.catalogue.find(id)) ?? expect.fail();

/** A function's own change of the resource: with its own client, and followed by the reconciler. */
async function change({ id }: Placed, before: Awaited<ReturnType<typeof found>>, by: EntryChange) {
  const stores = storesOf(table.connect());
  await stores.catalogue.change(before, by);
  await stores.reconciler.reconcile(id);
}

/** Expects each list, and the words, to agree with the record once all has settled. */
async function expectAgreement(one: Placed): Promise<void> {
  let time = NOW;
  const objects = { setLifecycle: async () => {}, delete: async () => {} };
  const reconciler = createReconciler({ table: one.connection, objects, now: () => time });
  await reconciler.reconcile(one.id);
  time += SETTLING_SECONDS * 1000;
  expect(await reconciler.reconcile(one.id)).toBe('settled');
  await expectRowsInLine(one.connection, one.id, one.lists, time);
  const { entry: said } = await found(one);
  for (const list of one.lists) {
    const row = (await allRows(one.stores, list)).find(({ id }) => id === one.id);
    expect(row?.thing.entry).toEqual(said);
  }
}

describe('two concurrent changes', () => {
  test.each<[EntryChange, EntryChange, object]>([
    [{ name: 'Title' }, { description: 'of Ann' }, { name: 'Title', description: 'of Ann' }],
    [{ archived: true }, { name: 'Title' }, { archived: true, name: 'Title' }],
    [{ attributes: { a: 1 } }, { attributes: { b: 2 } }, { attributes: { a: 1, b: 2, old: 0 } }],
    [{ attributes: { old: null } }, { attributes: { b: 2 } }, { attributes: { b: 2 } }],
  ])('of %j and %j both take effect', async (one, other, both) => {
    const resource = await placed({ attributes: { old: 0 } });
    const before = await found(resource);
    await Promise.all([one, other].map((by) => change(resource, before, by)));
    expect((await found(resource)).entry).toEqual({ ...entry({ attributes: { old: 0 } }), ...both });
    await expectAgreement(resource);
  });

  test('of the same field leave one of them, in the record and in the lists', async () => {
    const resource = await placed({ name: 'Deed' });
    const before = await found(resource);
    const names = ['Title', 'Deed', 'Map', 'Title deed', 'Deed'];
    await Promise.all(names.map((name) => change(resource, before, { name })));
    expect(names).toContain((await found(resource)).entry.name);
    await expectAgreement(resource);
  });

  test('both take effect if one of them puts the resource into a list', async () => {
    const resource = await placed({ name: 'Deed' });
    const late = newOrganization();
    const place = async () => {
      const stores = storesOf(table.connect());
      await stores.catalogue.place(resource.resource, late);
      await stores.reconciler.reconcile(resource.id);
    };
    await Promise.all([place(), change(resource, await found(resource), { name: 'Title' })]);
    await expectAgreement({ ...resource, lists: [...resource.lists, late] });
    expect(await foundByWord(resource.stores, late, 'title')).toEqual([resource.id]);
    expect(await foundByWord(resource.stores, late, 'deed')).toEqual([]);
  });

  test('all take effect if some put it into lists and others take it out', async () => {
    const resource = await placed({ name: 'Deed' });
    const early = Array.from({ length: 4 }, newOrganization);
    for (const list of early) await resource.stores.catalogue.place(resource.resource, list);
    const late = Array.from({ length: 4 }, newOrganization);
    const run = async (how: 'place' | 'takeOut', list: List) => {
      const stores = storesOf(table.connect());
      expect(await stores.catalogue[how](resource.resource, list)).toBe(true);
      await stores.reconciler.reconcile(resource.id);
    };
    await Promise.all([
      ...late.map((list) => run('place', list)),
      ...early.map((list) => run('takeOut', list)),
      change(resource, await found(resource), { name: 'Title' }),
    ]);
    const left = [...resource.lists.slice(1), ...late];
    expect(new Set((await found(resource)).lists)).toEqual(new Set(left));
    await expectAgreement({ ...resource, lists: [...resource.lists, ...late] });
    for (const list of early) expect(await allRows(resource.stores, list)).toEqual([]);
  });

  test('leave nothing in any list if one of them is the deletion', async () => {
    const resource = await placed({ name: 'Deed' });
    const before = await found(resource);
    const remove = async () => {
      const stores = storesOf(table.connect());
      await stores.resources.markDeleted(resource.id, resource.accountId, NOW, NOW);
      await stores.reconciler.reconcile(resource.id);
    };
    await Promise.all([change(resource, before, { name: 'Title' }), remove()]);
    expect((await found(resource)).resource.status).toBe('deleted');
    for (const list of resource.lists) expect(await allRows(resource.stores, list)).toEqual([]);
    await expect(change(resource, before, { name: 'Map' })).resolves.toBeUndefined();
    for (const list of resource.lists)
      for (const word of ['deed', 'title', 'map'])
        expect(await foundByWord(resource.stores, list, word)).toEqual([]);
  });
});

test('sixteen concurrent changes of different attributes all take effect, each with its own version', async () => {
  const resource = await placed({});
  const before = await found(resource);
  const versionOf = async () => (await readRecord(resource.connection, resource.id))?.version ?? 0;
  const first = await versionOf();
  const names = Array.from({ length: 16 }, (_, index) => `a${index}`);
  const changes = names.map((name) =>
    storesOf(table.connect()).catalogue.change(before, { attributes: { [name]: 1 } }),
  );
  await Promise.all(changes);
  const { entry: said } = await found(resource);
  expect(said.attributes).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  // The clock stands still, but the version rises.
  expect(await versionOf()).toBe(first + 16);
});

test('a record names the author of its last change', async () => {
  const { connection, stores, id, resource, ...one } = await placed({});
  const changedBy = async () => (await readRecord(connection, id))?.changedBy;
  expect(await changedBy()).toBe('service');
  await stores.catalogue.describe(resource, entry({ name: 'Map' }), 'client#a');
  expect(await changedBy()).toBe('client#a');
  await stores.catalogue.place(resource, newOrganization(), 'user#b');
  expect(await changedBy()).toBe('user#b');
  const before = (await stores.catalogue.find(id)) ?? expect.fail();
  await stores.catalogue.change(before, { name: 'Title' }, undefined, 'client#c');
  expect(await changedBy()).toBe('client#c');
  await stores.resources.markDeleted(id, one.accountId, NOW, NOW, undefined, 'user#d');
  expect(await changedBy()).toBe('user#d');
});
