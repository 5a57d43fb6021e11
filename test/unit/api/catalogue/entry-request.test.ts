import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntryRequest } from '../../../../lambdas/api/catalogue/entry-request.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { examples } from '../../../support/effort.ts';
import { anyCharacter } from '../../../support/texts.ts';
import { FORM_TYPE, field, file, form, part } from '../../support/forms.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';

type Purpose = Parameters<typeof readEntryRequest>[2];

const read = (body: string, contentType: string, purpose: Purpose) =>
  readEntryRequest(apiRequest({ headers: { 'content-type': contentType }, body }), 1000, purpose);
const readJson = (value: unknown, purpose: Purpose = 'update') =>
  read(typeof value === 'string' ? value : JSON.stringify(value), 'application/json', purpose);
const readForm = (purpose: Purpose, ...parts: string[]) => read(form(...parts), FORM_TYPE, purpose);
const refused = (details: Record<string, string>) => ({
  code: 'invalid-request',
  message: 'The request is not valid.',
  details: Object.entries(details).map(([name, message]) => ({ field: name, message })),
});

const REQUIRED = 'This field is required';
const BOOLEAN = 'This must be true or false';
const OBJECT = 'This must be a JSON object';
const KEYS = 'Its keys must be 1 to 200 characters of Unicode text';
const STRING = 'This must be a string';
const UNICODE = 'This must be Unicode text';
const DEEP = 'This must be nested at most 20 levels deep';
const TAGS = 'This must be a list of at most 50 texts of 1 to 100 characters';
const numbered = (length: number) => Array.from({ length }, (_, index) => `tag ${index}`);
const longest = (length: number) => `This must be at most ${length} characters long`;
const nested = (levels: number) => JSON.parse(`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`);
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

describe('the request for a new resource', () => {
  test('is read from a form with a file', async () => {
    const parts = [
      field('name', ' Deed of Ann '),
      field('description', '=1+1\r\n'),
      field('archived', 'True'),
      field('attributes', '{"a":[1],"b":null}'),
      field('entity_type', 'parcel'),
      field('entity_id', '7'),
      field('container_id', ' c\r\n'),
      field('tags', '["b"," a ","a"]'),
      file('deed.txt', 'text'),
    ];
    expect(await readForm('create', ...parts)).toStrictEqual({
      name: 'Deed of Ann',
      description: '=1+1',
      archived: true,
      attributes: { a: [1], b: null },
      entityType: 'parcel',
      entityId: '7',
      containerId: 'c',
      tags: ['b', 'a'],
      resource: { bytes: Buffer.from('text'), fileName: 'deed.txt', contentType: 'text/plain' },
    });
  });

  test.each([
    [
      { name: 'Deed', resource: 'ref://x' },
      { name: 'Deed', resource: 'ref://x' },
    ],
    [
      { name: 'Deed', resource: ' "some/url" ' },
      { name: 'Deed', resource: '"some/url"' },
    ],
    [{ id: 'x' }, { id: 'x' }],
    [
      { name: 'Deed', resource: 'x', archived: false, attributes: {} },
      { name: 'Deed', resource: 'x', archived: false, attributes: {} },
    ],
  ])('is read from JSON: %j', async (body, expected) => {
    expect(await readJson(body, 'create')).toStrictEqual(expected);
  });

  test.each([
    ['container_id', '', 'containerId', null],
    ['container_id', ' ', 'containerId', null],
    ['tags', '', 'tags', []],
    ['tags', ' ', 'tags', []],
    ['tags', 'null', 'tags', []],
    ['tags', '[]', 'tags', []],
    ['tags', '["=1+1"]', 'tags', ['=1+1']],
  ])('is read from a form with %s %j', async (name, value, read, expected) => {
    const entry = await readForm('create', field('name'), file('a'), field(name, value));
    expect(entry).toMatchObject({ [read]: expected });
  });

  test.each([
    ['tags', 'a', TAGS],
    ['tags', '"a"', TAGS],
    ['tags', '{"0":"a"}', TAGS],
    ['tags', '["a",7]', TAGS],
  ])('is refused as a form with %s %j', async (name, value, message) => {
    const problem = await problemOf(() => readForm('create', field('name'), file('a'), field(name, value)));
    expect(problem).toEqual(refused({ [name]: message }));
  });

  test.each<[unknown, Record<string, string>]>([
    [{}, { name: REQUIRED, resource: REQUIRED }],
    [{ name: 'Deed' }, { resource: REQUIRED }],
    [{ name: 'Deed', resource: '' }, { resource: REQUIRED }],
    [{ name: 'Deed', resource: '  ' }, { resource: REQUIRED }],
    [{ resource: 'x' }, { name: REQUIRED }],
    [{ name: '', resource: 'x' }, { name: REQUIRED }],
    [{ name: ' \t\n', resource: 'x' }, { name: REQUIRED }],
    [
      { name: null, resource: 7 },
      { name: STRING, resource: STRING },
    ],
    [{ id: 7 }, { id: STRING }],
    [{ id: 'x', other: 1 }, { other: 'This field is not known' }],
  ])('is refused without a required field: %j', async (body, details) => {
    expect(await problemOf(() => readJson(body, 'create'))).toEqual(refused(details));
  });

  test('is refused with an empty file', async () => {
    const problem = await problemOf(() => readForm('create', field('name'), file('a', '')));
    expect(problem).toEqual(refused({ resource: 'The file is empty' }));
  });

  test('is refused with files in other fields', async () => {
    const other = (name: string) => part(`Content-Disposition: form-data; name="${name}"; filename="a"`);
    expect(await problemOf(() => readForm('update', other('name')))).toEqual(
      refused({ name: 'This must not be a file' }),
    );
    expect(await problemOf(() => readForm('update', other('scan')))).toEqual(
      refused({ scan: 'This field is not known' }),
    );
  });
});

describe('the request for a change', () => {
  test.each([
    [{}, {}],
    [{ name: ' a ' }, { name: 'a' }],
    [{ name: '=1+1' }, { name: '=1+1' }],
    [{ name: '<script>' }, { name: '<script>' }],
    [{ name: 'a\0b' }, { name: 'a\0b' }],
    [{ name: '🚒'.repeat(200) }, { name: '🚒'.repeat(200) }],
    [{ name: ` ${'x'.repeat(200)} ` }, { name: 'x'.repeat(200) }],
    [{ description: '' }, { description: '' }],
    [{ description: 'x'.repeat(10_000) }, { description: 'x'.repeat(10_000) }],
    [{ archived: true }, { archived: true }],
    [{ archived: 'true' }, { archived: true }],
    [{ archived: 'False' }, { archived: false }],
    [{ attributes: '{"a":1}' }, { attributes: { a: 1 } }],
    [{ attributes: { a: null } }, { attributes: { a: null } }],
    [{ attributes: { a: 'x'.repeat(65_528) } }, { attributes: { a: 'x'.repeat(65_528) } }],
    [{ attributes: keys(200) }, { attributes: keys(200) }],
    [{ attributes: { ['ä'.repeat(200)]: 1 } }, { attributes: { ['ä'.repeat(200)]: 1 } }],
    [{ attributes: nested(19) }, { attributes: nested(19) }],
    [{ resource: 'x' }, { resource: 'x' }],
    [{ container_id: ' c ' }, { containerId: 'c' }],
    [{ container_id: null }, { containerId: null }],
    [{ tags: null }, { tags: [] }],
    [{ tags: '' }, { tags: [] }],
    [{ container_id: '' }, { containerId: null }],
    [{ tags: ['b', ' a ', 'b'] }, { tags: ['b', 'a'] }],
    [{ tags: '["a"]' }, { tags: ['a'] }],
    [{ tags: [] }, { tags: [] }],
    [{ tags: numbered(50) }, { tags: numbered(50) }],
    [{ tags: ['🚒'.repeat(100)] }, { tags: ['🚒'.repeat(100)] }],
  ])('is read from %j', async (body, expected) => {
    expect(await readJson(body)).toStrictEqual(expected);
  });

  test.each<[unknown, Record<string, string>]>([
    [{ name: '' }, { name: REQUIRED }],
    [{ name: 'x'.repeat(201) }, { name: longest(200) }],
    [{ name: '\ud800' }, { name: UNICODE }],
    [{ name: 7 }, { name: STRING }],
    [{ name: ['a'] }, { name: STRING }],
    [{ description: null }, { description: STRING }],
    [{ description: 'x'.repeat(10_001) }, { description: longest(10_000) }],
    [{ archived: 'yes' }, { archived: BOOLEAN }],
    [{ archived: 1 }, { archived: BOOLEAN }],
    [{ archived: null }, { archived: BOOLEAN }],
    [{ attributes: null }, { attributes: OBJECT }],
    [{ attributes: [] }, { attributes: OBJECT }],
    [{ attributes: 'x' }, { attributes: OBJECT }],
    [{ attributes: '[1]' }, { attributes: OBJECT }],
    [{ attributes: '' }, { attributes: OBJECT }],
    [{ attributes: { '': 1 } }, { attributes: KEYS }],
    [{ attributes: { ['x'.repeat(201)]: 1 } }, { attributes: KEYS }],
    [{ attributes: { '\ud800': 1 } }, { attributes: KEYS }],
    [{ attributes: keys(201) }, { attributes: 'This must have at most 200 keys' }],
    [{ attributes: { a: 'x'.repeat(65_529) } }, { attributes: 'This must be at most 65536 bytes of JSON' }],
    [{ attributes: nested(20) }, { attributes: DEEP }],
    [{ resource: 7 }, { resource: STRING }],
    [{ resource: 'x'.repeat(2001) }, { resource: longest(2000) }],
    [{ container_id: 7 }, { container_id: STRING }],
    [{ container_id: ['c'] }, { container_id: STRING }],
    [{ container_id: false }, { container_id: STRING }],
    [{ tags: 'a' }, { tags: TAGS }],
    [{ tags: { 0: 'a' } }, { tags: TAGS }],
    [{ tags: [' '] }, { tags: TAGS }],
    [{ tags: ['a', 7] }, { tags: TAGS }],
    [{ tags: ['a'.repeat(101)] }, { tags: TAGS }],
    [{ tags: ['\ud800'] }, { tags: TAGS }],
    [{ tags: numbered(51) }, { tags: TAGS }],
    [{ containerId: 'c' }, { containerId: 'This field is not known' }],
    [{ id: 'x' }, { id: 'This field cannot be changed' }],
    [{ entity_id: 'x' }, { entity_id: 'This field cannot be changed' }],
    [{ entity_type: 'party' }, { entity_type: 'This field cannot be changed' }],
    [{ Name: 'x' }, { Name: 'This field is not known' }],
    [{ mime_type: 'x' }, { mime_type: 'This field is not known' }],
    [{ constructor: 'x' }, { constructor: 'This field is not known' }],
    [
      { name: 7, archived: 7, other: 7 },
      { name: STRING, archived: BOOLEAN, other: 'This field is not known' },
    ],
  ])('is refused: %j', async (body, details) => {
    expect(await problemOf(() => readJson(body))).toEqual(refused(details));
  });

  test.each([
    ['entity_type', 'house', /^This must be one of party, .*, parcel$/],
    ['entity_id', 'x'.repeat(201), /^This must be at most 200 characters long$/],
    ['id', 'x'.repeat(101), /^This must be at most 100 characters long$/],
  ])('is refused with %s %j, as is one for a new resource', async (name, value, message) => {
    const body = { name: 'Deed', resource: 'x', [name]: value };
    const expected = { details: [{ field: name, message: expect.stringMatching(message) }] };
    expect(await problemOf(() => readJson(body, 'create'))).toMatchObject(expected);
  });

  test('may name attributes like members of every object', async () => {
    const { attributes = {} } = await readJson('{"attributes":{"__proto__":{"a":1},"toString":2}}');
    expect(Object.entries(attributes)).toEqual([
      ['__proto__', { a: 1 }],
      ['toString', 2],
    ]);
  });

  test.each([
    ['[]', 'The request body must be a JSON object.'],
    ['name=Deed', 'The request body is not valid JSON.'],
  ])('is refused as %j', async (body, message) => {
    expect(await problemOf(() => readJson(body))).toEqual({ code: 'invalid-request', message });
  });
});

test('any body is read or refused', async () => {
  const names = fc.constantFrom(
    ...['id', 'name', 'description', 'archived', 'attributes', 'entity_type', 'entity_id', 'resource', 'x'],
    ...['container_id', 'tags'],
  );
  const body = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.string({ unit: anyCharacter })));
  const purpose = fc.constantFrom<Purpose>('create', 'update');
  await fc.assert(
    fc.asyncProperty(fc.oneof(body, fc.jsonValue()), purpose, async (value, why) => {
      try {
        const { name = 'x' } = await readJson(JSON.stringify(value), why);
        expect(name).toBe(name.trim());
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }),
    examples(500),
  );
});
