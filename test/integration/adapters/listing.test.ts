import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { examples } from '../../support/effort.ts';
import { expectSoundPages, type Item, scenarios, type World } from '../../unit/support/listing-property.ts';
import { addEntry, addResource, NOW, newAccount, storesOf } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

/** Whether an item has only its file's name; some such items are not described. */
const isPlain = ({ entry, createdAt }: Item) =>
  entry.description === '' && !entry.archived && createdAt % 2 === 0;

function world(): World {
  const stores = storesOf(table.connect());
  const { catalogue, resources, reconciler } = stores;
  const { accountId, list } = newAccount();
  const ownerOf = ({ lists }: Item) => (lists.includes(list) ? accountId : `${accountId}-other`);
  const organization = randomUUID().slice(0, 18);
  return {
    store: stores.lists,
    lists: [list, `organization#${organization}`, `project#${organization}/p`],
    add: async (item) => {
      const { id, entry, createdAt, expiresAt, lists } = item;
      const change = { id, createdAt, ...(expiresAt === undefined ? {} : { expiresAt }) };
      const further = lists.filter((one) => one !== list);
      if (!isPlain(item)) await addEntry(stores, ownerOf(item), entry, change, further);
      else {
        const resource = await addResource(stores, ownerOf(item), { ...change, fileName: entry.name });
        for (const one of further) await catalogue.place(resource, one);
        await reconciler.reconcile(id);
      }
    },
    change: async ({ id, entry: { name, archived } }) => {
      const before = await catalogue.find(id);
      if (before === undefined) return;
      await catalogue.change(before, { name, archived });
      await reconciler.reconcile(id);
    },
    remove: async (item) => {
      await resources.markDeleted(item.id, ownerOf(item), NOW, NOW);
      await reconciler.reconcile(item.id);
    },
  };
}

test('pages of changing lists in DynamoDB are sound', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, (scenario) => expectSoundPages(world(), scenario)),
    examples(15),
  );
});
