import { describe, expect, test } from 'vitest';
import { newContainerId } from '../../../lambdas/model/containers/container.ts';
import { createdOrder, nameOrder } from '../../../lambdas/model/lists/order.ts';
import type { Listed, ListQuery, Ordering } from '../../../lambdas/model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../../../lambdas/model/lists/resource-list.ts';
import { compareOrders } from '../../../lambdas/model/lists/rows.ts';
import { addEntry, addResource, allRows, entry, idsOf, NOW, newAccount, type Stores } from './catalogued.ts';

/** Names with a special order: a repeated one, one beyond the basic plane, and some that sort early. */
const NAMES = ['b', 'A', 'a', '🚒', '￿', 'ä', 'a b', 'a!', 'B'];
const BY_NAME = { by: 'name', descending: false } as const;

/** The contract of every `ResourceLists`. `open` gives stores that may hold other lists. */
export function describeResourceListsContract(name: string, open: () => Stores): void {
  async function withNames() {
    const stores = open();
    const account = newAccount();
    const added = await Promise.all(
      NAMES.map(async (said, index) => ({
        name: said,
        resource: await addEntry(stores, account.accountId, { name: said }, { createdAt: NOW - index }),
      })),
    );
    return { stores, ...account, added };
  }

  describe(`the ResourceLists ${name}`, () => {
    test.each<[Ordering['by'], boolean, number]>(
      (['name', 'created'] as const).flatMap((by) =>
        [false, true].flatMap((descending) =>
          [1, 2, 100].map((limit): [Ordering['by'], boolean, number] => [by, descending, limit]),
        ),
      ),
    )('are in the order of the %s, descending %j, in pages of %i', async (by, descending, limit) => {
      const { stores, list, added } = await withNames();
      const places = added.map((one) =>
        by === 'name'
          ? nameOrder(one.name, one.resource.id)
          : createdOrder(one.resource.createdAt, one.resource.id),
      );
      const expected = places.sort(compareOrders);
      const rows = await allRows(stores, list, { ordering: { by, descending }, limit });
      expect(rows.map(({ order }) => order)).toEqual(descending ? expected.reverse() : expected);
    });

    test('have pages of the requested size, and say whether they end', async () => {
      const { stores, list } = await withNames();
      const first = await stores.lists.resources(list, { ordering: BY_NAME, after: undefined, limit: 4 });
      expect(first.rows).toHaveLength(4);
      expect(first.next).toBe(first.rows.at(-1)?.order);
      const whole = await stores.lists.resources(list, { ordering: BY_NAME, after: undefined, limit: 100 });
      expect(whole.next).toBeUndefined();
    });

    test.each([false, true])('show only one name, after any place, descending %j', async (descending) => {
      const stores = open();
      const containerId = newContainerId();
      for (const [index, fileName] of ['a', 'DEED', 'deed', 'deed s', 'e'].entries())
        await addResource(stores, newAccount().accountId, { fileName, containerId, createdAt: NOW + index });
      const read = async (change: Partial<ListQuery>) => {
        const ordering = { by: 'name', descending } as const;
        const query: ListQuery = { ordering, name: 'Deed', after: undefined, limit: 100, ...change };
        return stores.lists.contents(containerId, query);
      };
      const { rows, next } = await read({});
      expect(rows.map(({ thing }) => thing.entry.name).sort()).toEqual(['DEED', 'deed']);
      expect(next).toBeUndefined();
      const first = await read({ limit: 1 });
      expect(idsOf([...first.rows, ...(await read({ after: first.next ?? '', limit: 1 })).rows])).toEqual(
        idsOf(rows),
      );
      const [before, behind] = descending ? ['e\0', 'a\0'] : ['a\0', 'e\0'];
      expect(idsOf((await read({ after: before })).rows)).toEqual(idsOf(rows));
      expect((await read({ after: behind })).rows).toEqual([]);
    });

    test.each<[Partial<ResourceListRequest>, string[]]>([
      [{}, ['Bill', 'Deed', 'Old deed']],
      [{ archived: true }, ['Old deed']],
      [{ archived: false }, ['Bill', 'Deed']],
      [{ entityType: 'party' }, ['Bill']],
      [{ entityType: 'parcel' }, ['Deed', 'Old deed']],
      [{ entityType: 'project' }, []],
      [{ search: 'dee' }, ['Deed', 'Old deed']],
      [{ search: 'd d' }, ['Deed', 'Old deed']],
      [{ search: 'old dee' }, ['Old deed']],
      [{ search: 'ann of' }, ['Bill']],
      [{ search: 'deed', archived: false, entityType: 'parcel' }, ['Deed']],
      [{ position: { among: 'rest', after: 'c', skip: 0 } }, ['Deed', 'Old deed']],
      [{ position: { among: 'rest', after: 'zzz', skip: 0 } }, []],
    ])('show with %j only %j', async (request, expected) => {
      const stores = open();
      const { accountId, list } = newAccount();
      await addEntry(stores, accountId, { name: 'Bill', description: 'Of Ann', entityType: 'party' });
      await addEntry(stores, accountId, { name: 'Deed', entityType: 'parcel' });
      await addEntry(stores, accountId, { name: 'Old deed', archived: true, entityType: 'parcel' });
      const show = ({ entry: said }: Listed) => said.name;
      const { items } = await resourceListPage({ lists: stores.lists, now: () => NOW, show }, [list], {
        ordering: BY_NAME,
        limit: 100,
        ...request,
      });
      expect(items).toEqual(expected);
    });

    test('show a resource as its record is, in each of its lists', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const containerId = newContainerId();
      const said = entry({
        name: 'Straße 🚒',
        description: '=1+1',
        archived: true,
        attributes: { a: [1, { b: null }], 'größe 2.0': 'x' },
        entityType: 'parcel',
        entityId: '7',
      });
      const lists = [`organization#${accountId}`, `project#${accountId}/p`] as const;
      const about = { tags: ['b', 'a'], expiresAt: NOW + 1, containerId };
      const { object: _, ...resource } = await addEntry(stores, accountId, said, about, lists);
      const shown = { resource, entry: said, lacksDetails: false, lacksWords: false };
      const read = (one: typeof list) =>
        stores.lists.resources(one, { ordering: BY_NAME, after: undefined, limit: 2 });
      for (const one of [list, ...lists, `projects#${accountId}` as const])
        expect((await read(one)).rows.map(({ thing }) => thing)).toStrictEqual([shown]);
      const { rows } = await stores.lists.contents(containerId, {
        ordering: BY_NAME,
        after: undefined,
        limit: 2,
      });
      expect(rows.map(({ thing }) => thing)).toStrictEqual([shown]);
      expect(await stores.lists.read([resource.id])).toStrictEqual(new Map([[resource.id, shown]]));
    });

    test("find undescribed resources by their files' names, after finds by words", async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const described = await addEntry(stores, accountId, { name: 'Scan' });
      const plain = await addResource(stores, accountId, { fileName: 'Scan.png', createdAt: NOW + 1 });
      await stores.reconciler.reconcile(plain.id);
      const show = ({ resource }: Listed) => resource.id;
      const dependencies = { lists: stores.lists, now: () => NOW, show };
      for (const search of ['scan', 'sca', 'can']) {
        const { items } = await resourceListPage(dependencies, [list], { limit: 10, search });
        const expected = [described.id, plain.id];
        expect(items, search).toEqual(search === 'can' ? expected.toReversed() : expected);
      }
    });

    test('leave out details, and read them for the rows that lack them', async () => {
      const stores = open();
      const { accountId } = newAccount();
      const place = `organization#${accountId}` as const;
      const large = { description: 'long '.repeat(60), attributes: { a: 1 } };
      const { id } = await addEntry(stores, accountId, { name: 'Large', ...large }, { tags: ['a'] }, [place]);
      const plain = await addEntry(stores, accountId, { name: 'Plain' }, { tags: ['b'] }, [place]);
      const rows = await allRows(stores, place);
      expect(idsOf(rows)).toEqual([id, plain.id]);
      expect(rows[0]?.thing).toMatchObject({
        lacksDetails: true,
        entry: { name: 'Large', description: '', attributes: {} },
      });
      const whole = await stores.lists.details(rows);
      expect(whole.map(({ thing }) => thing.entry)).toEqual([
        entry({ name: 'Large', ...large }),
        entry({ name: 'Plain' }),
      ]);
      expect(whole.map(({ thing }) => [thing.resource.tags, thing.lacksDetails])).toEqual([
        [['a'], false],
        [['b'], false],
      ]);
    });

    test('find words by their beginning, in order, page by page', async () => {
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
        .sort(compareOrders);
      const orders: string[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await stores.lists.words(list, 'dee', after, 2);
        orders.push(...page.rows.map(({ order }) => order));
        after = page.next;
      }
      expect(orders).toEqual(expected);
    });

    test.each(['zzz', 'dee', 'a', 'deed\u{10ffff}\u{10ffff}'])(
      'find no more words after %j than exist',
      async (after) => {
        const stores = open();
        const { accountId, list } = newAccount();
        await addEntry(stores, accountId, { name: 'Deed' });
        const { rows } = await stores.lists.words(list, 'deed', after, 10);
        expect(rows.length).toBe(after < 'deed' ? 1 : 0);
      },
    );

    test('are separate', async () => {
      const stores = open();
      const { accountId, list } = newAccount();
      const place = `project#${accountId}/own` as const;
      await addEntry(stores, accountId, {}, {}, [place]);
      const others = [`${list}x`, `${list}-2`, `${place}x`, `organization#${accountId}`] as const;
      for (const other of others) expect(await allRows(stores, other)).toEqual([]);
      expect(await allRows(stores, place)).toHaveLength(1);
    });
  });
}
