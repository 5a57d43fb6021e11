import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectionPage } from '../../lambdas/api/containers/collection-page.ts';
import type { Entry } from '../../lambdas/model/catalogue/entry.ts';
import type { List } from '../../lambdas/model/lists/list.ts';
import { BEGINNING } from '../../lambdas/model/lists/list-page.ts';
import type { Listed, Ordering } from '../../lambdas/model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../../lambdas/model/lists/resource-list.ts';
import type { Resource } from '../../lambdas/model/resources/resource.ts';
import { writeMany } from '../../lambdas/table/batch.ts';
import { catalogueRecords } from '../../lambdas/table/catalogue.ts';
import { containerRecords } from '../../lambdas/table/containers.ts';
import { containerLists, resourceLists } from '../../lambdas/table/lists.ts';
import { createReconciler } from '../../lambdas/table/reconciler.ts';
import { resourceRecords } from '../../lambdas/table/resources.ts';
import { withShards } from '../support/known-shards.ts';
import { itemsOf } from '../support/resource-items.ts';
import { countCalls, type TableCalls } from '../support/table-calls.ts';
import { type EmbeddedTable, openEmbeddedTable } from './adapters/embedded-table.ts';

const NOW = 1_700_000_000_000;
const QUERY = 'Query';
const READ = 'BatchGetItem';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

/** A plain resource: a file's name of 40 characters, one tag, and no description. */
function plain(index: number, change: Partial<Resource> = {}): Resource {
  const id = crypto.randomUUID();
  return {
    id,
    accountId: 'many',
    fileName: `${String(index).padStart(36, '0')}.pdf`,
    mediaType: 'application/pdf',
    object: `resources/${id}`,
    createdAt: NOW + index,
    uploadedAt: NOW + index,
    size: 100_000,
    tags: ['red'],
    status: 'available',
    ...change,
  };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

/** The table with its own client, which counts calls and remembers the shards of lists. */
function counted() {
  const connection = withShards(table.connect(), 1);
  return { connection, calls: countCalls(connection.client) };
}

/** Reads one page; it shows the ids. */
async function readPage(lists: readonly List[], request: Partial<ResourceListRequest> = {}) {
  const { connection, calls } = counted();
  const show = ({ resource }: Listed) => resource.id;
  const dependencies = { lists: resourceLists(connection), now: () => NOW, show };
  const page = await resourceListPage(dependencies, lists, { limit: 10, ...request });
  return { calls, ...page };
}

/** Reads one page of a container's resources. */
async function readContents(containerId: string, sort: Ordering) {
  const { connection, calls } = counted();
  const lists = resourceLists(connection);
  const { data: items } = await collectionPage<Listed>(
    {
      read: (query) => lists.contents(containerId, query),
      complete: lists.details,
      matches: () => true,
      show: ({ entry }) => entry,
    },
    { tags: {}, sort, position: BEGINNING, limit: 100 },
  );
  return { calls, items };
}

describe('a page of a hundred plain resources is one query of at most 13 units, however long the list:', () => {
  const places: readonly List[] = ['organization#many', 'project#many/coast'];

  beforeAll(async () => {
    const puts = range(2500).flatMap((index) => {
      if (index >= 1000) return itemsOf(plain(index));
      return itemsOf(plain(index, { containerId: 'many' }), { lists: places });
    });
    await writeMany(table.connect(), { puts });
  });

  const orderings = (['created', 'name'] as const).flatMap((by) =>
    [false, true].map((descending): Ordering => ({ by, descending })),
  );
  const lists: readonly [
    string,
    (ordering: Ordering) => Promise<{ calls: TableCalls; items: readonly unknown[] }>,
  ][] = [
    ['an account with 2,500', (ordering) => readPage(['account#many'], { ordering, limit: 100 })],
    ['an organization with 1,000', (ordering) => readPage(['organization#many'], { ordering, limit: 100 })],
    ['a project with 1,000', (ordering) => readPage(['project#many/coast'], { ordering, limit: 100 })],
    ['the projects of an organization', (ordering) => readPage(['projects#many'], { ordering, limit: 100 })],
    ['a container with 1,000', (ordering) => readContents('many', ordering)],
  ];

  test.each(lists.flatMap(([name, read]) => orderings.map((ordering) => ({ name, ...ordering, read }))))(
    '$name, by $by, descending $descending',
    async ({ read, by, descending }) => {
      const { calls, items } = await read({ by, descending });
      expect(items).toHaveLength(100);
      expect(calls.operations).toEqual([QUERY]);
      expect(calls.capacityUnits).toBeLessThanOrEqual(13);
      expect(calls.rowsRead).toBeLessThanOrEqual(101);
    },
  );

  test('and later pages cost the same', async () => {
    const first = await readPage(['account#many'], { limit: 100 });
    let page = first;
    for (let pages = 0; pages < 5; pages += 1) {
      page = await readPage(['account#many'], { limit: 100, ...positionOf(page) });
      expect(page.calls).toEqual(first.calls);
      expect(page.items).toHaveLength(100);
    }
  });
});

function positionOf({ next }: { readonly next?: ResourceListRequest['position'] }) {
  return next === undefined ? {} : { position: next };
}

describe('a page costs the calls and round trips of its kind:', () => {
  const ACCOUNT: List = 'account#few';
  const ORGANIZATION: List = 'organization#few';
  const PROJECTS: readonly List[] = ['project#few/coast', 'project#few/hills'];
  const byName = { by: 'name', descending: false } as const;

  /** Three leases and 27 plans, of which one is archived and three have long descriptions, in their own list. */
  beforeAll(async () => {
    const said = { description: 'Of a parcel', attributes: {} };
    const puts = range(30).flatMap((index) => {
      const name = index % 10 === 0 ? `Lease ${index}` : `Plan ${index}`;
      const entry: Entry = { ...said, name, archived: index === 29 };
      const lists = [ORGANIZATION, ...(index % 2 === 0 ? PROJECTS : [])];
      return itemsOf(plain(index, { accountId: 'few' }), { entry, lists });
    });
    const long = { name: 'Long', description: 'of a parcel '.repeat(100), archived: false, attributes: {} };
    const large = range(3).flatMap((index) => itemsOf(plain(index, { accountId: 'large' }), { entry: long }));
    await writeMany(table.connect(), { puts: [...puts, ...large] });
  });

  test.each<{
    page: string;
    lists: readonly List[];
    request?: Partial<ResourceListRequest>;
    operations: readonly string[];
    roundTrips: number;
    items: number;
  }>([
    { page: 'an organization', lists: [ORGANIZATION], operations: [QUERY], roundTrips: 1, items: 10 },
    {
      page: 'the lists of three roles and an account',
      lists: [ACCOUNT, ORGANIZATION, ...PROJECTS],
      operations: [QUERY, QUERY, QUERY, QUERY],
      roundTrips: 1,
      items: 10,
    },
    {
      page: 'active resources',
      lists: [ORGANIZATION],
      request: { archived: false, limit: 30 },
      operations: [QUERY],
      roundTrips: 1,
      items: 29,
    },
    {
      page: 'finds by a word, and the search for other matches',
      lists: [ORGANIZATION],
      request: { search: 'lease', limit: 100 },
      operations: [QUERY, READ, QUERY],
      roundTrips: 3,
      items: 3,
    },
    {
      page: 'finds by a word that fill the page',
      lists: [ORGANIZATION],
      request: { search: 'plan', limit: 5 },
      operations: [QUERY, READ],
      roundTrips: 2,
      items: 5,
    },
    {
      page: 'finds by a word in several lists',
      lists: [ACCOUNT, ORGANIZATION],
      request: { search: 'lea', limit: 100 },
      operations: [QUERY, QUERY, READ, QUERY, QUERY],
      roundTrips: 3,
      items: 3,
    },
    {
      page: 'finds in the middle of a word',
      lists: [ORGANIZATION],
      request: { search: 'ease', limit: 100 },
      operations: [QUERY, QUERY],
      roundTrips: 2,
      items: 3,
    },
    {
      page: 'finds in the middle of a word, after more rows than a short page reads',
      lists: [ORGANIZATION],
      request: { search: 'ease', limit: 10 },
      operations: [QUERY, QUERY],
      roundTrips: 2,
      items: 3,
    },
    {
      page: 'finds by several words',
      lists: [ORGANIZATION],
      request: { search: '1 lease', limit: 100 },
      operations: [QUERY, READ, QUERY],
      roundTrips: 3,
      items: 1,
    },
    {
      page: 'finds by a word, by name',
      lists: [ORGANIZATION],
      request: { search: 'lease', ordering: byName, limit: 100 },
      operations: [QUERY],
      roundTrips: 1,
      items: 3,
    },
    {
      page: 'long descriptions, read with the records',
      lists: ['account#large'],
      operations: [QUERY, READ],
      roundTrips: 2,
      items: 3,
    },
    { page: 'an empty list', lists: ['organization#empty'], operations: [QUERY], roundTrips: 1, items: 0 },
    { page: 'no lists', lists: [], operations: [], roundTrips: 0, items: 0 },
  ])('$page', async ({ lists, request = {}, operations, roundTrips, items }) => {
    const page = await readPage(lists, request);
    expect(page.calls.operations).toEqual(operations);
    expect(page.calls.roundTrips).toBe(roundTrips);
    expect(page.items).toHaveLength(items);
  });
});

test("an instance that does not know a list's shards reads their number with the page, for half a unit", async () => {
  const connection = table.connect();
  const calls = countCalls(connection.client);
  const lists = resourceLists(connection);
  const query = { ordering: { by: 'name', descending: false }, after: undefined, limit: 100 } as const;
  await lists.resources('account#nobody', query);
  expect(calls).toMatchObject({ operations: [QUERY, 'GetItem'], roundTrips: 1, capacityUnits: 1 });
  await lists.resources('account#nobody', query);
  expect(calls).toMatchObject({ operations: [QUERY, 'GetItem', QUERY], roundTrips: 2, capacityUnits: 1.5 });
});

test('a page of an account’s containers is one query', async () => {
  const { connection, calls } = counted();
  const { rows } = await containerLists(connection).containers('many', {
    ordering: { by: 'name', descending: false },
    after: undefined,
    limit: 100,
  });
  expect(rows).toEqual([]);
  expect(calls.operations).toEqual([QUERY]);
});

test('a hundred resources after 2,000 expired ones come in pages of at most 300 rows, without a gap', async () => {
  const puts = range(2100).flatMap((index) =>
    itemsOf(plain(index, { accountId: 'stale', ...(index < 2000 ? { expiresAt: NOW } : {}) })),
  );
  await writeMany(table.connect(), { puts });
  const ordering = { by: 'created', descending: false } as const;
  const found: string[] = [];
  let page = await readPage(['account#stale'], { ordering, limit: 100 });
  for (let pages = 1; ; pages += 1) {
    expect(pages).toBeLessThan(10);
    expect(page.calls.rowsRead).toBeLessThanOrEqual(300);
    expect(new Set(page.calls.operations)).toEqual(new Set([QUERY]));
    found.push(...page.items);
    if (page.next === undefined) break;
    page = await readPage(['account#stale'], { ordering, limit: 100, ...positionOf(page) });
  }
  expect(new Set(found).size).toBe(100);
});

test('creating a resource outside a container takes one write unit', async () => {
  const { connection, calls } = counted();
  const resource = plain(1, { accountId: 'new', status: 'reserved', expiresAt: NOW + 1, forgetAt: NOW + 2 });
  await resourceRecords(connection, () => NOW).add(resource);
  expect(calls.operations).toEqual(['PutItem']);
  expect(calls.capacityUnits).toBe(1);
});

test('no function of the catalogue scans the table', async () => {
  const { connection, calls } = counted();
  const now = () => NOW;
  const catalogue = catalogueRecords(connection, now);
  const resources = resourceRecords(connection, now);
  const objects = { setLifecycle: async () => {}, delete: async () => {} };
  const reconciler = createReconciler({ table: connection, objects, now });
  const dependencies = { lists: resourceLists(connection), now, show: ({ entry }: Listed) => entry.name };
  const list: List = 'organization#life';
  const resource = plain(1, { accountId: 'life', containerId: 'life' });
  await resources.add(resource);
  await catalogue.place(resource, list);
  const found = (await catalogue.find(resource.id)) ?? expect.fail();
  await catalogue.change(found, { name: 'Deed' });
  await reconciler.reconcile(resource.id);
  const search = { limit: 10, search: 'deed' };
  expect((await resourceListPage(dependencies, [list], search)).items).toEqual(['Deed']);
  expect(await containerRecords(connection).isEmpty('life', NOW, NOW)).toBe(false);
  await resources.markDeleted(resource.id, 'life', NOW, NOW);
  await reconciler.reconcile(resource.id);
  expect((await resourceListPage(dependencies, ['account#life', list], { limit: 10 })).items).toEqual([]);
  expect(calls.operations).not.toContain('Scan');
});
