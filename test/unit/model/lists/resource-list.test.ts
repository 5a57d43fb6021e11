import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Entry } from '../../../../lambdas/model/catalogue/entry.ts';
import type { Position } from '../../../../lambdas/model/lists/cursor.ts';
import type { List } from '../../../../lambdas/model/lists/list.ts';
import type { Listed } from '../../../../lambdas/model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../../../../lambdas/model/lists/resource-list.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { examples } from '../../../support/effort.ts';
import { expectSoundPages, type Item, scenarios, type World } from '../../support/listing-property.ts';
import { memoryCatalogue } from '../../support/memory-catalogue.ts';
import { ID, resource } from '../../support/resources.ts';

const ACCOUNT: List = 'account#acme';
const LISTS = [ACCOUNT, 'organization#o', 'project#o/p'] as const;

function memoryWorld(rowsAtOnce: number): World {
  const { lists, write, remove } = memoryCatalogue(rowsAtOnce);
  const available = ({ id, createdAt, expiresAt }: Item): Resource => {
    const { expiresAt: _, ...persistent } = resource({ id, createdAt, status: 'available' });
    return expiresAt === undefined ? persistent : { ...persistent, expiresAt };
  };
  const put = async (item: Item) => write(available(item), item.entry, item.lists);
  return { store: lists, lists: LISTS, add: put, change: put, remove: async ({ id }) => remove(id) };
}

/** An old and a new word of a renamed resource, side by side in the index: the new one finds it. */
const RENAMED = {
  items: [
    {
      entry: { name: 'de-ed', description: '', archived: false, attributes: {} },
      createdAt: 0,
      places: [1 as const],
      hasEnded: false,
    },
  ],
  steps: [[{ kind: 'rename' as const, index: 0, name: 'deed' }]],
  query: 'limit=2&search=d',
};

test('pages of changing lists are sound, however few rows are read at once', async () => {
  const rowsAtOnce = fc.constantFrom(1, 2, 3, Number.POSITIVE_INFINITY);
  await fc.assert(
    fc.asyncProperty(scenarios, rowsAtOnce, (scenario, rows) =>
      expectSoundPages(memoryWorld(rows), scenario),
    ),
    { ...examples(1500), examples: [[RENAMED, Number.POSITIVE_INFINITY]] },
  );
});

const SAID: Entry = { name: 'Deed of Ann', description: '', archived: false, attributes: {} };

/** Resources by name, the oldest first, and a function that gets a page of them. */
function named(...entries: Partial<Entry & Pick<Resource, 'status' | 'expiresAt' | 'tags'>>[]) {
  const { lists, write } = memoryCatalogue();
  entries.forEach(({ status = 'available', expiresAt = 1000, tags = [], ...entry }, index) => {
    const one = resource({ id: `id-${index}`, createdAt: index, status, expiresAt, tags });
    write(one, { ...SAID, ...entry }, LISTS);
  });
  const page = async (
    request: Partial<ResourceListRequest>,
    among: readonly List[] = [ACCOUNT],
    now = 999,
  ) => {
    const dependencies = { lists, now: () => now, show: ({ entry }: Listed) => entry.name };
    return resourceListPage(dependencies, among, { limit: 10, ...request });
  };
  return { lists, page };
}

describe('a page', () => {
  test.each([undefined, 'deed', 'eed'])(
    'shows live resources, and no expired ones, when searching for %j',
    async (text) => {
      const search = text === undefined ? {} : { search: text };
      const { page } = named({});
      expect((await page(search)).items).toEqual(['Deed of Ann']);
      expect(await page(search, [ACCOUNT], 1000)).toEqual({ items: [] });
    },
  );

  test.each(['reserved', 'deleted'] as const)('shows no resource that is %s', async (status) => {
    const { page } = named({ status });
    expect(await page({})).toEqual({ items: [] });
    expect(await page({ search: 'deed' })).toEqual({ items: [] });
  });

  test('shows resources that are archived, about something, or both', async () => {
    const { page } = named({ name: 'a', archived: true }, { name: 'b', entityType: 'party' }, { name: 'c' });
    expect((await page({ archived: true })).items).toEqual(['a']);
    expect((await page({ archived: false })).items).toEqual(['c', 'b']);
    expect((await page({ entityType: 'party' })).items).toEqual(['b']);
    expect((await page({ entityType: 'party', archived: true })).items).toEqual([]);
    expect((await page({ search: 'a', archived: false })).items).toEqual([]);
  });

  test.each([
    [undefined, ['b', 'c', 'a']],
    [{ by: 'created', descending: false }, ['a', 'c', 'b']],
    [{ by: 'name', descending: false }, ['a', 'b', 'c']],
    [{ by: 'name', descending: true }, ['c', 'b', 'a']],
  ] as const)('is ordered by %j', async (ordering, items) => {
    const { page } = named({ name: 'a' }, { name: 'c' }, { name: 'b' });
    expect((await page(ordering === undefined ? {} : { ordering })).items).toEqual(items);
  });

  test('of several lists takes one query for each, and shows a resource in all of them once', async () => {
    const { page, lists } = named({ name: 'a' }, { name: 'b' });
    const resources = vi.spyOn(lists, 'resources');
    expect(await page({}, LISTS)).toEqual({ items: ['b', 'a'] });
    expect(resources.mock.calls.map(([list]) => list)).toEqual(LISTS);
  });

  test('of no lists is empty, and reads nothing', async () => {
    const { page, lists } = named({});
    const reads = [vi.spyOn(lists, 'details'), vi.spyOn(lists, 'read')];
    expect(await page({}, [])).toEqual({ items: [] });
    expect(await page({ search: 'deed' }, [])).toEqual({ items: [] });
    for (const read of reads) for (const [asked] of read.mock.calls) expect(asked).toEqual([]);
  });
});

describe('a search', () => {
  test('shows finds by words first, in the order of the words, then the rest, newest first', async () => {
    const { page } = named(
      { name: 'indeed' },
      { name: 'deeds' },
      { name: 'deed' },
      { name: 'no de-ed' },
      { name: 'xdeed', description: 'misdeed' },
    );
    expect(await page({ search: 'deed' })).toEqual({ items: ['deed', 'deeds', 'xdeed', 'indeed'] });
  });

  test('shows a resource once that several words find, also in another order', async () => {
    const { page } = named({ name: 'deed deeds deedling' }, { name: 'old deed' });
    expect((await page({ search: 'deed' })).items).toEqual(['deed deeds deedling', 'old deed']);
    const ordering = { by: 'name', descending: true } as const;
    expect((await page({ search: 'deed', ordering })).items).toEqual(['old deed', 'deed deeds deedling']);
  });

  test('for several words looks up the longest, and shows resources with all of them', async () => {
    const { page, lists } = named(
      { name: 'Deed of Ann' },
      { name: 'Ann', description: 'a DEED' },
      { name: 'deed' },
    );
    const words = vi.spyOn(lists, 'words');
    expect((await page({ search: 'ann deed' })).items).toEqual(['Deed of Ann', 'Ann']);
    expect(words.mock.calls.map(([, beginning]) => beginning)).toEqual(['deed']);
  });

  test('finds words in the row of details', async () => {
    const { page } = named({ name: 'a', description: `${'long '.repeat(30)} needle` });
    expect((await page({ search: 'needle' })).items).toEqual(['a']);
    expect((await page({ search: 'eedle' })).items).toEqual(['a']);
  });

  test('continues from each of its pages, through the words into the rest', async () => {
    const { page } = named({ name: 'indeed' }, { name: 'deeds' }, { name: 'deed' }, { name: 'misdeed' });
    const seen: (readonly string[])[] = [];
    let position: Position | undefined;
    do {
      const { items, next } = await page({ search: 'deed', limit: 1, ...(position && { position }) });
      seen.push(items);
      position = next;
    } while (position !== undefined);
    expect(seen.flat()).toEqual(['deed', 'deeds', 'misdeed', 'indeed']);
  });

  test('fills one response with finds by words and the rest together', async () => {
    const { lists, write } = memoryCatalogue();
    const add = (id: string, name: string) =>
      write(resource({ id, status: 'available' }), { ...SAID, name }, LISTS);
    for (let count = 0; count < 3; count += 1) {
      add(`word-${count}`, `deed ${count}`);
      add(`rest-${count}`, `indeed ${count}`);
    }
    const show = ({ entry, resource: { id } }: Listed) => ({ id, text: entry.name + 'x'.repeat(1_500_000) });
    const dependencies = { lists, now: () => 0, show };
    const first = await resourceListPage(dependencies, [ACCOUNT], { limit: 10, search: 'deed' });
    expect(first.items.map(({ id }) => id)).toEqual(['word-0', 'word-1', 'word-2']);
    const position = first.next ?? expect.fail();
    const second = await resourceListPage(dependencies, [ACCOUNT], { limit: 10, search: 'deed', position });
    expect(second.items.map(({ id }) => id)).toEqual(['rest-2', 'rest-1', 'rest-0']);
    expect(second.next).toBeUndefined();
  });
});

test('reads the record of each find, which may be newer than the list', async () => {
  const { lists, write } = memoryCatalogue();
  const one = resource({ status: 'available' });
  write(one, SAID, LISTS);
  write(one, { ...SAID, name: 'Will of Ann' }, []);
  const dependencies = {
    lists,
    now: () => 0,
    show: ({ resource: { id }, entry }: Listed) => [id, entry.name],
  };
  const search = (text: string) => resourceListPage(dependencies, [ACCOUNT], { limit: 10, search: text });
  expect((await search('ann')).items).toEqual([[ID, 'Will of Ann']]);
  expect((await search('of')).items).toEqual([[ID, 'Will of Ann']]);
});
