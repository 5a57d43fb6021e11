import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContentBody } from '../../../../lambdas/api/content/content-body.ts';
import { problemOf } from '../../support/problems.ts';

const NOT_JSON = 'The request body is not valid JSON.';
const NO_OBJECT = 'The request body must be a JSON object.';

/** What `JSON.parse` makes of a body, or the words for what is wrong with it. */
function expected(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : NO_OBJECT;
}

function read(text: string): unknown {
  try {
    return readContentBody(text);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

/** A JSON string with some of its characters escaped, all of which need not be. */
const jsonStrings = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'QUJD',
        'A',
        'content',
        '\\"content\\":\\"',
        '\\/',
        '\\n',
        '\\r\\n',
        '\\\\',
        '\\"',
        ':',
      ),
      fc.constantFrom('\\u0041', '\\u0022', '\\u0063', '\\ud83d\\ude92', '🚒', '{', '}', ',', ' ', 'é'),
    ),
    { maxLength: 5 },
  )
  .map((parts) => `"${parts.join('')}"`);
const names = fc.oneof(
  { weight: 3, arbitrary: fc.constant('"content"') },
  fc.constantFrom('"\\u0063ontent"', '"Content"', '"a"', '"__proto__"', '""'),
  jsonStrings,
);
const spaces = fc.constantFrom('', '', '', ' ', '\n', ' \t\r\n');

const { object: jsonObjects } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    jsonStrings,
    fc.constantFrom('null', 'true', '1', '-2.5e3', '""'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }).map((values) => `[${values.join(',')}]`),
  ),
  object: fc
    .array(fc.tuple(names, spaces, spaces, tie('value')), { maxLength: 4 })
    .map((fields) => fields.map(([name, before, after, value]) => `${name}${before}:${after}${value}`))
    .map((fields) => `{${fields.join(' ,')}}`),
}));

describe('a body with a file', () => {
  test.each([
    '{"content":"QUJD"}',
    ' { "content" : "QUJD" , "expirationDate" : "2020-01-01" } ',
    '{"expirationDate":"2020-01-01","content":"QUJD"}',
    '{"content":""}',
    '{"content":"QUJD\\r\\nQUJD"}',
    '{"content":"\\/\\/\\/\\/"}',
    '{"content":"\\u0051UJD"}',
    '{"content":"a\\"b"}',
    '{"content":"\\\\","b":"c"}',
    '{"content":"\\"","b":"c"}',
    '{"\\u0063ontent":"QUJD"}',
    '{"content":"A","content":"B"}',
    '{"content":"A","content":""}',
    '{"content":"","content":"B"}',
    '{"content":"A","\\u0063ontent":""}',
    '{"content":"A","content":1}',
    '{"content":1}',
    '{"content":null}',
    '{"content":{"content":"A"}}',
    '{"content":["content","A"]}',
    '{"a":{"content":"A"}}',
    '{"a":{"content":"A"},"content":""}',
    '{"a":{"content":"A"},"content":"B"}',
    '{"a":"\\"content\\":\\"A","content":"B"}',
    '{"a":"content","b":"A"}',
    '{"a":"content\\":\\"","content":"B"}',
    '{"__proto__":{"content":"A"},"content":""}',
    '{}',
    '{"Content":"QUJD"}',
    '{"content":"🚒\u2028"}',
  ])('is read as any JSON object is: %s', (text) => {
    expect(readContentBody(text)).toEqual(JSON.parse(text));
  });

  test.each([
    ['', NOT_JSON],
    ['{"content":"QUJD"', NOT_JSON],
    ['{"content":"QUJD', NOT_JSON],
    ['{"content":"QUJD"}}', NOT_JSON],
    ['{"content":"QUJD",}', NOT_JSON],
    ['{"content":"QU\nJD"}', NOT_JSON],
    ['{"content":"QU\tJD"}', NOT_JSON],
    ['{"content":"QU\0JD"}', NOT_JSON],
    ['{"content":"\\x"}', NOT_JSON],
    ['{"content":"QUJD\\"}', NOT_JSON],
    ['{"content":"QUJD\\","b":"c"}', NOT_JSON],
    ['{"content"\u00a0:"QUJD"}', NOT_JSON],
    ["{'content':'QUJD'}", NOT_JSON],
    ['content=QUJD', NOT_JSON],
    ['["content":"QUJD"]', NOT_JSON],
    ['[{"content":"QUJD"}]', NO_OBJECT],
    ['"content"', NO_OBJECT],
    ['null', NO_OBJECT],
  ])('is refused as any JSON is: %j', async (text, message) => {
    expect(await problemOf(() => readContentBody(text))).toEqual({ code: 'invalid-request', message });
  });

  test('is what JSON.parse makes of it, whatever it holds', () => {
    fc.assert(
      fc.property(jsonObjects, (text) => {
        expect(read(text)).toEqual(expected(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused where JSON.parse refuses it, whatever is broken in it', () => {
    const pieces = fc.constantFrom('', '"', '\\', '{', '}', ',', ':', '\n', '\u00a0', '"content":"', '0');
    fc.assert(
      fc.property(jsonObjects, fc.nat(), fc.nat(3), pieces, (text, at, cut, piece) => {
        const index = at % text.length;
        const broken = text.slice(0, index) + piece + text.slice(index + cut);
        expect(read(broken)).toEqual(expected(broken));
      }),
      { numRuns: 2000 },
    );
  });
});
