import { describe, expect, test } from 'vitest';
import { createdOrder, nameOrder } from '../../../lambdas/domain/catalogue.ts';
import type { Ordering, PageRequest } from '../../../lambdas/domain/catalogue-ports.ts';
import {
  addEntry,
  addResource,
  allRows,
  BY_NAME,
  entry,
  NOW,
  newAccount,
  type Stores,
} from './catalogued.ts';

/** Names in an order of their own, with the same one twice, beyond the basic plane, and with what sorts early. */
const NAMES = ['b', 'A', 'a', '🚒', '￿', 'ä', 'a b', 'a!', 'B'];

/** What every `CatalogueStore` must do with lists; `open` gives one that may hold other lists already. */
export function describeCatalogueListsContract(name: string, open: () => Stores): void {
  async function withNames() {
    const stores = open();
    const account = newAccount();
    const added = await Promise.all(
      NAMES.map(async (said, index) => ({
        name: said,
        resource: await addEntry(stores, account.accountId, { name: said }, { createdAt: NOW - index }),
      })),
    );
    return { ...stores, ...account, added };
  }

  describe(`the lists of the CatalogueStore ${name}`, () => {
    test.each<[Ordering['by'], boolean, number]>(
      (['name', 'created'] as const).flatMap((by) =>
        [false, true].flatMap((descending) =>
          [1, 2, 100].map((limit): [Ordering['by'], boolean, number] => [by, descending, limit]),
        ),
      ),
    )('are in the order of the %s, descending %j, in pages of %i', async (by, descending, limit) => {
      const { catalogue, list, added } = await withNames();
      const places = added.map((one) =>
        by === 'name'
          ? nameOrder(one.name, one.resource.id)
          : createdOrder(one.resource.createdAt, one.resource.id),
      );
      const expected = places.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
      const rows = await allRows(catalogue, list, { ordering: { by, descending }, limit });
      expect(rows.map(({ order }) => order)).toEqual(descending ? expected.reverse() : expected);
    });

    test('have pages of as many rows as were asked for', async () => {
      const { catalogue, list } = await withNames();
      const first = await catalogue.page(list, { ...BY_NAME, limit: 4 });
      expect(first.rows).toHaveLength(4);
      expect(first.next).toBe(first.rows.at(-1)?.order);
    });

    test.each<[Partial<PageRequest>, string[]]>([
      [{}, ['Bill', 'Deed', 'Old deed']],
      [{ archived: true }, ['Old deed']],
      [{ archived: false }, ['Bill', 'Deed']],
      [{ entityType: 'party' }, ['Bill']],
      [{ entityType: 'parcel' }, ['Deed', 'Old deed']],
      [{ entityType: 'project' }, []],
      [{ search: 'dee' }, ['Deed', 'Old deed']],
      [{ search: 'd d' }, ['Old deed']],
      [{ search: 'of ann' }, ['Bill']],
      [{ search: 'deed', archived: false, entityType: 'parcel' }, ['Deed']],
      [{ after: 'c' }, ['Deed', 'Old deed']],
      [{ after: 'zzz' }, []],
    ])('show with %j only %j', async (request, expected) => {
      const stores = open();
      const { accountId, list } = newAccount();
      await addEntry(stores, accountId, { name: 'Bill', description: 'Of Ann', entityType: 'party' });
      await addEntry(stores, accountId, { name: 'Deed', entityType: 'parcel' });
      await addEntry(stores, accountId, { name: 'Old deed', archived: true, entityType: 'parcel' });
      const rows = await allRows(stores.catalogue, list, request);
      const names = await stores.catalogue.findMany(rows.map(({ id }) => id));
      expect(rows.map(({ id }) => names.get(id)?.entry.name)).toEqual(expected);
    });

    test('find words by their beginning, in their order, page by page', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const said = ['Map of Deeds', 'deed', 'Deeds indeed', 'Deeđ', 'Undeed', 'dee🚒'];
      const added = await Promise.all(
        said.map(async (one) => ({ one, id: (await addEntry(stores, accountId, { name: one })).id })),
      );
      const words = {
        deed: 'deed',
        'dee🚒': 'dee',
        'Map of Deeds': 'deeds',
        'Deeds indeed': 'deeds',
        Deeđ: 'deeđ',
      };
      const expected = Object.entries(words)
        .map(([title, word]) => nameOrder(word, added.find(({ one }) => one === title)?.id ?? ''))
        .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
      const orders: string[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await stores.catalogue.words(list, 'dee', after, 2);
        orders.push(...page.rows.map(({ order }) => order));
        after = page.next;
      }
      expect(orders).toEqual(expected);
    });

    test.each(['zzz', 'dee', 'a', 'deed\u{10ffff}\u{10ffff}'])(
      'find no more words after %j than there are',
      async (after) => {
        const stores = open();
        const { accountId, list } = newAccount();
        await addEntry(stores, accountId, { name: 'Deed' });
        const { rows } = await stores.catalogue.words(list, 'deed', after, 10);
        expect(rows.length).toBe(after < 'deed' ? 1 : 0);
      },
    );

    test('are each their own', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const resource = await addResource(stores, accountId);
      for (const other of ['x', '-2'].map((end) => `${list}${end}` as const)) {
        expect(await allRows(stores.catalogue, other)).toEqual([]);
      }
      await stores.catalogue.place(resource, entry(), 'project#lists/own');
      expect(await allRows(stores.catalogue, 'organization#lists')).toEqual([]);
    });
  });
}
