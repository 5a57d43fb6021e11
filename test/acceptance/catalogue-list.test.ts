import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt, type Entry, idsOf, invalid, namesOf, newWord } from './support/catalogue.ts';
import { openMembers } from './support/members.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const catalogue = catalogueAt(target.base_url, `Token ${await apiAt(target.base_url).token(target)}`);

/** A word in the descriptions of this file's resources, so that its lists show nothing else. */
const mark = newWord();
const marked = (query: string) => `/resources/?search=${mark}&${query}`;

/** In the order of creation. */
const NAMES = ['beta', 'Alpha', 'alpha', 'Gamma', '=1+1', 'Äpfel', 'zeta', '契約', '\u{20000}', 'B', 'alpha'];
const BY_NAME = [
  '=1+1',
  'Alpha',
  'alpha',
  'alpha',
  'Äpfel',
  'B',
  'beta',
  'Gamma',
  'zeta',
  '契約',
  '\u{20000}',
];

const made: Entry[] = [];
beforeAll(async () => {
  for (const [index, name] of NAMES.entries()) {
    const archived = index % 3 === 0 ? 'true' : 'false';
    const entity_type = index % 2 === 0 ? 'party' : 'parcel';
    made.push(
      await catalogue.created({ name, description: `Number ${index} ${mark}`, archived, entity_type }),
    );
  }
});

const chosen = (choose: (index: number) => boolean) => idsOf(made.filter((_, index) => choose(index)));

describe('a list is ordered', () => {
  test.each<[string, () => readonly string[]]>([
    ['ordering=created', () => idsOf(made)],
    ['ordering=-created', () => idsOf(made.toReversed())],
  ])('by age: %s', async (query, ids) => {
    expect(await catalogue.list(marked(query))).toEqual(ids().map((id) => made.find((one) => one.id === id)));
  });

  test.each([
    ['ordering=name', BY_NAME],
    ['ordering=-name', BY_NAME.toReversed()],
  ])('by name, ignoring case: %s', async (query, names) => {
    const listed = namesOf(await catalogue.list(marked(query)));
    expect(listed.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()));
  });

  test('newest first by default', async () => {
    const listed = idsOf((await catalogue.pages('/resources/?limit=1000')).flat());
    const ids = idsOf(made);
    expect(listed.filter((id) => ids.includes(id))).toEqual(ids.toReversed());
  });
});

describe('a list is filtered by', () => {
  test.each<[string, (index: number) => boolean]>([
    ['active=true', (index) => index % 3 !== 0],
    ['active=false', (index) => index % 3 === 0],
    ['active=False', (index) => index % 3 === 0],
    ['entity_type=party', (index) => index % 2 === 0],
    ['entity_type=parcel', (index) => index % 2 === 1],
    ['entity_type=question', () => false],
    ['active=true&entity_type=party', (index) => index % 6 === 2 || index % 6 === 4],
  ])('%s', async (query, choose) => {
    for (const path of [marked(query), marked(`${query}&ordering=created`), marked(`${query}&limit=2`)]) {
      const listed = idsOf((await catalogue.pages(path)).flat());
      expect(listed.toSorted()).toEqual(chosen(choose).toSorted());
    }
  });
});

describe('the pages of a list', () => {
  const orderings = ['created', '-created', 'name', '-name'];

  test.each(
    orderings.flatMap((ordering) => [1, 2, 3, 10, 11, 12].map((limit) => [ordering, limit] as const)),
  )('hold everything once, ordered by %s, with %i on each', async (ordering, limit) => {
    const all = await catalogue.list(marked(`ordering=${ordering}`));
    const pages = await catalogue.pages(marked(`ordering=${ordering}&limit=${limit}`));
    expect(pages.flat()).toEqual(all);
    expect(pages.every((page) => page.length <= limit)).toBe(true);
  });

  test.runIf(target.members && target.other)('have 100 resources by default, and more if asked', async () => {
    const { contributor, organization } = await openMembers(target);
    const { id } = await contributor.created();
    const names = Array.from({ length: 101 }, () => randomUUID());
    await Promise.all(names.map((name) => contributor.created({ name })));
    expect(await contributor.list('/resources/')).toHaveLength(100);
    expect((await contributor.list('/resources/?limit=1000')).length).toBeGreaterThan(101);
    const all = (await contributor.pages('/resources/?limit=30')).flat();
    expect(new Set(idsOf(all)).size).toBe(all.length);
    expect(namesOf(all)).toEqual(expect.arrayContaining(names));
    expect(idsOf(all)).toContain(id);
    expect(idsOf(await contributor.list(organization))).not.toContain(id);
  });

  test('miss and repeat nothing that stays while others come and go', async () => {
    const word = newWord();
    const make = (name: string) => catalogue.created({ name, description: word });
    const staying = await Promise.all(Array.from({ length: 9 }, (_, index) => make(`m${index}`)));
    const going = await Promise.all(Array.from({ length: 9 }, (_, index) => make(`m${index}+`)));
    const pages: Entry[] = [];
    let path: string | undefined = `/resources/?search=${word}&ordering=name&limit=2`;
    while (path !== undefined) {
      const answer = await catalogue.get(path);
      pages.push(...JSON.parse(answer.text));
      path = /<[^>]*?(\/resources[^>]*)>/.exec(String(answer.headers['link'] ?? ''))?.[1];
      const gone = going.pop();
      if (gone !== undefined) await catalogue.remove(gone.id);
      await make(`a${pages.length}`);
      await make(`z${pages.length}`);
      if (pages.length > 40) break;
    }
    const ids = idsOf(pages);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => idsOf(staying).includes(id))).toEqual(idsOf(staying));
  });

  test('link to the next page with the same query', async () => {
    const query = `search=${mark}&active=true&ordering=-name&entity_type=party&limit=1`;
    const { headers } = await catalogue.get(`/resources/?${query}`);
    const url = new URL(/^<(.*)>; rel="next"$/.exec(String(headers['link']))?.[1] ?? '');
    url.searchParams.delete('cursor');
    expect(url.href).toBe(`${target.base_url}/resources/?${query}`);
  });
});

const UNKNOWN = 'This parameter is not known';
const TWICE = 'This parameter must not be sent more than once';
const BOOLEAN = 'This must be true or false';
const ORDERING = 'This must be one of name, -name, created, -created';
const LIMIT = 'This must be a whole number from 1 to 1000';
const CURSOR = 'This must be a cursor from a Link header';
const SEARCH = 'This must be at most 200 characters long';
const ENTITY_TYPE =
  'This must be one of party, party_relationship, spatial_unit, spatial_unit_relationship, tenure_relationship, ' +
  'organization, project, questionnaire, question, parcel';
const cursor = (value: unknown) => `cursor=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

describe('a list names each wrong parameter', () => {
  test.each<[string, Record<string, string>]>([
    ['page=2', { page: UNKNOWN }],
    ['Active=true', { Active: UNKNOWN }],
    ['=', { '': UNKNOWN }],
    ['constructor=1', { constructor: UNKNOWN }],
    ['active=', { active: BOOLEAN }],
    ['active=TRUE', { active: BOOLEAN }],
    ['active=1', { active: BOOLEAN }],
    ['active=true&active=true', { active: TWICE }],
    ['ordering=', { ordering: ORDERING }],
    ['ordering=id', { ordering: ORDERING }],
    ['ordering=Name', { ordering: ORDERING }],
    ['ordering=--name', { ordering: ORDERING }],
    ['ordering=constructor', { ordering: ORDERING }],
    ['entity_type=person', { entity_type: ENTITY_TYPE }],
    ['entity_type=', { entity_type: ENTITY_TYPE }],
    ['limit=', { limit: LIMIT }],
    ['limit=0', { limit: LIMIT }],
    ['limit=1001', { limit: LIMIT }],
    ['limit=-1', { limit: LIMIT }],
    ['limit=1.5', { limit: LIMIT }],
    ['limit=1e2', { limit: LIMIT }],
    ['limit=%2010', { limit: LIMIT }],
    [`search=${'s'.repeat(201)}`, { search: SEARCH }],
    ['search=a&search=b', { search: TWICE }],
    ['cursor=', { cursor: CURSOR }],
    ['cursor=anything', { cursor: CURSOR }],
    [cursor(null), { cursor: CURSOR }],
    [cursor({}), { cursor: CURSOR }],
    [cursor(['rest']), { cursor: CURSOR }],
    [cursor(['rest', 7]), { cursor: CURSOR }],
    [cursor(['rest', '']), { cursor: CURSOR }],
    [cursor(['rest', '\ud800']), { cursor: CURSOR }],
    [cursor(['rest', 'x'.repeat(1025)]), { cursor: CURSOR }],
    [cursor(['all', 'x']), { cursor: CURSOR }],
    ['active=x&limit=x&page=1', { active: BOOLEAN, limit: LIMIT, page: UNKNOWN }],
  ])('%s', async (query, messages) => {
    for (const path of ['/resources', '/resources/', '/organizations/acme/resources/']) {
      expect(outcome(await catalogue.get(`${path}?${query}`))).toEqual(invalid(messages));
    }
  });

  test.each([
    '',
    'search=',
    'search=%20',
    'limit=0100',
    'limit=1000',
    cursor(['rest', 'x']),
    cursor(['words', 'x']),
    `search=x&${cursor(['words', 'x\0'])}`,
    `search=x&${cursor(['words', '\u{10ffff}'])}`,
    `search=x&ordering=name&${cursor(['words', '\0'])}`,
  ])('a list accepts %s', async (query) => {
    expect((await catalogue.get(`/resources/?${query}`)).status).toBe(200);
  });
});
