import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueRecords } from '../../lambdas/adapters/catalogue-records.ts';
import { resourceRecords } from '../../lambdas/adapters/resource-records.ts';
import { entryResponse } from '../../lambdas/catalogue/entry-response.ts';
import type { Entry, List } from '../../lambdas/domain/catalogue.ts';
import type { CatalogueStore } from '../../lambdas/domain/catalogue-ports.ts';
import { type ListRequest, listResources } from '../../lambdas/domain/listing.ts';
import type { Resource } from '../../lambdas/domain/resource.ts';
import { exceedsPayloadLimit } from '../../local/gateway/limits.ts';
import { countCalls } from '../support/table-calls.ts';
import { leaveUnprocessed } from './adapters/busy-client.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './adapters/embedded-table.ts';

const NOW = 1_700_000_000_000;

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const store = () => catalogueRecords(table.connect(), TABLE_NAME, () => NOW);

async function addResource(change: Partial<Resource> = {}): Promise<Resource> {
  const id = randomUUID();
  const resource: Resource = {
    id,
    accountId: id,
    fileName: 'scan.pdf',
    mediaType: 'application/pdf',
    objectKey: `resources/${id}`,
    createdAt: NOW,
    status: 'available',
    ...change,
  };
  await resourceRecords(table.connect(), TABLE_NAME).add(resource);
  return resource;
}

function entryOf(change: Partial<Entry>): Entry {
  return { name: 'Plan', description: '', archived: false, attributes: {}, ...change };
}

async function list(catalogue: CatalogueStore, list: List, search?: string): Promise<string[]> {
  const request = { limit: 1000, ...(search === undefined ? {} : { search }) };
  const { items } = await listResources({ catalogue, now: () => NOW }, [list], request);
  return items.map(({ resource }) => resource.id);
}

test.each([
  { title: 'by its beginning', search: 'x'.repeat(50) },
  { title: 'by as much as a search may be long', search: 'x'.repeat(200) },
  { title: 'by the words beside it', search: 'plan' },
])('an entry with a word that no key could hold is found $title', async ({ search }) => {
  const resource = await addResource();
  const entry = entryOf({ description: 'x'.repeat(10_000) });
  expect(await store().describe(resource, entry)).toBe(true);
  expect(await list(store(), `account#${resource.accountId}`, search)).toEqual([resource.id]);
});

test('what DynamoDB was too busy for is written and read in the end', async () => {
  const client = table.connect();
  leaveUnprocessed(client);
  const busy = catalogueRecords(client, TABLE_NAME, () => NOW);
  const resource = await addResource();
  const lists = Array.from({ length: 30 }, (_, index): List => `organization#busy${index}`);
  const entry = entryOf({ name: 'Lease', description: 'of two parcels' });
  await busy.describe(resource, entry);
  for (const one of lists) await busy.place(resource, entry, one);
  const found = await store().find(resource.id);
  if (found === undefined) throw new Error('The resource is not there.');
  expect(found.lists).toHaveLength(30);
  for (const word of ['lease', 'of', 'two', 'parcels']) {
    expect((await store().words('organization#busy0', word, undefined, 10)).rows).toHaveLength(1);
  }
  expect((await busy.findMany([resource.id, randomUUID()])).size).toBe(1);
  await busy.unlist(found);
  expect((await store().find(resource.id))?.lists).toEqual([]);
  for (const one of lists) expect((await store().words(one, 'l', undefined, 10)).rows).toEqual([]);
});

test('a page full of what has ended is cleared with few calls at once', async () => {
  const ended: List = 'organization#ended';
  for (let index = 0; index < 60; index += 1) {
    await store().place(await addResource({ expiresAt: NOW }), entryOf({}), ended);
  }
  const client = table.connect();
  const calls = countCalls(client);
  expect(
    await list(
      catalogueRecords(client, TABLE_NAME, () => NOW),
      ended,
    ),
  ).toEqual([]);
  expect(calls.operations.filter((operation) => operation === 'DeleteItem')).toHaveLength(60);
  expect(calls.mostAtOnce).toBe(25);
  expect(
    (await store().page(ended, { ordering: { by: 'name', descending: false }, limit: 10 })).rows,
  ).toEqual([]);
});

test('a page is never more than a response can carry, and none of its resources is lost', async () => {
  const large: List = 'organization#large';
  // Quotes are escaped in the body, and once more in the response that holds it.
  const entry = entryOf({ description: '"'.repeat(10_000), attributes: { note: '"'.repeat(32_000) } });
  const added: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    const resource = await addResource({ createdAt: NOW + index });
    await store().describe(resource, entry);
    await store().place(resource, entry, large);
    added.push(resource.id);
  }
  const listed: string[] = [];
  let request: ListRequest = { limit: 1000 };
  for (let more = true; more; ) {
    const { items, next } = await listResources({ catalogue: store(), now: () => NOW }, [large], request);
    const body = JSON.stringify(items.map((item) => entryResponse('https://api.example.com', item)));
    expect(exceedsPayloadLimit({ body })).toBe(false);
    listed.push(...items.map(({ resource }) => resource.id));
    more = next !== undefined;
    if (next !== undefined) request = { limit: 1000, position: next };
  }
  expect(listed.toReversed()).toEqual(added);
});
