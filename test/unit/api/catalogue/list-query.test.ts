import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextQuery, readListQuery } from '../../../../lambdas/api/catalogue/list-query.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { anyCharacter } from '../../../support/texts.ts';
import { problemOf } from '../../support/problems.ts';

const cursor = (value: unknown) => `cursor=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
const ORDERINGS = 'This must be one of name, -name, created, -created';
const CURSOR = 'This must be a cursor from a Link header';
const LIMIT = 'This must be a whole number from 1 to 1000';
const TYPES =
  'This must be one of party, party_relationship, spatial_unit, spatial_unit_relationship, tenure_relationship, organization, project, questionnaire, question, parcel';

describe('a query', () => {
  test.each([
    ['', {}],
    ['active=true', { archived: false }],
    ['active=false', { archived: true }],
    ['ordering=name', { ordering: { by: 'name', descending: false } }],
    ['ordering=-name', { ordering: { by: 'name', descending: true } }],
    ['ordering=created', { ordering: { by: 'created', descending: false } }],
    ['ordering=-created', { ordering: { by: 'created', descending: true } }],
    ['entity_type=spatial_unit', { entityType: 'spatial_unit' }],
    ['limit=1', { limit: 1 }],
    ['limit=1000', { limit: 1000 }],
    ['limit=0007', { limit: 7 }],
    ['search=', {}],
    ['search=%20%20', {}],
    ['search=+Deed+of%20Ann+', { search: 'Deed of Ann' }],
    ['search=%F0%9F%9A%92', { search: '🚒' }],
    [`search=${'x'.repeat(200)}`, { search: 'x'.repeat(200) }],
    ['search=100%', { search: '100%' }],
    [cursor(['words', 'deed\0id']), { position: { among: 'words', after: 'deed\0id', skip: 0 } }],
    [cursor(['rest', '🚒', 7]), { position: { among: 'rest', after: '🚒', skip: 7 } }],
    ['search=a&active=true', { search: 'a', archived: false }],
  ])('%j is read as %j', (query, request) => {
    expect(readListQuery(query)).toEqual({ limit: 100, ...request });
  });

  test.each([
    ['active=1', 'active', 'This must be true or false'],
    ['active=TRUE', 'active', 'This must be true or false'],
    ['active=', 'active', 'This must be true or false'],
    ['ordering=', 'ordering', ORDERINGS],
    ['ordering=Name', 'ordering', ORDERINGS],
    ['ordering=toString', 'ordering', ORDERINGS],
    ['ordering=__proto__', 'ordering', ORDERINGS],
    ['ordering=--name', 'ordering', ORDERINGS],
    ['entity_type=house', 'entity_type', TYPES],
    ['entity_type=', 'entity_type', TYPES],
    ['limit=0', 'limit', LIMIT],
    ['limit=1001', 'limit', LIMIT],
    ['limit=-1', 'limit', LIMIT],
    ['limit=1.5', 'limit', LIMIT],
    ['limit=1e2', 'limit', LIMIT],
    ['limit=', 'limit', LIMIT],
    ['limit=00001', 'limit', LIMIT],
    [`search=${'x'.repeat(201)}`, 'search', 'This must be at most 200 characters long'],
    ['cursor=', 'cursor', CURSOR],
    ['cursor=x', 'cursor', CURSOR],
    [cursor(['rest', '']), 'cursor', CURSOR],
    ['page=2', 'page', 'This parameter is not known'],
    ['Search=x', 'Search', 'This parameter is not known'],
    ['__proto__=x', '__proto__', 'This parameter is not known'],
    ['=x', '', 'This parameter is not known'],
    ['limit=1&limit=1', 'limit', 'This parameter must not be sent more than once'],
  ])('%j is refused by name', async (query, field, message) => {
    expect(await problemOf(() => readListQuery(query))).toEqual({
      code: 'invalid-request',
      message: 'The query is not valid.',
      details: [{ field, message }],
    });
  });

  test('with several faults is refused with all of them', async () => {
    const problem = await problemOf(() => readListQuery('page=2&active=x&limit=0'));
    expect(problem).toMatchObject({ details: [{ field: 'page' }, { field: 'active' }, { field: 'limit' }] });
  });

  test('is read or refused, whatever it is', () => {
    const name = fc.constantFrom('active', 'search', 'ordering', 'entity_type', 'limit', 'cursor', 'x');
    const pair = fc.tuple(name, fc.string({ unit: anyCharacter })).map(([key, value]) => `${key}=${value}`);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyCharacter }),
          fc.array(pair).map((all) => all.join('&')),
        ),
        (query) => {
          try {
            expect(readListQuery(query).limit).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
          }
        },
      ),
    );
  });
});

describe('the query of the next page', () => {
  const POSITION = { among: 'words', after: 'ä\0🚒', skip: 3 } as const;

  test.each(['', 'search=a%20b&limit=3', 'limit=3&cursor=x', 'ordering=-name&active=true'])(
    'is %j with another cursor',
    (query) => {
      const { position, ...rest } = readListQuery(nextQuery(query, POSITION));
      expect(position).toEqual(POSITION);
      expect(rest).toEqual(readListQuery(query.replace('&cursor=x', '')));
    },
  );

  test('is read the same, wherever the page ended', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (after) => {
        const query = nextQuery('', { among: 'rest', after, skip: 0 });
        expect(readListQuery(query).position).toEqual({ among: 'rest', after, skip: 0 });
      }),
    );
  });
});
