import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { catalogueRecords } from '../../../lambdas/adapters/catalogue-records.ts';
import { resourceRecords } from '../../../lambdas/adapters/resource-records.ts';
import { expectSoundPages, type Item, scenarios, type World } from '../../unit/support/listing-property.ts';
import { addEntry, NOW, newAccount } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

function world(): World {
  const client = table.connect();
  const catalogue = catalogueRecords(client, TABLE_NAME, () => NOW);
  const stores = { catalogue, resources: resourceRecords(client, TABLE_NAME) };
  const { accountId, list } = newAccount();
  const ownerOf = ({ lists }: Item) => (lists.includes(list) ? accountId : `${accountId}-other`);
  const organization = randomUUID().slice(0, 18);
  return {
    catalogue,
    lists: [list, `organization#${organization}`, `project#${organization}/p`],
    add: async (item) => {
      const { id, entry, createdAt, lists } = item;
      const resource = await addEntry(stores, ownerOf(item), entry, { id, createdAt });
      for (const further of lists.filter((one) => one !== list)) {
        await catalogue.place(resource, entry, further);
      }
    },
    change: async ({ id, entry: { name, archived } }) => {
      const before = await catalogue.find(id);
      if (before !== undefined) await catalogue.change(before, { name, archived });
    },
    remove: async (item, tidily) => {
      await stores.resources.markDeleted(item.id, ownerOf(item), NOW, NOW);
      const found = await catalogue.find(item.id);
      if (tidily && found !== undefined) await catalogue.unlist(found);
    },
  };
}

test('pages of lists in DynamoDB that change all the while are sound', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, (scenario) => expectSoundPages(world(), scenario)),
    { numRuns: 15 },
  );
});
