import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueRecords } from '../../../lambdas/adapters/catalogue-records.ts';
import { resourceRecords } from '../../../lambdas/adapters/resource-records.ts';
import {
  type EntryChange,
  indexedWords,
  type List,
  nameOrder,
  searchText,
} from '../../../lambdas/domain/catalogue.ts';
import { addEntry, allRows, entry, foundByWord, NOW, newAccount, type Stores } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable, TABLE_NAME } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const storesOf = (client: DynamoDBClient): Stores => ({
  catalogue: catalogueRecords(client, TABLE_NAME, () => NOW),
  resources: resourceRecords(client, TABLE_NAME),
});

const PLACE: List = 'organization#rivals';

/** A resource in its account's list and in an organization. */
async function placed(said: Parameters<typeof entry>[0]) {
  const stores = storesOf(table.connect());
  const { accountId, list } = newAccount();
  const resource = await addEntry(stores, accountId, said);
  await stores.catalogue.place(resource, entry(said), PLACE);
  const lists: readonly List[] = [list, PLACE];
  return { ...stores, id: resource.id, resource, lists };
}

type Placed = Awaited<ReturnType<typeof placed>>;

const found = async ({ catalogue, id }: Placed) => (await catalogue.find(id)) ?? expect.fail();

/** Whatever has happened: each list tells what the record says, and each of its words finds it. */
async function expectAgreement(one: Placed): Promise<void> {
  const { entry: said } = await found(one);
  for (const list of one.lists) {
    const row = (await allRows(one.catalogue, list)).find(({ id }) => id === one.id);
    expect(row).toEqual({
      id: one.id,
      order: nameOrder(said.name, one.id),
      searchText: searchText(said),
      wordsIndexed: indexedWords(said) !== undefined,
    });
    await expectWords(one, list, indexedWords(said) ?? new Set());
  }
}

async function expectWords(one: Placed, list: List, words: ReadonlySet<string>) {
  for (const word of words) expect(await foundByWord(one.catalogue, list, word), word).toContain(one.id);
}

/** A client whose every request waits for leave. */
function held(client: DynamoDBClient, leave: (command: object) => Promise<void>): DynamoDBClient {
  return new Proxy(client, {
    get: (target, name) =>
      name === 'send'
        ? async (command: Parameters<DynamoDBClient['send']>[0]) => {
            await leave(command);
            return target.send(command);
          }
        : Reflect.get(target, name, target),
  });
}

/** A store that is cut off after so many requests, and how many it has sent. */
function cutOffAfter(limit: number) {
  const sent = { count: 0 };
  const client = held(table.connect(), async () => {
    if (sent.count >= limit) throw new Error('cut off');
    sent.count += 1;
  });
  return { ...storesOf(client), sent };
}

describe('two changes at once', () => {
  test.each<[EntryChange, EntryChange, object]>([
    [{ name: 'Title' }, { description: 'of Ann' }, { name: 'Title', description: 'of Ann' }],
    [{ archived: true }, { name: 'Title' }, { archived: true, name: 'Title' }],
    [{ attributes: { a: 1 } }, { attributes: { b: 2 } }, { attributes: { a: 1, b: 2, old: 0 } }],
    [{ attributes: { old: null } }, { attributes: { b: 2 } }, { attributes: { b: 2 } }],
  ])('of %j and %j both take effect', async (one, other, both) => {
    const resource = await placed({ attributes: { old: 0 } });
    const before = await found(resource);
    const rivals = [one, other].map((change) => storesOf(table.connect()).catalogue.change(before, change));
    await Promise.all(rivals);
    expect((await found(resource)).entry).toEqual({ ...entry({ attributes: { old: 0 } }), ...both });
    await expectAgreement(resource);
  });

  test('of the same field leave one of them, in the record and in the lists', async () => {
    const resource = await placed({ name: 'Deed' });
    const before = await found(resource);
    const names = ['Title', 'Deed', 'Map', 'Title deed', 'Deed'];
    await Promise.all(names.map((name) => storesOf(table.connect()).catalogue.change(before, { name })));
    expect(names).toContain((await found(resource)).entry.name);
    await expectAgreement(resource);
  });

  test.each(Array.from({ length: 8 }, (_, index) => index))(
    'agree also where one takes place after step %i of the other, which takes back its words',
    async (step) => {
      const resource = await placed({ name: 'Deed' });
      const before = await found(resource);
      let steps = 0;
      const client = held(table.connect(), async () => {
        steps += 1;
        if (steps === step + 1) await resource.catalogue.change(await found(resource), { name: 'Deed' });
      });
      await storesOf(client).catalogue.change(before, { name: 'Title' });
      await expectAgreement(resource);
    },
  );

  test('agree also where a resource is put into a list meanwhile', async () => {
    const resource = await placed({ name: 'Deed' });
    const before = await found(resource);
    const placing = held(table.connect(), async (command) => {
      if (command instanceof PutItemCommand) await resource.catalogue.change(before, { name: 'Title' });
    });
    await storesOf(placing).catalogue.place(before.resource, before.entry, 'organization#late');
    await expectAgreement({ ...resource, lists: ['organization#late'] });
  });
});

describe('a change that is cut off', () => {
  const change = { name: 'Title of Ann' };
  const told = ['deed', 'of', 'bob'];

  test('leaves no list without a word of what it tells, and is made up for by the next', async () => {
    const whole = cutOffAfter(Number.POSITIVE_INFINITY);
    const first = await placed({ name: 'Deed of Bob' });
    await whole.catalogue.change(await found(first), change);
    expect(whole.sent.count).toBeGreaterThan(4);
    for (let steps = 0; steps < whole.sent.count; steps += 1) {
      const resource = await placed({ name: 'Deed of Bob' });
      const before = await found(resource);
      await expect(cutOffAfter(steps).catalogue.change(before, change)).rejects.toThrow('cut off');
      for (const list of resource.lists) {
        const row = (await allRows(resource.catalogue, list)).find(({ id }) => id === resource.id);
        const words = row?.searchText === 'deed of bob\n' ? told : ['title', 'of', 'ann'];
        await expectWords(resource, list, new Set(words));
      }
      await resource.catalogue.change(await found(resource), change);
      await expectAgreement(resource);
    }
  });

  test('counts for nothing in a list that was told more', async () => {
    const resource = await placed({ name: 'Deed' });
    const before = await found(resource);
    let updates = 0;
    const slow = held(table.connect(), async (command) => {
      updates += command instanceof UpdateItemCommand ? 1 : 0;
      if (command instanceof UpdateItemCommand && updates === 2) {
        await resource.catalogue.change(await found(resource), { name: 'Map' });
      }
    });
    await storesOf(slow).catalogue.change(before, { name: 'Title' });
    expect((await found(resource)).entry.name).toBe('Map');
    await expectAgreement(resource);
    expect(await foundByWord(resource.catalogue, PLACE, 'title')).not.toContain(resource.id);
  });
});
