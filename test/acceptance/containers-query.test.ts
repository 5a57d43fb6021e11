import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt } from './support/catalogue.ts';
import { containersAt, containersIn, membersIn, query } from './support/containers.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const token = await apiAt(target.base_url).token(target);
const containers = containersAt(target.base_url, token);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);

/** The tag of everything that these tests list, so that they see nothing else. */
const mark = randomUUID();

/** Names and tags, in the order of creation. */
const ITEMS: readonly (readonly [string, ...string[]])[] = [
  ['beta', 'Zelda'],
  ['Alpha', 'Zelda', 'Link'],
  ['alpha', 'Link'],
  ['Gamma'],
  ['=1+1', 'zelda'],
  ['Äpfel', 'Link', 'Epona'],
  ['alpha beta', 'Zelda', 'Epona'],
  ['契約', 'Zelda Link'],
];

/** The order of names, which may be one of several. */
const BY_NAME = ['=1+1', 'alpha', 'alpha', 'alpha beta', 'äpfel', 'beta', 'gamma', '契約'];

const { id: folder } = await containers.created();

/** Makes one item of each group: a container, or a file in a container. */
const make = {
  containers: async (name: string, tags: readonly string[]) => (await containers.created({ name, tags })).id,
  async resources(name: string, tags: readonly string[]) {
    const id = await containers.put(folder, randomUUID(), { tags });
    // Files in base64 have no names; the catalogue gives them one.
    const { status, text } = await catalogue.patch(id, { name });
    expect(status, text).toBe(200);
    return id;
  },
};

type Group = keyof typeof make;

interface TagQuery {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

/** A page of a group. */
async function page(group: Group, encoded: string) {
  const { data, cursor } =
    group === 'containers'
      ? containersIn(await containers.list(encoded))
      : membersIn(await containers.resources(folder, encoded));
  return { found: data.map(({ id }) => id), names: data.map(({ name }) => name.toLowerCase()), cursor };
}

/** The query for the marked items. */
const marked = (asked: object, { all = [], ...tags }: TagQuery = {}) =>
  query({ ...asked, tags: { ...tags, all: [mark, ...all] } });

describe.each(['containers', 'resources'] as const)('the list of %s', (group) => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (const [name, ...tags] of ITEMS) ids.push(await make[group](name, [mark, ...tags]));
  });

  const chosen = (places: readonly number[]) => places.map((place) => ids[place]).toSorted();

  test.each<[TagQuery, readonly number[]]>([
    [{}, [0, 1, 2, 3, 4, 5, 6, 7]],
    [{ any: ['Zelda'] }, [0, 1, 6]],
    [{ any: ['Zelda', 'Link'] }, [0, 1, 2, 5, 6]],
    [{ any: ['Link', 'Link', 'none such'] }, [1, 2, 5]],
    [{ any: ['none such'] }, []],
    [{ all: ['Zelda', 'Link'] }, [1]],
    [{ all: ['Link', 'Epona'] }, [5]],
    [{ all: ['Zelda', 'none such'] }, []],
    [{ none: ['Zelda'] }, [2, 3, 4, 5, 7]],
    [{ none: ['Zelda', 'Link'] }, [3, 4, 7]],
    [{ none: ['none such'] }, [0, 1, 2, 3, 4, 5, 6, 7]],
    [{ any: ['Zelda', 'Link'], none: ['Epona'] }, [0, 1, 2]],
    [{ any: ['Zelda'], all: ['Epona'], none: ['Link'] }, [6]],
    [{ any: ['Zelda'], none: ['Zelda'] }, []],
    [{ any: ['zelda'] }, [4]],
    [{ any: ['Zelda Link'] }, [7]],
    [{ any: [' Zelda '] }, [0, 1, 6]],
    [{ any: ['Zel'] }, []],
  ])('matches the tags %j', async (tags, places) => {
    for (const sort of ['createdAt', 'name']) {
      const { found, cursor } = await page(group, marked({ sort }, tags));
      expect([found.toSorted(), cursor]).toEqual([chosen(places), null]);
    }
  });

  test.each<[string, readonly number[]]>([
    ['alpha', [1, 2]],
    ['ALPHA', [1, 2]],
    [' Alpha ', [1, 2]],
    ['alpha beta', [6]],
    ['äPFEL', [5]],
    ['a\u0308pfel', [5]],
    ['=1+1', [4]],
    ['契約', [7]],
    ['alph', []],
    ['alpha b', []],
    ['lpha', []],
    ['1+1', []],
  ])('matches the name "%s"', async (name, places) => {
    for (const sort of ['createdAt', '-createdAt', 'name', '-name']) {
      const { found } = await page(group, marked({ name, sort }));
      expect(found.toSorted()).toEqual(chosen(places));
    }
  });

  test('matches whole names only, whatever they contain', async () => {
    const tag = randomUUID();
    const names = ['first', 'first\nsecond', 'first\u0000second', 'first second', 'first\n'];
    for (const name of names) await make[group](name, [tag]);
    for (const sort of ['createdAt', 'name']) {
      const { names: found } = await page(group, query({ name: 'first', sort, tags: { all: [tag] } }));
      expect(found).toEqual(['first', 'first']);
    }
  });

  test('is in the order of creation by default', async () => {
    expect((await page(group, marked({}))).found).toEqual(ids);
    expect((await page(group, marked({ sort: 'createdAt' }))).found).toEqual(ids);
    expect((await page(group, marked({ sort: '-createdAt' }))).found).toEqual(ids.toReversed());
    expect((await page(group, marked({ sort: 'name' }))).names).toEqual(BY_NAME);
    expect((await page(group, marked({ sort: '-name' }))).names).toEqual(BY_NAME.toReversed());
  });

  test.each(['createdAt', '-createdAt', 'name', '-name'])('has pages in the order %s', async (sort) => {
    const { found: whole } = await page(group, marked({ sort }));
    for (const limit of [1, 3, 7, 8]) {
      const found: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const asked = { sort, limit, ...(cursor === undefined ? {} : { cursor }) };
        const next = await page(group, marked(asked));
        expect(next.found.length).toBeLessThanOrEqual(limit);
        found.push(...next.found);
        cursor = next.cursor;
      }
      expect(found).toEqual(whole);
    }
  });

  test.each([0, 3, 7, 8, 10_000])('continues from the offset %i', async (offset) => {
    for (const sort of ['createdAt', '-name']) {
      const { found: whole } = await page(group, marked({ sort }));
      expect((await page(group, marked({ sort, offset }))).found).toEqual(whole.slice(offset));
      const two = await page(group, marked({ sort, offset, limit: 2 }));
      expect(two.found).toEqual(whole.slice(offset, offset + 2));
      expect(two.cursor !== null).toBe(offset + 2 < whole.length);
      if (two.cursor === null) continue;
      const rest = await page(group, marked({ sort, cursor: two.cursor }));
      expect(rest.found).toEqual(whole.slice(offset + 2));
    }
  });
});
