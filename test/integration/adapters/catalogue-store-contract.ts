import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EntryChange, List } from '../../../lambdas/domain/catalogue.ts';
import {
  addEntry,
  addResource,
  allRows,
  entry,
  foundByWord,
  NOW,
  newAccount,
  type Stores,
} from './catalogued.ts';

/** An organization's list that no other test looks into. */
const newOrganization = (): List => `organization#o-${randomUUID().slice(0, 18)}`;

/** What every `CatalogueStore` must do with records; `open` gives one that may hold other resources already. */
export function describeCatalogueStoreContract(name: string, open: () => Stores): void {
  describe(`the CatalogueStore ${name}`, () => {
    test('finds what was described, and nothing else', async () => {
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
      expect(await stores.catalogue.find(resource.id)).toStrictEqual({ resource, entry: said, lists: [] });
      expect(await stores.catalogue.find(randomUUID())).toBeUndefined();
    });

    test('knows what nobody has described by the name of its file', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const resource = await addResource(stores, accountId, { fileName: 'Scan-1.png' });
      const described = { resource, entry: entry({ name: 'Scan-1.png' }) };
      expect(await stores.catalogue.find(resource.id)).toStrictEqual({ ...described, lists: [] });
      const rows = await allRows(stores.catalogue, list, { search: 'scan-1' });
      expect(rows).toMatchObject([{ id: resource.id, wordsIndexed: false }]);
    });

    test('lists what is uploaded: nothing that is reserved, nothing that is deleted', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      await addResource(stores, accountId, { status: 'reserved' });
      const deleted = await addEntry(stores, accountId);
      const kept = await addEntry(stores, accountId);
      await stores.resources.markDeleted(deleted.id, accountId, NOW, NOW);
      expect((await allRows(stores.catalogue, list)).map(({ id }) => id)).toEqual([kept.id]);
    });

    test('describes nothing that was deleted or was never there', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const resource = await addResource(stores, accountId);
      await stores.resources.markDeleted(resource.id, accountId, NOW, NOW);
      expect(await stores.catalogue.describe(resource, entry())).toBe(false);
      expect(await stores.catalogue.describe({ ...resource, id: randomUUID() }, entry())).toBe(false);
      expect(await allRows(stores.catalogue, list)).toEqual([]);
    });

    test('puts a resource into further lists, once and again', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const lists = [newOrganization(), 'project#acme/survey', newOrganization()] satisfies List[];
      const resource = await addEntry(stores, accountId, { name: 'Deed of Ann' });
      for (const list of [...lists, ...lists]) {
        await stores.catalogue.place(resource, entry({ name: 'Deed of Ann' }), list);
      }
      const found = await stores.catalogue.find(resource.id);
      expect([...(found?.lists ?? [])].sort()).toEqual([...lists].sort());
      for (const list of lists) {
        expect((await allRows(stores.catalogue, list)).map(({ id }) => id)).toContain(resource.id);
        expect(await foundByWord(stores.catalogue, list, 'ann')).toContain(resource.id);
      }
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
      expect(await stores.catalogue.find(resource.id)).toStrictEqual({ ...expected, lists: [] });
    });

    test('gives a resource another file', async () => {
      const stores = open();
      const resource = await addEntry(stores, newAccount().accountId);
      const before = (await stores.catalogue.find(resource.id)) ?? expect.fail();
      const about = { mediaType: 'text/plain', fileName: 'x.txt', size: 9, uploadedAt: NOW };
      const file = { ...about, objectKey: 'contents/x' };
      const changed = await stores.catalogue.change(before, {}, file);
      expect(changed).toStrictEqual({ resource: { ...resource, ...file }, entry: entry() });
      // Whoever finds another file than was read before must look again: its object is the one to remove.
      const late = { ...about, objectKey: 'contents/y' };
      expect(await stores.catalogue.change(before, {}, late)).toBeUndefined();
      expect((await stores.catalogue.find(resource.id))?.resource.objectKey).toBe('contents/x');
    });

    test('changes nothing that was deleted meanwhile', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const resource = await addEntry(stores, accountId);
      const before = (await stores.catalogue.find(resource.id)) ?? expect.fail();
      await stores.resources.markDeleted(resource.id, accountId, NOW, NOW);
      expect(await stores.catalogue.change(before, { name: 'New' })).toBeUndefined();
      expect((await stores.catalogue.find(resource.id))?.entry.name).toBe('Deed');
    });

    test('tells what was changed before its upload was recorded', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const { id } = await addResource(stores, accountId, { status: 'reserved' });
      const before = (await stores.catalogue.find(id)) ?? expect.fail();
      await stores.catalogue.change(before, { name: 'Title' });
      expect(await allRows(stores.catalogue, list)).toEqual([]);
      await stores.resources.recordUpload(id, { size: 5, etag: 'e', uploadedAt: NOW, sequencer: '1' }, true);
      expect(await allRows(stores.catalogue, list)).toEqual([
        { id, order: `title\0${id}`, searchText: 'title\n', wordsIndexed: true },
      ]);
      expect(await foundByWord(stores.catalogue, list, 'title')).toEqual([id]);
    });

    test.each([
      ['a'.repeat(3000)],
      ['漢'.repeat(10_000)],
      [Array.from({ length: 60 }, (_, i) => i).join(' ')],
    ])('finds what has too long or too many words for an index by looking into it', async (description) => {
      const stores = open();
      const { accountId, list } = newAccount();
      const { id } = await addEntry(stores, accountId, { description });
      const search = description.slice(-2);
      expect(await allRows(stores.catalogue, list, { search })).toMatchObject([{ id, wordsIndexed: false }]);
      expect(await foundByWord(stores.catalogue, list, 'deed')).toEqual([]);
    });

    test('takes a deleted resource out of all its lists', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const resource = await addEntry(stores, accountId);
      const lists = Array.from({ length: 30 }, newOrganization);
      await Promise.all(lists.map((one) => stores.catalogue.place(resource, entry(), one)));
      await stores.resources.markDeleted(resource.id, accountId, NOW, NOW);
      await stores.catalogue.unlist((await stores.catalogue.find(resource.id)) ?? expect.fail());
      for (const one of [list, ...lists]) {
        expect(await allRows(stores.catalogue, one)).toEqual([]);
        expect(await foundByWord(stores.catalogue, one, 'deed')).toEqual([]);
      }
      expect((await stores.catalogue.find(resource.id))?.lists).toEqual([]);
    });

    test('takes what has ended out of one list, and leaves what lives in its account', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const [first, second] = [newOrganization(), newOrganization()];
      const ended = await addEntry(stores, accountId, {}, { expiresAt: NOW, forgetAt: NOW });
      const living = await addEntry(stores, accountId);
      await stores.catalogue.place(ended, entry(), first);
      await stores.catalogue.place(ended, entry(), second);
      for (const { id } of [ended, living]) await stores.catalogue.drop(id, list);
      await stores.catalogue.drop(ended.id, first, 'deed');
      expect((await allRows(stores.catalogue, list)).map(({ id }) => id)).toEqual([living.id]);
      expect(await allRows(stores.catalogue, first)).toEqual([]);
      expect(await foundByWord(stores.catalogue, first, 'deed')).toEqual([]);
      expect(await allRows(stores.catalogue, second)).toHaveLength(1);
      expect(await foundByWord(stores.catalogue, second, 'deed')).toEqual([ended.id]);
    });

    test('finds many records at once, as far as there are any', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const numbers = Array.from({ length: 230 }, (_, index) => index);
      const added = await Promise.all(
        numbers.map((index) => addResource(stores, accountId, { fileName: `${index}.png` })),
      );
      const ids = [randomUUID(), ...added.map(({ id }) => id)];
      // An index that is behind may show one twice; DynamoDB refuses to be asked for it twice.
      const found = await stores.catalogue.findMany([...ids, ...ids.slice(-1)]);
      expect(found.size).toBe(230);
      for (const resource of added) expect(found.get(resource.id)?.resource).toStrictEqual(resource);
      expect((await stores.catalogue.findMany([])).size).toBe(0);
    });
  });
}
