import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt, filePart, formOf, invalid, type Part, textParts } from './support/catalogue.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);
const uploaded = (await catalogue.created()).resource;

const REQUIRED = 'This field is required';
const STRING = 'This must be a string';
const BOOLEAN = 'This must be true or false';
const OBJECT = 'This must be a JSON object';
const UNICODE = 'This must be Unicode text';
const KEYS = 'Its keys must be 1 to 200 characters of Unicode text';
const UNKNOWN = 'This field is not known';
const NOT_A_FILE = 'This must be a file, or the URL or ref:// of one that you have uploaded';
const LARGE = 'This must be at most 65536 bytes of JSON';
const DEEP = 'This must be nested at most 20 levels deep';
const ENTITY_TYPE =
  'This must be one of party, party_relationship, spatial_unit, spatial_unit_relationship, tenure_relationship, ' +
  'organization, project, questionnaire, question, parcel';
const long = (length: number) => `This must be at most ${length} characters long`;
const manyAttributes = (length: number) =>
  Object.fromEntries(Array.from({ length }, (_, index) => [index, 0]));

describe('names each wrong field of JSON', () => {
  test.each<[object, Record<string, string>]>([
    [{ name: undefined }, { name: REQUIRED }],
    [{ name: '' }, { name: REQUIRED }],
    [{ name: ' \n' }, { name: REQUIRED }],
    [{ name: null }, { name: STRING }],
    [{ name: 7 }, { name: STRING }],
    [{ name: ['a'] }, { name: STRING }],
    [{ name: 'n'.repeat(201) }, { name: long(200) }],
    [{ name: '\ud800' }, { name: UNICODE }],
    [{ description: 7 }, { description: STRING }],
    [{ description: 'd'.repeat(10_001) }, { description: long(10_000) }],
    [{ description: '\udc00' }, { description: UNICODE }],
    [{ archived: 'yes' }, { archived: BOOLEAN }],
    [{ archived: 1 }, { archived: BOOLEAN }],
    [{ archived: null }, { archived: BOOLEAN }],
    [{ attributes: [] }, { attributes: OBJECT }],
    [{ attributes: null }, { attributes: OBJECT }],
    [{ attributes: 'text' }, { attributes: OBJECT }],
    [{ attributes: '[1]' }, { attributes: OBJECT }],
    [{ attributes: { '': 1 } }, { attributes: KEYS }],
    [{ attributes: { ['k'.repeat(201)]: 1 } }, { attributes: KEYS }],
    [{ attributes: { '\ud800': 1 } }, { attributes: KEYS }],
    [{ attributes: { text: 'a'.repeat(64 * 1024 - 10) } }, { attributes: LARGE }],
    [{ attributes: manyAttributes(201) }, { attributes: 'This must have at most 200 keys' }],
    [{ entity_type: 'person' }, { entity_type: ENTITY_TYPE }],
    [{ entity_type: null }, { entity_type: ENTITY_TYPE }],
    [{ entity_type: '' }, { entity_type: ENTITY_TYPE }],
    [{ entity_id: 7 }, { entity_id: STRING }],
    [{ entity_id: 'i'.repeat(201) }, { entity_id: long(200) }],
    [{ resource: undefined }, { resource: REQUIRED }],
    [{ resource: '' }, { resource: REQUIRED }],
    [{ resource: ' ' }, { resource: REQUIRED }],
    [{ resource: null }, { resource: STRING }],
    [{ resource: 'r'.repeat(2001) }, { resource: long(2000) }],
    [{ resource: 'some/url/on/s3' }, { resource: NOT_A_FILE }],
    [{ resource: 'https://example.org/file.png' }, { resource: NOT_A_FILE }],
    [{ resource: 'ref://00000000-0000-4000-8000-000000000000' }, { resource: NOT_A_FILE }],
    [{ resource: '""' }, { resource: NOT_A_FILE }],
    [{ resource: `x${uploaded}` }, { resource: NOT_A_FILE }],
    [{ resource: `${uploaded}/` }, { resource: NOT_A_FILE }],
    [{ id: uploaded }, { id: 'This is for putting a resource into an organization or a project' }],
    [{ colour: 'red' }, { colour: UNKNOWN }],
    [{ mime_type: 'image/png' }, { mime_type: UNKNOWN }],
    [JSON.parse('{"__proto__": 1}'), JSON.parse(`{"__proto__": "${UNKNOWN}"}`)],
    [{ constructor: 1 }, { constructor: UNKNOWN }],
    [
      { name: '', archived: 'x', colour: 1, resource: undefined },
      { name: REQUIRED, archived: BOOLEAN, colour: UNKNOWN, resource: REQUIRED },
    ],
  ])('%j', async (fields, messages) => {
    const input = Object.defineProperties(
      { name: 'Contract', resource: uploaded },
      Object.getOwnPropertyDescriptors(fields),
    );
    expect(outcome(await catalogue.post('/resources/', input))).toEqual(invalid(messages));
  });
});

test.each([20, 30, 31, 30_000])('refuses attributes nested %i levels deep', async (depth) => {
  const attributes = `{"a": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const wanted = `{"name": "Contract", "resource": "${uploaded}", "attributes": ${attributes}}`;
  const json = await catalogue.postBytes(wanted, 'application/json');
  const tooDeep = { error: 'The request body must be nested at most 32 levels deep.' };
  expect(outcome(json)).toEqual(invalid(depth > 30 ? tooDeep : { attributes: DEEP }));
  const parts = textParts({ name: 'Contract', resource: uploaded, attributes });
  expect(outcome(await catalogue.postForm('/resources/', parts))).toEqual(invalid({ attributes: DEEP }));
});

test('refuses JSON of more than a mebibyte with 413', async () => {
  const wanted = JSON.stringify({ name: 'Contract', resource: uploaded });
  const answer = await catalogue.postBytes(`${wanted}${' '.repeat(2 ** 20)}`, 'application/json');
  const error = 'The request body must be at most 1048576 bytes long.';
  expect(outcome(answer)).toEqual({ status: 413, body: { error } });
});

describe('names each wrong field of a form:', () => {
  const name: Part = { name: 'name', content: 'Contract' };
  const file = filePart('Hello');
  test.each<[string, Part[], Record<string, string>]>([
    ['nothing', [], { name: REQUIRED, resource: REQUIRED }],
    ['no name', [file], { name: REQUIRED }],
    ['no file', [name], { resource: REQUIRED }],
    ['an empty text for the file', [name, { name: 'resource', content: '' }], { resource: REQUIRED }],
    ['an empty file', [name, filePart('')], { resource: 'The file is empty' }],
    ['another file', [name, { ...file, name: 'scan' }], { scan: UNKNOWN, resource: REQUIRED }],
    [
      'the name sent as a file',
      [{ ...file, name: 'name' }],
      { name: 'This must not be a file', resource: REQUIRED },
    ],
    ['another field', [name, file, { name: 'colour', content: 'red' }], { colour: UNKNOWN }],
    ['archived', [name, file, { name: 'archived', content: 'TRUE' }], { archived: BOOLEAN }],
    ['attributes', [name, file, { name: 'attributes', content: '{' }], { attributes: OBJECT }],
    ['entity_type', [name, file, { name: 'entity_type', content: 'x' }], { entity_type: ENTITY_TYPE }],
    ['a long name', [{ ...name, content: 'n'.repeat(201) }, file], { name: long(200) }],
    [
      'a field with a long name',
      [name, file, { name: 'f'.repeat(99), content: '' }],
      { ['f'.repeat(99)]: UNKNOWN },
    ],
  ])('%s', async (_, parts, messages) => {
    expect(outcome(await catalogue.postForm('/resources/', parts))).toEqual(invalid(messages));
  });
});

const FORM = 'multipart/form-data; boundary=-separator-';
const BROKEN = { error: 'The form is broken: its boundary is missing or it was cut off.' };
const NO_BOUNDARY = { error: 'The form has no boundary: send Content-Type: multipart/form-data with one.' };
const EMPTY = { error: 'The request body is empty: send the fields as a form or as a JSON object.' };
const NO_JSON = { error: 'The request body is not valid JSON.' };
const NO_OBJECT = { error: 'The request body must be a JSON object.' };
const NO_TEXT = { error: 'The request body must be text in UTF-8.' };
const whole = formOf([...textParts({ name: 'Contract' }), filePart('Hello')]).body;

describe('refuses a broken body:', () => {
  test.each<[string, string | Uint8Array, string, object]>([
    ['an empty body sent as JSON', '', 'application/json', EMPTY],
    ['invalid JSON', '{"name": ', 'application/json', NO_JSON],
    ['a list', '[]', 'application/json', NO_OBJECT],
    ['null', 'null', 'application/json', NO_OBJECT],
    ['a text', '"name"', 'application/json', NO_OBJECT],
    ['invalid UTF-8', Buffer.from('7bff7d', 'hex'), 'application/octet-stream', NO_TEXT],
    ['a form sent as JSON', whole, 'application/json', NO_JSON],
    [
      'a form in one line without a file',
      'name=Contract',
      'application/x-www-form-urlencoded',
      { resource: REQUIRED },
    ],
    ['an empty body sent as a form', '', FORM, EMPTY],
    ['a text sent as a form', 'Hello', FORM, BROKEN],
    ['JSON sent as a form', '{"name": "Contract"}', FORM, BROKEN],
    ['no boundary', 'Hello', 'multipart/form-data', NO_BOUNDARY],
    ['another boundary', whole, 'multipart/form-data; boundary=other', BROKEN],
    ['a form cut off in its last boundary', whole.subarray(0, -6), FORM, BROKEN],
    ['a form cut off in its file', whole.subarray(0, -20), FORM, BROKEN],
    ['a form cut off in a header', whole.subarray(0, 40), FORM, BROKEN],
    ['a form cut off in a field', whole.subarray(0, 65), FORM, BROKEN],
  ])('%s', async (_, body, type, said) => {
    expect(outcome(await catalogue.postBytes(body, type))).toEqual({ status: 400, body: said });
  });

  const many = (length: number, part: Part) =>
    Array.from({ length }, (_, index) => ({ ...part, name: `f${index}` }));
  test.each<[string, Part[], string]>([
    ['too many fields', many(21, { name: '', content: '' }), 'The form has too many fields.'],
    ['very many fields', many(5000, { name: '', content: '' }), 'The form has too many fields.'],
    ['two files', [filePart('a'), filePart('b')], 'The form has too many files.'],
    ['many files', many(50, filePart('a')), 'The form has too many files.'],
    [
      'a very long field',
      [{ name: 'name', content: 'n'.repeat(128 * 1024 + 1) }],
      "The form's field name is too long.",
    ],
  ])('%s', async (_, parts, error) => {
    expect(outcome(await catalogue.postForm('/resources/', parts))).toEqual({ status: 400, body: { error } });
  });
});

describe.runIf(target.maximum_content_bytes)('a file in a form', () => {
  const maximum = target.maximum_content_bytes ?? 0;
  const send = (bytes: number) =>
    catalogue.postForm('/resources/', [...textParts({ name: 'Large' }), filePart(Buffer.alloc(bytes, 'a'))]);

  test('may be as large as the limit', async () => {
    expect((await send(maximum)).status).toBe(201);
  });

  test.each([1, 1000])('is 413, which names the direct upload, if it is %i larger', async (more) => {
    const error =
      `A file here must be at most ${maximum} bytes: upload it with POST /v1/resources, which takes up to 5 GiB, ` +
      'and send its ref:// as resource.';
    expect(outcome(await send(maximum + more))).toEqual({ status: 413, body: { error } });
  });
});

describe('POST of an uploaded file refuses', () => {
  test.runIf(target.other)('a file of another account', async () => {
    const stranger = catalogueAt(target.base_url, `Token ${await api.token(target.other ?? target)}`);
    for (const resource of [uploaded, uploaded.replace(/^.*\//, 'ref://')]) {
      const answer = await stranger.post('/resources/', { name: 'Mine', resource });
      expect(outcome(answer)).toEqual(invalid({ resource: NOT_A_FILE }));
    }
  });

  test('a file that was never uploaded, and one that was deleted', async () => {
    const reserved = await api.reserve(token);
    const deleted = await catalogue.created();
    await catalogue.remove(deleted.id);
    for (const id of [reserved.id, deleted.id]) {
      const answer = await catalogue.post('/resources/', { name: 'Mine', resource: `ref://${id}` });
      expect(outcome(answer)).toEqual(invalid({ resource: NOT_A_FILE }));
    }
  });
});
