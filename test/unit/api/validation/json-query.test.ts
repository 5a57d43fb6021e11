import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonQuery } from '../../../../lambdas/api/validation/json-query.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { anyJsonObject, encoders } from '../../../support/json-queries.ts';
import { anyCharacter } from '../../../support/texts.ts';
import { problemOf } from '../../support/problems.ts';

const ZELDA = { tags: { any: ['Zelda', 'Link'] } };

describe('a query', () => {
  test.each<[string, string, unknown]>([
    ['that is empty', '', {}],
    ['that is empty, as a name without a value', '=', {}],
    ['of an object without members', '%7B%7D', {}],
    ['of an object without members, not encoded', '{}', {}],
    [
      'as the specification prints it',
      '%7B%3Ftags%3F%3A%7B%3Fany%3F%3A%5B%3FZelda%3F%2C%3FLink%3F%5D%7D%7D',
      ZELDA,
    ],
    ['with question marks for quotes, not encoded', '{?tags?:{?any?:[?Zelda?,?Link?]}}', ZELDA],
    ['encoded', '%7B%22tags%22%3A%7B%22any%22%3A%5B%22Zelda%22%2C%22Link%22%5D%7D%7D', ZELDA],
    [
      'with escapes in lower case',
      '%7b%22tags%22%3a%7b%22any%22%3a%5b%22Zelda%22%2c%22Link%22%5d%7d%7d',
      ZELDA,
    ],
    [
      'with only the required escapes',
      '%7B%22tags%22:%7B%22any%22:%5B%22Zelda%22,%22Link%22%5D%7D%7D',
      ZELDA,
    ],
    ["encoded as a browser's address bar does", '{%22tags%22:{%22any%22:[%22Zelda%22,%22Link%22]}}', ZELDA],
    ['without escapes', '{"tags":{"any":["Zelda","Link"]}}', ZELDA],
    ['with white space around it', '%0A%7B%22a%22%3A+1%7D%20', { a: 1 }],
    ['encoded twice', '%257B%2522a%2522%253A1%257D', { a: 1 }],
    ['encoded twice, in lower case', '%257b%2522a%2522%253a1%257d', { a: 1 }],
    ['as a name without a value', '%7B%22a%22%3A1%7D=', { a: 1 }],
    ['as a name without a value, encoded again', '%257B%2522a%2522%253A1%257D%3D', { a: 1 }],
    ['with signs that separate parameters', '{"a":"b&c=d&e=","f":"g"}', { a: 'b&c=d&e=', f: 'g' }],
    ['with a question mark', '%7B%22a%22%3A%22really%3F%22%7D', { a: 'really?' }],
    ['in UTF-8', '%7B%22a%22%3A%22%F0%9F%9A%92%22%7D', { a: '🚒' }],
    ['with a space as a plus', '%7B%22a%22%3A%22b+c%2B%22%7D', { a: 'b c+' }],
    ['with a space as %20', '%7B%22a%22%3A%22b%20c%2B%22%7D', { a: 'b c+' }],
    ['with a plus, not encoded', '{"a":"b+c%20d"}', { a: 'b+c d' }],
    ['with a member twice', '%7B%22a%22%3A1%2C%22a%22%3A2%7D', { a: 2 }],
  ])('%s', (_, query, value) => {
    expect(jsonQuery(query)).toEqual(value);
  });

  // No reading is right for every client: these are what most clients mean.
  test.each<[string, string, unknown]>([
    [
      'a plus beside an escaped colon is a space, though an encoder may leave the plus alone',
      '%7B%22a%22%3A%22b+c%22}',
      { a: 'b c' },
    ],
    [
      'a plus beside a raw colon is a plus, though a form encoder may leave the colon alone',
      '%7B%22a%22:%22b+c%22%7D',
      { a: 'b+c' },
    ],
    [
      'an escape that encodeURI does not write decides, not a raw colon',
      '%7B%22a%22:%22b+c%2B%22,%22d%22:1%7D',
      { a: 'b c+', d: 1 },
    ],
    [
      'a percent sign always begins an escape, even if nothing else is escaped',
      '{"a":"b%20c%2541"}',
      { a: 'b c%41' },
    ],
    ['an escaped brace within an object is text', '%7B%22a%22%3A%22%257B%22%7D', { a: '%7B' }],
  ])('ambiguous: %s', (_, query, value) => {
    expect(jsonQuery(query)).toEqual(value);
  });

  test('may name members of every object, without effect on others', () => {
    const query = '{"__proto__":{"limit":1},"constructor":2}';
    const value = jsonQuery(query);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(value['limit']).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'limit')).toBe(false);
  });

  test.each(encoders)('of any object is read after %s', (_, encode) => {
    fc.assert(
      fc.property(anyJsonObject, (value) => {
        expect(jsonQuery(encode(JSON.stringify(value)))).toEqual(value);
      }),
    );
  });
});

describe('a query is refused', () => {
  test.each([
    ['parameters', 'limit=10'],
    ['parameters whose values are JSON', 'q=%7B%22a%22%3A1%7D'],
    ['an object and a parameter', '%7B%22a%22%3A1%7D&limit=10'],
    ['two equals signs at the end', '%7B%22a%22%3A1%7D=='],
    ['white space', '%20'],
    ['a plus', '+'],
    ['broken percent-encoding', '%7B%22a%22%3A%22%zz%22%7D'],
    ['incomplete percent-encoding', '%7B%22a%22%3A1%7'],
    ['a percent sign, not escaped', '{"a":"100%"}'],
    ['percent-encoding of invalid UTF-8', '%7B%22a%22%3A%22%E4%22%7D'],
    ['percent-encoding of half a character', '%7B%22a%22%3A%22%ED%A0%80%22%7D'],
    ['a query encoded three times', '%25257B%252522a%252522%25253A1%25257D'],
    ['broken JSON', '%7B%22a%22%3A1'],
    ['broken JSON, encoded twice', '%257B%2522a%2522%257D'],
    ['text after the JSON', '%7B%22a%22%3A1%7D%7B%7D'],
    ['question marks for quotes, and one more', '%7B%3Fa%3F%3A%3Fb%3F%3F%7D'],
    ['quotes and question marks for quotes', '%7B%22a%22%3A%3Fb%3F%7D'],
    ['single quotes', '%7B%27a%27%3A1%7D'],
    ['an array', '%5B%7B%22a%22%3A1%7D%5D'],
    ['an array of nothing', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a string', '%22a%22'],
    ['a string with question marks for quotes', '?a?'],
  ])('for %s', async (_, query) => {
    expect(await problemOf(() => jsonQuery(query))).toEqual({
      code: 'invalid-request',
      message:
        'The query is not valid: it must be a JSON object, URI-encoded, such as %7B%22limit%22%3A10%7D.',
    });
  });

  test('unless it is read, whatever it is', () => {
    const sign = fc.constantFrom(
      '%',
      '%25',
      '{',
      '}',
      '%7B',
      '%7D',
      '"',
      '%22',
      '?',
      ':',
      '+',
      '=',
      'a',
      '1',
    );
    const query = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(sign).map((signs) => signs.join('')),
    );
    fc.assert(
      fc.property(query, (text) => {
        try {
          expect(jsonQuery(text)).toBeTypeOf('object');
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
        }
      }),
    );
  });
});
