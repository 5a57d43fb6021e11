import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EntryChange } from '../../../lambdas/model/catalogue/entry.ts';
import { type List, MAXIMUM_LISTS } from '../../../lambdas/model/lists/list.ts';
import {
  addEntry,
  addResource,
  allRows,
  entry,
  foundByWord,
  listedIds,
  NOW,
  newAccount,
  newOrganization,
  type Stores,
} from './catalogued.ts';

/** The contract of every `CatalogueStore` for records. `open` gives one that may hold other resources. */
export function describeCatalogueStoreContract(name: string, open: () => Stores): void {
  describe(`the CatalogueStore ${name}`, () => {
    test('finds described resources, and nothing else', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const said = entry({
        name: 'Straße 🚒',
        description: '=1+1',
        archived: true,
        attributes: { a: [1, { b: null }], 'größe 2.0': 'x', '': false },
        entityType: 'parcel',
        entityId: '7',
      });
      const resource = await addEntry(stores, accountId, said);
      expect(await stores.catalogue.find(resource.id)).toStrictEqual({
        resource,
        entry: said,
        isDescribed: true,
        lists: [],
      });
      expect(await stores.catalogue.find(randomUUID())).toBeUndefined();
    });

    test('finds an undescribed resource under the name of its file', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const resource = await addResource(stores, accountId, { fileName: 'Scan-1.png' });
      await stores.reconciler.reconcile(resource.id);
      const described = { resource, entry: entry({ name: 'Scan-1.png' }) };
      expect(await stores.catalogue.find(resource.id)).toStrictEqual({
        ...described,
        isDescribed: false,
        lists: [],
      });
      const [row] = await allRows(stores, list);
      expect(row).toMatchObject({ id: resource.id, order: `scan-1.png\0${resource.id}` });
      expect(await foundByWord(stores, list, 'scan')).toEqual([]);
    });

    test('lists uploaded resources, not reserved or deleted ones', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      await addResource(stores, accountId, { status: 'reserved' });
      const deleted = await addEntry(stores, accountId);
      const kept = await addEntry(stores, accountId);
      await stores.resources.markDeleted(deleted.id, accountId, NOW, NOW);
      expect(await listedIds(stores, list)).toEqual([kept.id]);
    });

    test('does not describe a deleted or unknown resource', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const resource = await addResource(stores, accountId);
      await stores.resources.markDeleted(resource.id, accountId, NOW, NOW);
      expect(await stores.catalogue.describe(resource, entry())).toBe(false);
      expect(await stores.catalogue.describe({ ...resource, id: randomUUID() }, entry())).toBe(false);
      expect(await listedIds(stores, list)).toEqual([]);
    });

    test('puts a resource into further lists, also repeatedly', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const lists = [newOrganization(), 'project#acme/survey', newOrganization()] satisfies List[];
      const resource = await addEntry(stores, accountId, { name: 'Deed of Ann' });
      for (const list of [...lists, ...lists])
        expect(await stores.catalogue.place(resource, list)).toBe(true);
      await stores.reconciler.reconcile(resource.id);
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual(lists);
      for (const list of lists) {
        expect(await listedIds(stores, list)).toContain(resource.id);
        expect(await foundByWord(stores, list, 'ann')).toContain(resource.id);
      }
    });

    test('puts a resource into as many lists as a record can name, and no more', async () => {
      const stores = open();
      const resource = await addEntry(stores, newAccount().accountId);
      const lists = Array.from({ length: MAXIMUM_LISTS }, newOrganization);
      for (const list of lists) expect(await stores.catalogue.place(resource, list)).toBe(true);
      const late = newOrganization();
      expect(await stores.catalogue.place(resource, late)).toBe(false);
      expect(await stores.catalogue.place(resource, lists[7] ?? late)).toBe(true);
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual(lists);
    });

    test('takes a resource out of one list, and leaves it in the others', async () => {
      const stores = open();
      const { accountId, list: account } = newAccount();
      const [left, kept] = [newOrganization(), newOrganization()];
      const resource = await addEntry(stores, accountId, { name: 'Deed of Ann' }, {}, [left, kept]);
      expect(await stores.catalogue.takeOut(resource, left)).toBe(true);
      expect(await stores.catalogue.takeOut(resource, left)).toBe(false);
      await stores.reconciler.reconcile(resource.id);
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual([kept]);
      expect(await listedIds(stores, left)).toEqual([]);
      expect(await foundByWord(stores, left, 'ann')).toEqual([]);
      for (const list of [kept, account]) {
        expect(await listedIds(stores, list)).toEqual([resource.id]);
        expect(await foundByWord(stores, list, 'ann')).toEqual([resource.id]);
      }
      expect(await stores.catalogue.takeOut(resource, kept)).toBe(true);
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual([]);
    });

    test("keeps a resource in another project among its organization's projects", async () => {
      const stores = open();
      const name = newOrganization().replace('organization#', '');
      const one: List = `project#${name}/a`;
      const other: List = `project#${name}/b`;
      const all: List = `projects#${name}`;
      const { id } = await addEntry(stores, newAccount().accountId, {}, {}, [one, other]);
      for (const [list, left] of [
        [one, [id]],
        [other, []],
      ] as const) {
        const found = (await stores.catalogue.find(id)) ?? expect.fail();
        expect(await stores.catalogue.takeOut(found.resource, list)).toBe(true);
        await stores.reconciler.reconcile(id);
        expect(await listedIds(stores, all)).toEqual(left);
      }
    });

    test("does not put a deleted resource into a list, nor another account's", async () => {
      const stores = open();
      const { accountId } = newAccount();
      const resource = await addEntry(stores, accountId);
      await stores.catalogue.place({ ...resource, accountId: 'other' }, newOrganization());
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual([]);
      await stores.resources.markDeleted(resource.id, accountId, NOW, NOW);
      await stores.catalogue.place(resource, newOrganization());
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual([]);
    });

    test.each<[EntryChange, EntryChange]>([
      [{ name: 'Title' }, { name: 'Title' }],
      [{ description: 'new' }, { description: 'new' }],
      [{ archived: true }, { archived: true }],
      [{ attributes: { b: 2 } }, { attributes: { a: 1, b: 2 } }],
      [{ attributes: { a: null } }, { attributes: {} }],
      [{ attributes: { a: { c: null } } }, { attributes: { a: { c: null } } }],
      [{}, {}],
    ])('changes %j and nothing else', async (change, changed) => {
      const stores = open();
      const { accountId } = newAccount();
      const said = entry({ attributes: { a: 1 }, entityType: 'party' });
      const resource = await addEntry(stores, accountId, said);
      const before = (await stores.catalogue.find(resource.id)) ?? expect.fail();
      const expected = { resource, entry: { ...said, ...changed } };
      expect(await stores.catalogue.change(before, change)).toStrictEqual(expected);
      expect(await stores.catalogue.find(resource.id)).toStrictEqual({
        ...expected,
        isDescribed: true,
        lists: [],
      });
    });

    test("replaces a resource's file", async () => {
      const stores = open();
      const { etag: _, ...resource } = await addEntry(stores, newAccount().accountId);
      const before = (await stores.catalogue.find(resource.id)) ?? expect.fail();
      const about = { mediaType: 'text/plain', fileName: 'x.txt', size: 9, uploadedAt: NOW };
      const file = { ...about, object: 'contents/x' };
      const changed = await stores.catalogue.change(before, {}, { ...file, madeWith: 2 });
      expect(changed).toStrictEqual({ resource: { ...resource, ...file }, entry: entry() });
      // A caller that read an older file must read again, since its object is the one to delete.
      const late = { ...about, object: 'contents/y' };
      expect(await stores.catalogue.change(before, {}, { ...late, madeWith: 2 })).toBeUndefined();
      expect((await stores.catalogue.find(resource.id))?.resource.object).toBe('contents/x');
    });

    test('does not change a resource that was deleted meanwhile', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const resource = await addEntry(stores, accountId);
      const before = (await stores.catalogue.find(resource.id)) ?? expect.fail();
      await stores.resources.markDeleted(resource.id, accountId, NOW, NOW);
      expect(await stores.catalogue.change(before, { name: 'New' })).toBeUndefined();
      expect((await stores.catalogue.find(resource.id))?.entry.name).toBe('Deed');
    });

    test('returns a change made before the upload was recorded', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const { id, object } = await addResource(stores, accountId, { status: 'reserved' });
      const before = (await stores.catalogue.find(id)) ?? expect.fail();
      await stores.catalogue.change(before, { name: 'Title' });
      await stores.reconciler.reconcile(id);
      expect(await listedIds(stores, list)).toEqual([]);
      expect(await foundByWord(stores, list, 'title')).toEqual([]);
      await stores.resources.recordUpload({ id }, { object, size: 5, etag: 'e', uploadedAt: NOW }, 'never');
      await stores.reconciler.reconcile(id);
      expect(await allRows(stores, list)).toMatchObject([{ id, order: `title\0${id}` }]);
      expect(await foundByWord(stores, list, 'title')).toEqual([id]);
    });

    test.each([
      ['a'.repeat(3000)],
      ['漢'.repeat(10_000)],
      [Array.from({ length: 60 }, (_, i) => i).join(' ')],
    ])('puts an entry with too long or too many words for the index into none', async (description) => {
      const stores = open();
      const { accountId, list } = newAccount();
      const { id } = await addEntry(stores, accountId, { description });
      expect(await listedIds(stores, list)).toEqual([id]);
      expect(await foundByWord(stores, list, 'deed')).toEqual([]);
    });

    test('erases a record, also repeatedly', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const { id } = await addEntry(stores, accountId);
      await stores.catalogue.erase(id);
      await stores.catalogue.erase(id);
      expect(await stores.catalogue.find(id)).toBeUndefined();
      expect(await listedIds(stores, list)).toEqual([]);
    });

    test('finds many records at once, and leaves out missing ones', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const numbers = Array.from({ length: 230 }, (_, index) => index);
      const added = await Promise.all(
        numbers.map((index) => addResource(stores, accountId, { fileName: `${index}.png` })),
      );
      const ids = [randomUUID(), ...added.map(({ id }) => id)];
      // A late index may show one twice, and DynamoDB refuses to read a row twice.
      const found = await stores.catalogue.findMany([...ids, ...ids.slice(-1)]);
      expect(found.size).toBe(230);
      for (const resource of added) expect(found.get(resource.id)?.resource).toStrictEqual(resource);
      expect((await stores.catalogue.findMany([])).size).toBe(0);
    });
  });
}
