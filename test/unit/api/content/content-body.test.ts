import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContentBody } from '../../../../lambdas/api/content/content-body.ts';
import { examples } from '../../../support/effort.ts';
import { problemOf } from '../../support/problems.ts';

const NOT_JSON = 'The request body is not valid JSON.';
const NO_OBJECT = 'The request body must be a JSON object.';
const TOO_LONG = 'The request body may be longer than 1048576 bytes only by its content in base64.';
const TOO_DEEP = 'The request body must be nested at most 32 levels deep.';

/** A file of 1.5 MiB in base64. */
const FILE = 'QUJD'.repeat(2 ** 19);

/** The result of `JSON.parse` for a body, or the message about what is wrong with it. */
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

/** Long enough to be cut out before the body is parsed. */
const FILE_PART = 'QUJD'.repeat(2 ** 14 + 1);

/** A JSON string with some characters escaped, needlessly. */
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
        FILE_PART,
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
  ])('is read like any JSON object: %s', (text) => {
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
  ])('is refused like any other JSON: %j', async (text, message) => {
    expect(await problemOf(() => readContentBody(text))).toEqual({ code: 'invalid-request', message });
  });

  test.each([
    [`{"content":"${FILE}"}`],
    [`{"content":"${FILE}","expirationDate":"2020-01-01"}`],
    [` { "expirationDate" : "2020-01-01" , "content" : "${FILE}" } `],
    [`{"\\u0063ontent":"${FILE}"}`],
    [`{"content":"${'QUJD\\r\\n'.repeat(2 ** 18)}"}`],
    [`{"content":"${'\\/'.repeat(2 ** 20)}"}`],
    [`{"content":"A","content":"${FILE}"}`],
  ])('may be large because of its content', (text) => {
    expect(readContentBody(text)).toEqual(JSON.parse(text));
  });

  test.each([
    ['numbers', `{"content":"${FILE}","x":[${'1,'.repeat(2 ** 19)}1]}`],
    ['short texts', `{"content":"${FILE}","x":[${'"",'.repeat(2 ** 19)}""]}`],
    ['names', `{${'"a":1,'.repeat(2 ** 18)}"content":"${FILE}"}`],
    ['white space', `{"content":"${FILE}"${' '.repeat(2 ** 20)}}`],
    ['text after the object', `{"content":"${FILE}"}${'['.repeat(2 ** 20)}`],
    ['escaped quotes, which are no base64', `{"content":"${'\\"'.repeat(2 ** 20)}"}`],
    ["a field's name", `{"${FILE}":"A"}`],
    ['a text in a list', `{"tags":["${FILE}"],"content":"A"}`],
    ['another text', `{"x":"${FILE}","content":"A"}`],
    ['a repeated content field', `{"content":"${FILE}","content":"A"}`],
    ['an unfinished text', `{"x":["${FILE}`],
  ])('may not be large because of %s', async (_, text) => {
    expect(await problemOf(() => readContentBody(text))).toEqual({ code: 'too-large', message: TOO_LONG });
  });

  test.each(['[', '{"a":'])('may not be nested deeper than 32 levels: %s', async (open) => {
    const close = open === '[' ? ']' : '}';
    const nested = (levels: number) =>
      `{"content":"[[","a":${open.repeat(levels - 1)}1${close.repeat(levels - 1)}}`;
    expect(readContentBody(nested(32))).toEqual(JSON.parse(nested(32)));
    expect(await problemOf(() => readContentBody(nested(33)))).toEqual({
      code: 'invalid-request',
      message: TOO_DEEP,
    });
  });

  test('is read like JSON.parse, whatever it contains', () => {
    fc.assert(
      fc.property(jsonObjects, (text) => {
        expect([expected(text), TOO_LONG]).toContainEqual(read(text));
      }),
      examples(1000),
    );
  });

  test('is refused if JSON.parse refuses it', () => {
    const pieces = fc.constantFrom('', '"', '\\', '{', '}', ',', ':', '\n', '\u00a0', '"content":"', '0');
    fc.assert(
      fc.property(jsonObjects, fc.nat(), fc.nat(3), pieces, (text, at, cut, piece) => {
        const index = at % text.length;
        const broken = text.slice(0, index) + piece + text.slice(index + cut);
        expect([expected(broken), TOO_LONG]).toContainEqual(read(broken));
      }),
      examples(2000),
    );
  });
});
