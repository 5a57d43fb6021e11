import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryResponse } from '../../lambdas/api/catalogue/entry-response.ts';
import { type Entry, MAXIMUM_ATTRIBUTES } from '../../lambdas/model/catalogue/entry.ts';
import { type List, MAXIMUM_LISTS } from '../../lambdas/model/lists/list.ts';
import type { Listed } from '../../lambdas/model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../../lambdas/model/lists/resource-list.ts';
import type { Table } from '../../lambdas/table/table.ts';
import { exceedsPayloadLimit } from '../../local/gateway/limits.ts';
import { leaveUnprocessed } from './adapters/busy-client.ts';
import {
  addEntry,
  allRows,
  entry,
  foundByWord,
  NOW,
  newAccount,
  newOrganization,
  storesOf,
} from './adapters/catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './adapters/embedded-table.ts';
import { expectRowsInLine } from './reconciler/in-line.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

/** A page as in its response. */
function readPage(connection: Table, list: List, request: Partial<ResourceListRequest>) {
  const show = (listed: Listed) => entryResponse('https://api.example.com', listed.resource, listed);
  const dependencies = { lists: storesOf(connection).lists, now: () => NOW, show };
  return resourceListPage(dependencies, [list], { limit: 1000, ...request });
}

test.each([
  { title: 'by its beginning', search: 'x'.repeat(50) },
  { title: 'by a search of the greatest length', search: 'x'.repeat(200) },
  { title: 'by its other words', search: 'plan' },
])('an entry with a word too long for a key is found $title', async ({ search }) => {
  const connection = table.connect();
  const { accountId, list } = newAccount();
  const said = { name: 'Plan', description: 'x'.repeat(10_000) };
  const { id } = await addEntry(storesOf(connection), accountId, said);
  expect((await readPage(connection, list, { search })).items.map((item) => item.id)).toEqual([id]);
});

test('writes and reads at last what DynamoDB was too busy for', async () => {
  const stores = storesOf(table.connect());
  const connection = table.connect();
  leaveUnprocessed(connection.client);
  const busy = storesOf(connection);
  const { accountId, list } = newAccount();
  const lists = Array.from({ length: 6 }, newOrganization);
  const said = { name: 'Lease', description: 'of two parcels' };
  const { id } = await addEntry(busy, accountId, said, {}, lists);
  for (const one of [list, ...lists])
    for (const word of ['lease', 'of', 'two', 'parcels'])
      expect(await foundByWord(stores, one, word)).toEqual([id]);
  expect((await busy.catalogue.findMany([id, randomUUID()])).size).toBe(1);
  expect((await busy.lists.read([id, randomUUID()])).size).toBe(1);
  await busy.resources.markDeleted(id, accountId, NOW, NOW);
  await busy.reconciler.reconcile(id);
  for (const one of [list, ...lists]) {
    expect(await allRows(stores, one)).toEqual([]);
    expect(await foundByWord(stores, one, 'l')).toEqual([]);
  }
});

describe('an entry of the largest size', () => {
  /** Quotes are escaped in the body, and again in the response around it. */
  const large: Entry = entry({
    name: '漢'.repeat(200),
    description: '漢"'.repeat(5_000),
    attributes: Object.fromEntries(
      Array.from({ length: MAXIMUM_ATTRIBUTES }, (_, index) => [`attribute ${index}`, '"'.repeat(150)]),
    ),
  });
  const tags = Array.from({ length: 50 }, (_, index) => '漢'.repeat(98) + String(index).padStart(2, '0'));

  test('is stored, listed in the most lists, and taken out of all of them', async () => {
    const connection = table.connect();
    const stores = storesOf(connection);
    const { accountId, list } = newAccount();
    const organization = accountId.slice(0, 10);
    const places = Array.from(
      { length: MAXIMUM_LISTS },
      (_, index): List => `project#${organization}/${index}`,
    );
    const { id } = await addEntry(stores, accountId, large, { tags, containerId: 'c' }, places);
    const lists: readonly List[] = [list, `projects#${organization}`, ...places];
    for (const one of lists) {
      const { items } = await readPage(connection, one, {});
      expect(items).toMatchObject([
        { id, tags, description: large.description, attributes: large.attributes },
      ]);
    }
    await expectRowsInLine(connection, id, lists, NOW);
    await stores.resources.markDeleted(id, accountId, NOW, NOW);
    await stores.reconciler.reconcile(id);
    for (const one of lists) expect((await readPage(connection, one, {})).items).toEqual([]);
  });

  test('never makes a page too large for a response, and is never left out', async () => {
    const connection = table.connect();
    const stores = storesOf(connection);
    const { accountId, list } = newAccount();
    const added: string[] = [];
    for (let index = 0; index < 60; index += 1)
      added.push((await addEntry(stores, accountId, large, { createdAt: NOW + index })).id);
    const listed: string[] = [];
    let request: Partial<ResourceListRequest> = {};
    for (let more = true; more; ) {
      const { items, next } = await readPage(connection, list, request);
      expect(exceedsPayloadLimit({ body: JSON.stringify(items) })).toBe(false);
      listed.push(...items.map(({ id }) => id));
      more = next !== undefined;
      if (next !== undefined) request = { position: next };
    }
    expect(listed.toReversed()).toEqual(added);
  });
});
