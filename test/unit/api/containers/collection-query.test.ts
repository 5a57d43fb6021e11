import { describe, expect, test } from 'vitest';
import { matchesQuery, readCollectionQuery } from '../../../../lambdas/api/containers/collection-query.ts';
import { cursorOf } from '../../../../lambdas/model/lists/cursor.ts';
import { problemOf } from '../../support/problems.ts';

const BEGINNING = { after: '', skip: 0 };
const BY_CREATION = { by: 'created', descending: false };
const NOTHING = { tags: {}, sort: BY_CREATION, position: BEGINNING, limit: 100 };

const TAG = 'must be 1 to 100 characters of Unicode text';
const TAGS = 'must be an object with any, all or none';
const TAG_LIST = 'must be an array of 1 to 20 tags';
const NAME = 'must be 1 to 200 characters of Unicode text';
const OFFSET = 'must be a whole number from 0 to 10000';
const LIMIT = 'must be a whole number from 1 to 1000';
const CURSOR = 'must be a cursor from an earlier answer';
const SORT = 'must be one of name, -name, createdAt, -createdAt';
const UNKNOWN = 'is an unknown field: leave it out';

const POSITION = { among: 'rest', after: 'ä\0🚒', skip: 7 } as const;

const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);

test('an empty query asks for the first hundred, in the order of creation', () => {
  expect(readCollectionQuery('')).toEqual(NOTHING);
});

test('the query of the specification is read', () => {
  const query = '%7B%3Ftags%3F%3A%7B%3Fany%3F%3A%5B%3FZelda%3F%2C%3FLink%3F%5D%7D%7D';
  expect(readCollectionQuery(query)).toEqual({ ...NOTHING, tags: { any: ['Zelda', 'Link'] } });
});

describe('a query', () => {
  test.each<[object, object]>([
    [{}, {}],
    [{ tags: {} }, {}],
    [{ tags: { any: ['a'] } }, { tags: { any: ['a'] } }],
    [{ tags: { all: ['a', 'b'], none: ['c'] } }, { tags: { all: ['a', 'b'], none: ['c'] } }],
    [{ tags: { any: [' a b\t'] } }, { tags: { any: ['a b'] } }],
    [{ tags: { any: numbered(20) } }, { tags: { any: numbered(20) } }],
    [{ tags: { any: ['🚒'.repeat(100)] } }, { tags: { any: ['🚒'.repeat(100)] } }],
    [{ name: ' Deeds ' }, { name: 'Deeds' }],
    [{ name: '🚒'.repeat(200) }, { name: '🚒'.repeat(200) }],
    [{ offset: 0 }, {}],
    [{ offset: 10_000 }, { position: { after: '', skip: 10_000 } }],
    [{ offset: '0020' }, { position: { after: '', skip: 20 } }],
    [{ limit: 1 }, { limit: 1 }],
    [{ limit: 1000 }, { limit: 1000 }],
    [{ limit: '10' }, { limit: 10 }],
    [{ sort: 'name' }, { sort: { by: 'name', descending: false } }],
    [{ sort: '-name' }, { sort: { by: 'name', descending: true } }],
    [{ sort: 'createdAt' }, { sort: BY_CREATION }],
    [{ sort: '-createdAt' }, { sort: { by: 'created', descending: true } }],
    [{ cursor: cursorOf(POSITION) }, { position: POSITION }],
    [
      { cursor: cursorOf(POSITION), limit: 3 },
      { position: POSITION, limit: 3 },
    ],
  ])('%j is read as %j', (query, asked) => {
    expect(readCollectionQuery(encoded(query))).toStrictEqual({ ...NOTHING, ...asked });
  });

  test.each<[object, string, string]>([
    [{ tags: null }, 'tags', TAGS],
    [{ tags: 'a' }, 'tags', TAGS],
    [{ tags: ['a'] }, 'tags', TAGS],
    [{ tags: [] }, 'tags', TAGS],
    [{ tags: JSON.parse('{"__proto__":["a"]}') }, 'tags', TAGS],
    [{ tags: { constructor: ['a'] } }, 'tags', TAGS],
    [{ tags: { prototype: ['a'] } }, 'tags', TAGS],
    [{ tags: { foo: ['a'] } }, 'tags.foo', UNKNOWN],
    [{ tags: { toString: ['a'] } }, 'tags.toString', UNKNOWN],
    [{ tags: { Any: ['a'] } }, 'tags.Any', UNKNOWN],
    [{ tags: { any: 'a' } }, 'tags.any', TAG_LIST],
    [{ tags: { any: null } }, 'tags.any', TAG_LIST],
    [{ tags: { any: { 0: 'a' } } }, 'tags.any', TAG_LIST],
    [{ tags: { all: [] } }, 'tags.all', TAG_LIST],
    [{ tags: { none: numbered(21) } }, 'tags.none', TAG_LIST],
    [{ tags: { any: [1] } }, 'tags.any.0', TAG],
    [{ tags: { any: ['a', null] } }, 'tags.any.1', TAG],
    [{ tags: { any: [''] } }, 'tags.any.0', TAG],
    [{ tags: { any: ['  '] } }, 'tags.any.0', TAG],
    [{ tags: { any: ['x'.repeat(101)] } }, 'tags.any.0', TAG],
    [{ tags: { any: ['\ud800'] } }, 'tags.any.0', TAG],
    [{ name: '' }, 'name', NAME],
    [{ name: ' ' }, 'name', NAME],
    [{ name: null }, 'name', NAME],
    [{ name: 7 }, 'name', NAME],
    [{ name: 'x'.repeat(201) }, 'name', NAME],
    [{ name: '\udc00x' }, 'name', NAME],
    [{ offset: -1 }, 'offset', OFFSET],
    [{ offset: 10_001 }, 'offset', OFFSET],
    [{ offset: 0.5 }, 'offset', OFFSET],
    [{ offset: '1.5' }, 'offset', OFFSET],
    [{ offset: '-1' }, 'offset', OFFSET],
    [{ offset: '000001' }, 'offset', OFFSET],
    [{ offset: '' }, 'offset', OFFSET],
    [{ offset: null }, 'offset', OFFSET],
    [{ offset: true }, 'offset', OFFSET],
    [{ limit: 0 }, 'limit', LIMIT],
    [{ limit: 1001 }, 'limit', LIMIT],
    [{ limit: 1.5 }, 'limit', LIMIT],
    [{ limit: '1e2' }, 'limit', LIMIT],
    [{ limit: ' 1' }, 'limit', LIMIT],
    [{ limit: [1] }, 'limit', LIMIT],
    [{ sort: '' }, 'sort', SORT],
    [{ sort: 'created' }, 'sort', SORT],
    [{ sort: '--name' }, 'sort', SORT],
    [{ sort: 'toString' }, 'sort', SORT],
    [{ sort: null }, 'sort', SORT],
    [{ cursor: '' }, 'cursor', CURSOR],
    [{ cursor: null }, 'cursor', CURSOR],
    [{ cursor: 7 }, 'cursor', CURSOR],
    [{ cursor: 'x' }, 'cursor', CURSOR],
    [{ cursor: cursorOf(POSITION), offset: 0 }, 'offset', 'cannot go with cursor: leave it out'],
    [{ page: 2 }, 'page', UNKNOWN],
    [{ Limit: 2 }, 'Limit', UNKNOWN],
    [{ constructor: 2 }, 'constructor', UNKNOWN],
    [JSON.parse('{"__proto__":{"limit":1}}'), '__proto__', UNKNOWN],
    [{ 'tags.any': ['a'] }, 'tags.any', UNKNOWN],
  ])('%j is refused for %s', async (query, field, message) => {
    expect(await problemOf(() => readCollectionQuery(encoded(query)))).toEqual({
      code: 'invalid-request',
      message: `The request is not valid: ${field} ${message}.`,
      details: [{ field, message }],
    });
  });

  test('with several faults is refused with all of them', async () => {
    const tags = { any: [1, 'a', ''], all: 'a', foo: [], bar: [] };
    const query = encoded({ page: 2, cursor: 'x', offset: 1, limit: 0, name: 1, tags });
    expect(await problemOf(() => readCollectionQuery(query))).toMatchObject({
      details: [
        { field: 'tags.any.0' },
        { field: 'tags.any.2' },
        { field: 'tags.all' },
        { field: 'tags.foo' },
        { field: 'tags.bar' },
        { field: 'name' },
        { field: 'offset' },
        { field: 'limit' },
        { field: 'cursor' },
        { field: 'page' },
      ],
    });
  });

  test('that is no JSON object is refused', async () => {
    expect(await problemOf(() => readCollectionQuery('limit=10'))).toEqual({
      code: 'invalid-request',
      message:
        'The query is not valid: it must be a JSON object, URI-encoded, such as %7B%22limit%22%3A10%7D.',
    });
  });
});

describe('an item matches a query', () => {
  const TAGGED = { name: 'Ärger', tags: ['a', 'b'] };

  test.each<[object, boolean]>([
    [{ tags: {} }, true],
    [{ tags: {}, name: 'arger' }, true],
    [{ tags: {}, name: 'arge' }, false],
    [{ tags: { any: ['x', 'b'] } }, true],
    [{ tags: { any: ['x', 'A'] } }, false],
    [{ tags: { all: ['b', 'a'] } }, true],
    [{ tags: { all: ['a', 'x'] } }, false],
    [{ tags: { none: ['x'] } }, true],
    [{ tags: { none: ['x', 'a'] } }, false],
    [{ tags: { any: ['a'], all: ['b'], none: ['a'] } }, false],
  ])('by %j: %j', (query, is) => {
    expect(matchesQuery({ tags: {}, ...query }, TAGGED)).toBe(is);
  });

  test('without tags only if no tag is required', () => {
    expect(matchesQuery({ tags: { none: ['a'] } }, { name: 'x' })).toBe(true);
    expect(matchesQuery({ tags: { any: ['a'] } }, { name: 'x' })).toBe(false);
  });
});
