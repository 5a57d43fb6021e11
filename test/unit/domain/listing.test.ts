import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { List } from '../../../lambdas/domain/catalogue.ts';
import { listResources } from '../../../lambdas/domain/listing.ts';
import type { Resource } from '../../../lambdas/domain/resource.ts';
import { expectSoundPages, type Item, scenarios, type World } from '../support/listing-property.ts';
import { memoryCatalogue } from '../support/memory-catalogue.ts';
import { ID, resource } from '../support/resources.ts';

const ACCOUNT: List = 'account#acme';
const LISTS = [ACCOUNT, 'organization#o', 'project#o/p'] as const;

function memoryWorld(): World {
  const { catalogue, write, mark } = memoryCatalogue();
  const available = ({ id, createdAt }: Item): Resource => {
    const { expiresAt: _, ...persistent } = resource({ id, createdAt, status: 'available' });
    return persistent;
  };
  return {
    catalogue,
    lists: LISTS,
    add: async (item) => write(available(item), item.entry, item.lists),
    change: async (item) => write(available(item), item.entry, item.lists),
    remove: async ({ id, lists }, tidily) => {
      mark(id, { status: 'deleted' });
      if (tidily) for (const list of lists) await catalogue.drop(id, list);
    },
  };
}

/** A word that is gone and one that has come, side by side in the index: the new one finds the resource. */
const RENAMED = {
  items: [
    {
      entry: { name: 'de-ed', description: '', archived: false, attributes: {} },
      createdAt: 0,
      places: [1 as const],
    },
  ],
  steps: [[{ kind: 'rename' as const, index: 0, name: 'deed' }]],
  query: 'limit=2&search=d',
};

test('pages of lists that change all the while are sound', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, (scenario) => expectSoundPages(memoryWorld(), scenario)),
    { numRuns: 1500, examples: [[RENAMED]] },
  );
});

describe('a page', () => {
  const said = { name: 'Deed of Ann', description: '', archived: false, attributes: {} };
  const available = resource({ status: 'available', expiresAt: 1000 });

  function listed(change: Partial<Resource> = {}) {
    const { catalogue, write } = memoryCatalogue();
    write({ ...available, ...change }, said, LISTS);
    const drop = vi.spyOn(catalogue, 'drop');
    const list = (search: string | undefined, now: number) =>
      listResources({ catalogue, now: () => now }, [ACCOUNT], {
        limit: 10,
        ...(search === undefined ? {} : { search }),
      });
    return { list, drop };
  }

  test.each([undefined, 'deed', 'eed'])('shows what lives, searching for %j', async (search) => {
    const { list, drop } = listed();
    expect((await list(search, 999)).items.map((one) => one.resource.id)).toEqual([ID]);
    expect(drop).not.toHaveBeenCalled();
  });

  test.each([
    ['has expired', {}, 1000],
    ['is deleted', { status: 'deleted' } as const, 999],
  ])('shows nothing of what %s, and takes it out', async (_, change, now) => {
    const { list, drop } = listed(change);
    expect(await list(undefined, now)).toEqual({ items: [] });
    expect(drop.mock.calls).toEqual([[ID, ACCOUNT, undefined]]);
    expect(await list('dee', now)).toEqual({ items: [] });
    expect(drop.mock.calls.slice(1)).toEqual([[ID, ACCOUNT, 'deed']]);
  });

  test('shows nothing of what is not uploaded, and leaves it where it is', async () => {
    const { list, drop } = listed({ status: 'reserved' });
    expect(await list(undefined, 999)).toEqual({ items: [] });
    expect(drop).not.toHaveBeenCalled();
  });

  test('of no lists is empty', async () => {
    const { catalogue } = memoryCatalogue();
    const findMany = vi.spyOn(catalogue, 'findMany');
    expect(await listResources({ catalogue, now: () => 0 }, [], { limit: 1 })).toEqual({ items: [] });
    expect(findMany.mock.calls).toEqual([[[]]]);
  });
});
