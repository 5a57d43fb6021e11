import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { checkedFields, REQUIRED } from '../../../../lambdas/api/validation/fields.ts';
import { problemOf } from '../../support/problems.ts';

const schema = v.object({ name: v.string('must be a string'), age: v.number('must be a number') }, REQUIRED);
const UNKNOWN = 'is an unknown field: leave it out';

describe('fields', () => {
  test('that are valid are returned', () => {
    expect(checkedFields(schema, { name: 'a', age: 1 })).toEqual({ name: 'a', age: 1 });
  });

  test.each([
    [{ name: 'a' }, [['age', REQUIRED]]],
    [
      {},
      [
        ['name', REQUIRED],
        ['age', REQUIRED],
      ],
    ],
    [
      { age: 'x', colour: 1, name: 2, size: 3 },
      [
        ['name', 'must be a string'],
        ['age', 'must be a number'],
        ['colour', UNKNOWN],
        ['size', UNKNOWN],
      ],
    ],
    [JSON.parse('{"name":"a","age":1,"__proto__":{}}'), [['__proto__', UNKNOWN]]],
    [
      { name: 'a', age: 1, constructor: 1, toString: 2 },
      [
        ['constructor', UNKNOWN],
        ['toString', UNKNOWN],
      ],
    ],
  ])('%j are refused with everything that is wrong, in the order of the schema', async (input, wrong) => {
    expect(await problemOf(() => checkedFields(schema, input))).toEqual({
      code: 'invalid-request',
      message: `The request is not valid: ${wrong.map((one) => one.join(' ')).join('; ')}.`,
      details: wrong.map(([field, message]) => ({ field, message })),
    });
  });
});
