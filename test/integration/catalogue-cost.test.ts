import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueRecords } from '../../lambdas/adapters/catalogue-records.ts';
import { resourceRecords } from '../../lambdas/adapters/resource-records.ts';
import type { Entry, List } from '../../lambdas/domain/catalogue.ts';
import { type ListRequest, listResources } from '../../lambdas/domain/listing.ts';
import type { Resource } from '../../lambdas/domain/resource.ts';
import { countCalls } from '../support/table-calls.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './adapters/embedded-table.ts';

const NOW = 1_700_000_000_000;
const ACCOUNT: List = 'account#demo';
const ORGANIZATION: List = 'organization#acme';
const PROJECTS: readonly List[] = ['project#acme/coast', 'project#acme/hills'];

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
  const client = table.connect();
  for (let index = 0; index < 30; index += 1) {
    await addResource(client, index, [ORGANIZATION, ...(index % 2 === 0 ? PROJECTS : [])]);
  }
});

afterAll(() => table.close());

/** Adds a resource to its account's list and some others: three leases, and plans of parcels. */
async function addResource(
  client: DynamoDBClient,
  index: number,
  lists: readonly List[],
  change: Partial<Resource> = {},
) {
  const id = crypto.randomUUID();
  const resource: Resource = {
    id,
    accountId: 'demo',
    fileName: 'scan.pdf',
    mediaType: 'application/pdf',
    objectKey: `resources/${id}`,
    createdAt: NOW + index,
    status: 'available',
    ...change,
  };
  const name = index % 10 === 0 ? `Lease ${index}` : `Plan ${index}`;
  const entry: Entry = { name, description: 'Of a parcel', archived: index === 29, attributes: {} };
  const catalogue = catalogueRecords(client, TABLE_NAME, () => NOW);
  await resourceRecords(client, TABLE_NAME).add(resource);
  await catalogue.describe(resource, entry);
  for (const list of lists) await catalogue.place(resource, entry, list);
  return resource;
}

/** Reads one page with a client of its own, whose calls are counted. */
async function readPage(lists: readonly List[], request: Partial<ListRequest>) {
  const client = table.connect();
  const calls = countCalls(client);
  const catalogue = catalogueRecords(client, TABLE_NAME, () => NOW);
  const listing = await listResources({ catalogue, now: () => NOW }, lists, { limit: 10, ...request });
  return { calls, listing };
}

const QUERY = 'Query';
const READ = 'BatchGetItem';
const byName = { by: 'name', descending: false } as const;

describe('a page of a list takes two round trips', () => {
  test.each<{
    page: string;
    lists: readonly List[];
    request?: Partial<ListRequest>;
    operations: readonly string[];
    items: number;
  }>([
    { page: 'of an organization', lists: [ORGANIZATION], operations: [QUERY, READ], items: 10 },
    {
      page: 'of an organization by name, backwards',
      lists: [ORGANIZATION],
      request: { ordering: { by: 'name', descending: true } },
      operations: [QUERY, READ],
      items: 10,
    },
    {
      page: 'of all that three roles show, in an account',
      lists: [ACCOUNT, ORGANIZATION, ...PROJECTS],
      operations: [QUERY, QUERY, QUERY, QUERY, READ],
      items: 10,
    },
    {
      page: 'of what is active',
      lists: [ORGANIZATION],
      request: { archived: false, limit: 30 },
      operations: [QUERY, READ],
      items: 29,
    },
    {
      page: 'of what a word finds',
      lists: [ORGANIZATION],
      request: { search: 'lease' },
      operations: [QUERY, QUERY, READ],
      items: 3,
    },
    {
      page: 'of what a word finds in several lists',
      lists: [ACCOUNT, ORGANIZATION],
      request: { search: 'lea' },
      operations: [QUERY, QUERY, QUERY, QUERY, READ],
      items: 3,
    },
    {
      page: 'of what stands in the middle of a word',
      lists: [ORGANIZATION],
      request: { search: 'ease' },
      operations: [QUERY, QUERY, READ],
      items: 3,
    },
    {
      page: 'of what several words find',
      lists: [ORGANIZATION],
      request: { search: 'lease 1' },
      operations: [QUERY, READ],
      items: 1,
    },
    {
      page: 'of what a word finds, by name',
      lists: [ORGANIZATION],
      request: { search: 'lease', ordering: byName },
      operations: [QUERY, READ],
      items: 3,
    },
  ])('$page', async ({ lists, request = {}, operations, items }) => {
    const { calls, listing } = await readPage(lists, request);
    expect(calls.operations).toEqual(operations);
    expect(calls.roundTrips).toBe(2);
    expect(listing.items).toHaveLength(items);
  });

  test('and the next pages cost what the first did', async () => {
    const first = await readPage([ORGANIZATION], { ordering: byName });
    const second = await readPage([ORGANIZATION], { ordering: byName, ...positionOf(first.listing) });
    const third = await readPage([ORGANIZATION], { ordering: byName, ...positionOf(second.listing) });
    expect(second.calls).toEqual(first.calls);
    expect(third.calls).toEqual(first.calls);
    expect(third.listing.items).toHaveLength(10);
  });
});

function positionOf({ next }: { next?: ListRequest['position'] }): Pick<ListRequest, 'position'> {
  return next === undefined ? {} : { position: next };
}

test('a page reads one unit for each of its records, and the index one', async () => {
  const { calls } = await readPage([ORGANIZATION], { limit: 30 });
  expect(calls.capacityUnits).toBe(30 + 1);
});

test('an empty list costs one call, and no lists none', async () => {
  const empty = await readPage(['organization#empty'], {});
  expect(empty.calls.operations).toEqual([QUERY]);
  const none = await readPage([], {});
  expect(none.calls.operations).toEqual([]);
});

test('what has ended is taken out of a list once, in one more round trip', async () => {
  const list: List = 'organization#ended';
  const client = table.connect();
  for (const index of [1, 2]) await addResource(client, index, [list], { expiresAt: NOW });
  const first = await readPage([list], {});
  expect(first.calls.operations).toEqual([QUERY, READ, 'DeleteItem', 'DeleteItem']);
  expect(first.calls.roundTrips).toBe(3);
  const second = await readPage([list], {});
  expect(second.calls.operations).toEqual([QUERY]);
});

test('nothing that the catalogue does reads the whole table', async () => {
  const client = table.connect();
  const calls = countCalls(client);
  const catalogue = catalogueRecords(client, TABLE_NAME, () => NOW);
  const list: List = 'organization#life';
  const { id } = await addResource(client, 3, [list]);
  const found = await catalogue.find(id);
  if (found === undefined) throw new Error('The resource is not there.');
  await catalogue.change(found, { name: 'Deed' });
  await listResources({ catalogue, now: () => NOW }, [list], { limit: 10, search: 'deed' });
  await resourceRecords(client, TABLE_NAME).markDeleted(id, 'demo', NOW, NOW);
  await catalogue.unlist(found);
  await listResources({ catalogue, now: () => NOW }, [ACCOUNT, list], { limit: 10 });
  expect(calls.operations).not.toContain('Scan');
});
