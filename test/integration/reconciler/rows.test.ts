import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateEntry } from '../../../lambdas/api/catalogue/update.ts';
import type { List } from '../../../lambdas/model/lists/list.ts';
import type { ObjectStore } from '../../../lambdas/model/resources/ports.ts';
import { SETTLING_SECONDS } from '../../../lambdas/model/resources/reconciler.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { readRows } from '../../../lambdas/table/derived-rows.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { put } from '../../../lambdas/table/table.ts';
import { countCalls } from '../../support/table-calls.ts';
import { FORM_TYPE, file, form } from '../../unit/support/forms.ts';
import { apiRequest } from '../../unit/support/requests.ts';
import { addEntry, addResource, entry, NOW, newAccount } from '../adapters/catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../adapters/embedded-table.ts';
import { expectRowsInLine, wordsIn } from './in-line.ts';

const DAY = 86_400_000;

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

/** A described resource in its account's list, an organization and a project, with a clock and a bucket of the test. */
async function world(said: Parameters<typeof entry>[0] = {}, change: Partial<Resource> = {}) {
  const connection = table.connect();
  const clock = { time: NOW };
  const now = () => clock.time;
  /** The requests to the bucket, in order. */
  const asked: string[] = [];
  const objects = {
    setLifecycle: async (key: string, days: number | 'never') => void asked.push(`${key}: ${days}`),
    delete: async (key: string) => void asked.push(`${key}: gone`),
  };
  const reconciler = createReconciler({ table: connection, objects, now });
  const catalogue = catalogueRecords(connection, now);
  const resources = resourceRecords(connection, now);
  const stores = { catalogue, resources, reconciler };
  const { accountId, list } = newAccount();
  const further: readonly List[] = [`organization#${accountId}`, `project#${accountId}/p`];
  const resource = await addEntry(stores, accountId, { name: 'Deed of Ann', ...said }, change, further);
  const { id } = resource;
  const lists: readonly List[] = [list, ...further, `projects#${accountId}`];
  return {
    ...stores,
    connection,
    clock,
    asked,
    accountId,
    id,
    resource,
    lists,
    found: async () => (await catalogue.find(id)) ?? expect.fail(),
    inLine: () => expectRowsInLine(connection, id, lists, clock.time),
    words: async () => (await wordsIn(connection, id, lists)).map((row) => row.split(' ')[1]),
    /** Does the work of a delayed message. */
    async settle() {
      clock.time += SETTLING_SECONDS * 1000;
      expect(await reconciler.reconcile(id)).toBe('settled');
    },
  };
}

describe('a reconciled resource has exactly the rows that follow from its record', () => {
  test('if it is described and in further lists', async () => {
    const { connection, id, inLine, words, lists } = await world();
    await inLine();
    const { placements } = await readRows(connection, id);
    expect([...placements.keys()].sort()).toEqual(lists.slice(1).map((list) => `list#${list}`));
    expect(await words()).toEqual(lists.flatMap(() => ['ann', 'deed', 'of']));
  });

  test('if it is renamed: no old word is left after a while', async () => {
    const { catalogue, reconciler, id, found, inLine, words, lists, settle } = await world();
    await catalogue.change(await found(), { name: 'Title of Ann' });
    expect(await reconciler.reconcile(id)).toBe('unsettled');
    await inLine();
    await settle();
    await inLine();
    expect(await words()).toEqual(lists.flatMap(() => ['ann', 'of', 'title']));
  });

  test('if its description grows long, and short again', async () => {
    const { connection, catalogue, reconciler, id, found, inLine } = await world();
    for (const description of ['many words '.repeat(100), 'few words']) {
      await catalogue.change(await found(), { description });
      await reconciler.reconcile(id);
      await inLine();
      expect((await readRows(connection, id)).record?.description).toBe(description);
    }
  });

  test('if it is deleted: no row and no object is left', async () => {
    const { connection, resources, reconciler, accountId, id, resource, asked, ...one } = await world();
    await resources.markDeleted(id, accountId, NOW, NOW + DAY);
    await reconciler.reconcile(id);
    await one.settle();
    await one.inLine();
    expect(await one.words()).toEqual([]);
    expect((await readRows(connection, id)).placements).toEqual(new Map());
    expect(new Set(asked)).toEqual(new Set([`${resource.object}: gone`]));
  });

  test('if it has ended: no row and no object is left', async () => {
    const { connection, reconciler, id, clock, resource, asked, inLine, words, settle } = await world(
      {},
      { expiresAt: NOW + 1, forgetAt: NOW + DAY },
    );
    expect(await words()).not.toEqual([]);
    clock.time = NOW + 1;
    await reconciler.reconcile(id);
    await settle();
    await inLine();
    expect(await words()).toEqual([]);
    const { record, placements } = await readRows(connection, id);
    expect(placements).toEqual(new Map());
    expect(record).toMatchObject({ status: 'available', ended: true });
    expect(new Set(asked)).toEqual(new Set([`${resource.object}: gone`]));
  });

  test('if its record is erased: no row is left, and its objects are deleted', async () => {
    const { connection, catalogue, reconciler, id, resource, asked, inLine, words, settle } = await world();
    await catalogue.erase(id);
    await reconciler.reconcile(id, [resource.object]);
    await settle();
    await inLine();
    expect(await words()).toEqual([]);
    const { placements, projected } = await readRows(connection, id);
    expect([placements, projected]).toEqual([new Map(), undefined]);
    expect(asked).toContain(`${resource.object}: gone`);
  });

  test('if its file is replaced: the old object is deleted, and the new one gets its final tag', async () => {
    const { connection, catalogue, reconciler, id, resource, asked, found, inLine, settle } = await world();
    const object = `contents/${randomUUID()}`;
    const file = { object, mediaType: 'text/plain', fileName: 'x.txt', size: 1, uploadedAt: NOW };
    await catalogue.change(await found(), {}, { ...file, madeWith: 2 });
    await reconciler.reconcile(id);
    expect(asked).toEqual([`${resource.object}: gone`, `${object}: never`]);
    // Another run may have been late: the tag is set once more when no earlier run can still be at work.
    await settle();
    expect(asked.slice(2)).toEqual([`${object}: never`]);
    await inLine();
    expect((await readRows(connection, id)).record?.object).toBe(object);
  });

  test('if its end moves during the upload of a new file: the file lives as long as the record says', async () => {
    const ends = { expiresAt: NOW + 3 * DAY, forgetAt: NOW + 33 * DAY };
    const { connection, catalogue, resources, reconciler, id, accountId, clock, settle } = await world(
      {},
      ends,
    );
    const bucket = new Map<string, number | 'never'>();
    const now = () => clock.time;
    const objects: ObjectStore = {
      find: async () => undefined,
      copy: async () => undefined,
      delete: async (key) => void bucket.delete(key),
      setLifecycle: async (key, days) => void bucket.set(key, days),
      async put(key, _, __, days) {
        bucket.set(key, days);
        const later = { expiresAt: NOW + 100 * DAY, forgetAt: NOW + 130 * DAY };
        await resources.changeExpiry({ id, accountId, ...later }, NOW);
        return key;
      },
    };
    const respond = updateEntry({
      catalogue,
      resources,
      objects,
      reconciler: createReconciler({ table: connection, objects, now }),
      containers: { find: async () => undefined },
      idKey: async () => Buffer.alloc(32),
      baseUrl: 'http://localhost',
      rules: { uploadWindowSeconds: 3600, uploadDays: 7, rememberedDays: 30 },
      rememberedDays: 30,
      maximumFileBytes: 1000,
      now,
      newId: randomUUID,
    });
    const request = apiRequest({
      method: 'PATCH',
      path: `/resources/${id}/`,
      headers: { 'content-type': FORM_TYPE },
      body: form(file('new.txt', 'new')),
    });
    const caller = { accountId, principals: ['client#test'], scopes: [], roles: {} };
    expect(await respond(request, caller)).toMatchObject({ status: 200 });
    await reconciler.reconcile(id);
    await settle();
    const { record } = await readRows(connection, id);
    expect(bucket.get(record?.object ?? '')).toBe(Number(record?.lifecycle));
    expect(bucket.get(record?.object ?? '')).toBeGreaterThan(90);
  });

  test('if two change and reconcile it concurrently', async () => {
    const { connection, reconciler, id, inLine, settle, found } = await world();
    const before = await found();
    const change = async (name: string) => {
      await catalogueRecords(table.connect(), () => NOW).change(before, { name });
      await reconciler.reconcile(id);
    };
    await Promise.all([change('Title of Bob'), change('Map')]);
    await inLine();
    await settle();
    await inLine();
    expect(['Title of Bob', 'Map']).toContain((await readRows(connection, id)).record?.name);
  });
});

test('reads a resource with correct rows, and writes nothing', async () => {
  const { id, settle, clock } = await world();
  await settle();
  const connection = table.connect();
  const calls = countCalls(connection.client);
  const objects = { setLifecycle: () => expect.fail(), delete: () => expect.fail() };
  const again = createReconciler({ table: connection, objects, now: () => clock.time });
  expect(await again.reconcile(id)).toBe('settled');
  expect(calls.operations).toEqual(['Query', 'GetItem']);
});

test('a plain upload leaves only its record in the table', async () => {
  const { catalogue, resources, reconciler, connection } = await world();
  const { id } = await addResource({ resources }, newAccount().accountId, { fileName: 'deed.png' });
  expect(await reconciler.reconcile(id)).toBe('settled');
  const { placements, projected, hasDetails } = await readRows(connection, id);
  expect({ placements, projected, hasDetails }).toEqual({ placements: new Map(), hasDetails: false });
  expect((await catalogue.find(id))?.entry).toEqual(entry({ name: 'deed.png' }));
});

test('removes a row in a list that the record does not name', async () => {
  const { connection, reconciler, id, inLine } = await world();
  const [place] = (await readRows(connection, id)).placements.values();
  await put(connection, { ...place, sk: { S: 'list#organization#other' } });
  await reconciler.reconcile(id);
  await inLine();
});
