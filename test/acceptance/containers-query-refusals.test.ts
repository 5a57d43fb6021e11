import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { containerRefusal, containersAt, invalid, query } from './support/containers.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const token = await apiAt(target.base_url).token(target);
const containers = containersAt(target.base_url, token);
const { id } = await containers.created();

const NO_OBJECT = containerRefusal(
  400,
  'The query is not valid: it must be a JSON object, URI-encoded, such as %7B%22limit%22%3A10%7D.',
);
const TAG = 'must be 1 to 100 characters of Unicode text';
const TAGS = 'must be an object with any, all or none';
const TAG_LIST = 'must be an array of 1 to 20 tags';
const NAME = 'must be 1 to 200 characters of Unicode text';
const OFFSET = 'must be a whole number from 0 to 10000';
const LIMIT = 'must be a whole number from 1 to 1000';
const CURSOR = 'must be a cursor from an earlier answer';
const SORT = 'must be one of name, -name, createdAt, -createdAt';
const UNKNOWN = 'is an unknown field: leave it out';

/** Both lists answer a query the same way. */
const lists = [containers.list, (asked: string) => containers.resources(id, asked)];

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const placed = (after: unknown, skip: unknown) => cursor(['rest', after, skip]);

describe('refuses a query that is no JSON object:', () => {
  test.each([
    '%7B',
    '{',
    '{"tags":{"any":["Zelda"}}',
    "{'limit':5}",
    '{limit:5}',
    query([]),
    query(['Zelda']),
    'null',
    '5',
    'true',
    '%22Zelda%22',
    'limit=5',
    'tags=Zelda',
    'tags[any]=Zelda',
    '{}x',
    '{}&{}',
    `${query({ limit: 5 })}&limit=6`,
    `query=${query({ limit: 5 })}`,
    '%',
    '%7B%2',
    '%zz',
    '%FF',
    '%C3%28',
    '{"name":"%ff"}',
    '%7B%7D==',
    '+',
    '%20',
    '?',
  ])('%s', async (asked) => {
    for (const list of lists) expect(outcome(await list(asked))).toEqual(NO_OBJECT);
  });
});

describe('names everything wrong in a query:', () => {
  test.each<[object, ...string[]]>([
    [{ tags: null }, `tags ${TAGS}`],
    [{ tags: 'Zelda' }, `tags ${TAGS}`],
    [{ tags: ['Zelda'] }, `tags ${TAGS}`],
    [{ tags: { any: 'Zelda' } }, `tags.any ${TAG_LIST}`],
    [{ tags: { any: [] } }, `tags.any ${TAG_LIST}`],
    [{ tags: { all: numbered(21) } }, `tags.all ${TAG_LIST}`],
    [{ tags: { none: [7] } }, `tags.none.0 ${TAG}`],
    [{ tags: { any: ['a', ' '] } }, `tags.any.1 ${TAG}`],
    [{ tags: { any: ['x'.repeat(101)] } }, `tags.any.0 ${TAG}`],
    [{ tags: { any: ['\ud800'] } }, `tags.any.0 ${TAG}`],
    [{ tags: { some: ['a'] } }, `tags.some ${UNKNOWN}`],
    [{ name: 7 }, `name ${NAME}`],
    [{ name: null }, `name ${NAME}`],
    [{ name: '' }, `name ${NAME}`],
    [{ name: 'x'.repeat(201) }, `name ${NAME}`],
    [{ name: '\udc00' }, `name ${NAME}`],
    [{ offset: -1 }, `offset ${OFFSET}`],
    [{ offset: 1.5 }, `offset ${OFFSET}`],
    [{ offset: 10_001 }, `offset ${OFFSET}`],
    [{ offset: null }, `offset ${OFFSET}`],
    [{ offset: 'all' }, `offset ${OFFSET}`],
    [{ limit: 0 }, `limit ${LIMIT}`],
    [{ limit: 1001 }, `limit ${LIMIT}`],
    [{ limit: 1e300 }, `limit ${LIMIT}`],
    [{ limit: '' }, `limit ${LIMIT}`],
    [{ limit: [] }, `limit ${LIMIT}`],
    [{ cursor: 7 }, `cursor ${CURSOR}`],
    [{ cursor: '' }, `cursor ${CURSOR}`],
    [{ cursor: 'anything' }, `cursor ${CURSOR}`],
    [{ cursor: cursor(null) }, `cursor ${CURSOR}`],
    [{ cursor: placed('', 0) }, `cursor ${CURSOR}`],
    [{ cursor: placed('x', -1) }, `cursor ${CURSOR}`],
    [{ cursor: placed('x'.repeat(1025), 0) }, `cursor ${CURSOR}`],
    [{ cursor: placed('x', 0), offset: 1 }, 'offset cannot go with cursor: leave it out'],
    [{ sort: 'Name' }, `sort ${SORT}`],
    [{ sort: 'size' }, `sort ${SORT}`],
    [{ sort: ['name'] }, `sort ${SORT}`],
    [{ sort: 'toString' }, `sort ${SORT}`],
    [{ q: 'x' }, `q ${UNKNOWN}`],
    [JSON.parse('{"__proto__": {}}'), `__proto__ ${UNKNOWN}`],
    [
      { page: 2, tags: { any: [], x: 1 }, name: '', offset: -1, limit: 0, sort: '' },
      `tags.any ${TAG_LIST}`,
      `tags.x ${UNKNOWN}`,
      `name ${NAME}`,
      `offset ${OFFSET}`,
      `limit ${LIMIT}`,
      `sort ${SORT}`,
      `page ${UNKNOWN}`,
    ],
  ])('%j: %s', async (asked, ...reasons) => {
    for (const list of lists) expect(outcome(await list(query(asked)))).toEqual(invalid(...reasons));
  });
});

describe('accepts the query', () => {
  test.each([
    '',
    '=',
    '{}',
    '%7B%7D',
    '%7B%7D=',
    '%257B%257D',
    '+%7B%7D+',
    query({ tags: {}, limit: '5', offset: '0' }),
    query({ tags: { any: numbered(20), all: numbered(20), none: ['x'] }, sort: '-name' }),
    query({ offset: 10_000, limit: 1000 }),
    query({ name: '🚒'.repeat(200), sort: 'name' }),
    query({ cursor: placed('x\0\u{10ffff}', 3) }),
    query({ cursor: placed('\0', 0), name: 'x', sort: 'name' }),
    query({ cursor: placed('x'.repeat(1000), 0), name: 'x', sort: '-name' }),
  ])('%s', async (asked) => {
    for (const list of lists) expect((await list(asked)).status).toBe(200);
  });
});
