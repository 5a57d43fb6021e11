import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newContainerId } from '../../../lambdas/model/containers/container.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { clonePlanRecords } from '../../../lambdas/table/clone-plans.ts';
import { allRows, entry, foundByWord, listedIds, NOW, newAccount, storesOf } from './catalogued.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

describe('the plan of a clone', () => {
  test('is read page by page, as it was last written', async () => {
    const plan = clonePlanRecords(table.connect());
    const [one, other] = [newContainerId(), newContainerId()];
    const ids = Array.from({ length: 240 }, () => randomUUID());
    await plan.write(one, 0, ['a'], NOW);
    await plan.write(one, 0, ids, NOW);
    await plan.write(one, 1_000_000, ['b'], NOW);
    await plan.write(other, 0, [], NOW);
    expect(await plan.read(one, 0)).toEqual(ids);
    expect(await plan.read(one, 1_000_000)).toEqual(['b']);
    expect(await plan.read(other, 0)).toEqual([]);
    await expect(plan.read(one, 1)).rejects.toThrow(`The plan for ${one} has no page 1.`);
  });
});

describe('a resource that is added with its entry', () => {
  const open = () => storesOf(table.connect());

  function resourceOf(accountId: string, change: Partial<Resource> = {}): Resource {
    const id = randomUUID();
    const file = { fileName: 'Scan-1.png', mediaType: 'image/png', object: `contents/${id}`, size: 5 };
    return { ...file, id, accountId, createdAt: NOW, uploadedAt: NOW, status: 'available', ...change };
  }

  const grouped = {
    containerId: newContainerId(),
    tags: ['b', 'a'],
    expiresAt: NOW + 1,
    forgetAt: NOW + 877,
  };

  test.each([
    ['has no description', entry({ name: 'Scan-1.png' }), 'scan', false],
    ['has only a name of its own', entry({ name: 'Deed' }), 'deed', true],
    [
      'has a long description',
      entry({
        name: 'Deed of Ann',
        description: 'x y',
        archived: true,
        attributes: { a: [1] },
        entityId: '7',
      }),
      'ann',
      true,
    ],
  ])('is found and indexed like one that %s', async (_name, said, word, isIndexed) => {
    const stores = open();
    const { catalogue, reconciler } = stores;
    const { accountId, list } = newAccount();
    const resource = resourceOf(accountId, grouped);
    expect(await catalogue.add({ resource, entry: said })).toBe(true);
    await reconciler.reconcile(resource.id);
    expect(await catalogue.find(resource.id)).toEqual({
      resource,
      entry: said,
      isDescribed: word !== undefined && isIndexed,
      lists: [],
    });
    const [row] = await allRows(stores, list);
    expect(row).toMatchObject({ id: resource.id, thing: { entry: said, lacksDetails: false } });
    expect(await foundByWord(stores, list, word)).toEqual(isIndexed ? [resource.id] : []);
    const changed = await catalogue.change((await catalogue.find(resource.id)) ?? expect.fail(), {
      name: 'New',
    });
    expect(changed?.entry).toEqual({ ...said, name: 'New' });
    await reconciler.reconcile(resource.id);
    expect(await foundByWord(stores, list, 'new')).toEqual([resource.id]);
  });

  test('is added once, and does not change when added again', async () => {
    const { catalogue } = open();
    const resource = resourceOf(newAccount().accountId);
    const first = { resource, entry: entry({ name: 'First' }) };
    const added = await Promise.all(Array.from({ length: 10 }, () => catalogue.add(first)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await catalogue.add({ resource, entry: entry({ name: 'Late' }) })).toBe(false);
    expect(await catalogue.find(resource.id)).toMatchObject(first);
  });

  test('is erased with all its words and rows, also repeatedly, and can be added again', async () => {
    const stores = open();
    const { catalogue, reconciler } = stores;
    const { accountId, list } = newAccount();
    const organization = `organization#${accountId}` as const;
    const [resource, other] = [resourceOf(accountId), resourceOf(accountId)];
    const description = Array.from({ length: 40 }, (_, i) => `w${i}`).join(' ');
    const said = entry({ name: 'Deed', description });
    for (const one of [resource, other]) {
      await catalogue.add({ resource: one, entry: said });
      await reconciler.reconcile(one.id);
    }
    await catalogue.place(resource, organization);
    await reconciler.reconcile(resource.id);
    expect(await listedIds(stores, organization)).toEqual([resource.id]);
    for (let times = 0; times < 2; times += 1) {
      await catalogue.erase(resource.id);
      await reconciler.reconcile(resource.id);
      expect(await catalogue.find(resource.id)).toBeUndefined();
      expect(await listedIds(stores, list)).toEqual([other.id]);
      expect(await listedIds(stores, organization)).toEqual([]);
      for (const word of ['deed', 'w0', 'w39']) {
        expect(await foundByWord(stores, list, word)).toEqual([other.id]);
        expect(await foundByWord(stores, organization, word)).toEqual([]);
      }
    }
    expect(await catalogue.add({ resource, entry: entry() })).toBe(true);
  });
});
