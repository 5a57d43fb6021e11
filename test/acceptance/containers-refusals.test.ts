import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  containerRefusal,
  containersAt,
  createdContainer,
  invalid,
  NOT_PARSED,
  query,
} from './support/containers.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const containers = containersAt(target.base_url, token);
const made = await containers.created({ description: 'Old ones', tags: ['a'] });
const { id, orgId } = made;
const unchanged = await containers.container(id);

const TEXT = 'must be a string';
const UNICODE = 'must be Unicode text';
const NAME_LENGTH = 'must be at most 200 characters long';
const DESCRIPTION_LENGTH = 'must be at most 10000 characters long';
const TAGS = 'must be a list of at most 50 texts of 1 to 100 characters';
const ORGANIZATION = 'must be the number of an organization';
const UNKNOWN = 'is an unknown field: leave it out';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);

/** Fields that are wrong in every request. */
const WRONG_FIELDS: [object, ...string[]][] = [
  [{ name: 7 }, `name ${TEXT}`],
  [{ name: true }, `name ${TEXT}`],
  [{ name: ['Deeds'] }, `name ${TEXT}`],
  [{ name: { a: 1 } }, `name ${TEXT}`],
  [{ name: 'x\ud800' }, `name ${UNICODE}`],
  [{ name: 'x'.repeat(201) }, `name ${NAME_LENGTH}`],
  [{ name: '🚒'.repeat(201) }, `name ${NAME_LENGTH}`],
  [{ description: 7 }, `description ${TEXT}`],
  [{ description: [] }, `description ${TEXT}`],
  [{ description: '\udc00' }, `description ${UNICODE}`],
  [{ description: 'x'.repeat(10_001) }, `description ${DESCRIPTION_LENGTH}`],
  [{ tags: 'a' }, `tags ${TAGS}`],
  [{ tags: 7 }, `tags ${TAGS}`],
  [{ tags: false }, `tags ${TAGS}`],
  [{ tags: {} }, `tags ${TAGS}`],
  [{ tags: { 0: 'a' } }, `tags ${TAGS}`],
  [{ tags: [''] }, `tags ${TAGS}`],
  [{ tags: ['a', ' '] }, `tags ${TAGS}`],
  [{ tags: [7] }, `tags ${TAGS}`],
  [{ tags: [null] }, `tags ${TAGS}`],
  [{ tags: [['a']] }, `tags ${TAGS}`],
  [{ tags: ['\ud800'] }, `tags ${TAGS}`],
  [{ tags: ['x'.repeat(101)] }, `tags ${TAGS}`],
  [{ tags: numbered(51) }, `tags ${TAGS}`],
  [{ Name: 'x' }, `Name ${UNKNOWN}`],
  [{ '': 'x' }, ` ${UNKNOWN}`],
  [{ constructor: 'x' }, `constructor ${UNKNOWN}`],
  [JSON.parse('{"__proto__": {"name": "x"}}'), `__proto__ ${UNKNOWN}`],
  [
    { zoom: 1, tags: 'a', name: 7, description: null, owner: 'me' },
    `name ${TEXT}`,
    `tags ${TAGS}`,
    `zoom ${UNKNOWN}`,
    `owner ${UNKNOWN}`,
  ],
];

/** Bodies that are no JSON object. */
const NO_OBJECT = [
  '{',
  '{"name":"Deeds"',
  "{'name':'Deeds'}",
  'name=Deeds',
  'null',
  '7',
  '"Deeds"',
  '[]',
  '[{}]',
];

describe('POST /containers refuses', () => {
  test.each(WRONG_FIELDS)('%j: %s', async (fields, ...reasons) => {
    expect(outcome(await containers.create({ name: 'Deeds', ...fields }))).toEqual(invalid(...reasons));
  });

  test.each<[object, ...string[]]>([
    [{}, 'name is required'],
    [{ description: 'x' }, 'name is required'],
    [{ name: null }, `name ${TEXT}`],
    [{ name: '' }, 'name must not be empty'],
    [{ name: ' \t\n' }, 'name must not be empty'],
    [{ name: 'x', orgId: {} }, `orgId ${ORGANIZATION}`],
    [{ name: 'x', orgId: true }, `orgId ${ORGANIZATION}`],
    [{ id }, 'name is required', `id ${UNKNOWN}`],
    [{ name: 'x', createdAt: unchanged.createdAt }, `createdAt ${UNKNOWN}`],
    [
      { description: 7, tags: {}, orgId: [], x: 1 },
      'name is required',
      `description ${TEXT}`,
      `tags ${TAGS}`,
      `orgId ${ORGANIZATION}`,
      `x ${UNKNOWN}`,
    ],
  ])('%j: %s', async (fields, ...reasons) => {
    expect(outcome(await containers.create(fields))).toEqual(invalid(...reasons));
  });

  test.each([...NO_OBJECT, '', ' '])('the body "%s"', async (body) => {
    expect(outcome(await containers.createByText(body))).toEqual(NOT_PARSED);
  });

  test.each([0, -1, 1.5, 1e300, orgId + 1, '', 'else', `${orgId} `])(
    'another organization',
    async (organization) => {
      const message = 'You are not allowed to use this organization: leave orgId out, or send your own.';
      const answer = await containers.create({ name: 'Deeds', orgId: organization });
      expect(outcome(answer)).toEqual(containerRefusal(403, message));
    },
  );
});

describe('POST /containers accepts', () => {
  test.each([orgId, String(orgId), target.account_id, null])('its own organization', async (own) => {
    expect(createdContainer(await containers.create({ name: 'Deeds', orgId: own })).orgId).toBe(orgId);
  });

  test.each<[object, object]>([
    [{ name: ' Deeds\n' }, { name: 'Deeds', description: '', tags: [] }],
    [
      { name: 'x', description: null, tags: null },
      { name: 'x', description: '', tags: [] },
    ],
    [
      { name: 'x', description: ' a\n b ' },
      { name: 'x', description: 'a\n b', tags: [] },
    ],
    [{ name: '🚒'.repeat(200) }, { name: '🚒'.repeat(200) }],
    [{ name: 'x', description: '🚒'.repeat(10_000) }, { description: '🚒'.repeat(10_000) }],
    [{ name: 'x', tags: [' b ', 'a', 'b', 'A'] }, { tags: ['b', 'a', 'A'] }],
    [{ name: 'x', tags: numbered(50) }, { tags: numbered(50) }],
    [{ name: 'x', tags: ['🚒'.repeat(100)] }, { tags: ['🚒'.repeat(100)] }],
    [{ name: '"%&+=?#<>\\\u0000\u202e' }, { name: '"%&+=?#<>\\\u0000\u202e' }],
  ])('%j', async (fields, told) => {
    const created = createdContainer(await containers.create(fields));
    expect(created).toMatchObject(told);
    expect(await containers.container(created.id)).toMatchObject(told);
  });

  test('JSON with any content type, and any UTF-8', async () => {
    for (const type of ['text/plain', 'application/octet-stream', 'application/json; charset=utf-8']) {
      const answer = await api.send({
        method: 'POST',
        path: '/containers',
        token,
        headers: { 'content-type': type },
        body: Buffer.from('{"name":"契約"}'),
      });
      expect(createdContainer(answer).name).toBe('契約');
    }
  });
});

describe('PUT /containers/{id} refuses', () => {
  test.each(WRONG_FIELDS)('%j: %s', async (fields, ...reasons) => {
    expect(outcome(await containers.update(id, fields))).toEqual(invalid(...reasons));
    expect(await containers.container(id)).toEqual(unchanged);
  });

  test.each(NO_OBJECT)('the body "%s"', async (body) => {
    expect(outcome(await containers.updateByText(id, body))).toEqual(NOT_PARSED);
    expect(await containers.container(id)).toEqual(unchanged);
  });
});

describe('POST /containers/{id}/clone refuses', () => {
  test.each<[object, ...string[]]>([
    [{}, 'name is required'],
    [{ name: null }, `name ${TEXT}`],
    [{ name: 7 }, `name ${TEXT}`],
    [{ name: '' }, 'name must not be empty'],
    [{ name: '  ' }, 'name must not be empty'],
    [{ name: '\ud800' }, `name ${UNICODE}`],
    [{ name: 'x'.repeat(201) }, `name ${NAME_LENGTH}`],
    [{ name: 'x', description: 'y' }, `description ${UNKNOWN}`],
    [{ name: 'x', type: 'clone' }, `type ${UNKNOWN}`],
    [{ fromContainerId: id }, 'name is required', `fromContainerId ${UNKNOWN}`],
  ])('%j: %s', async (fields, ...reasons) => {
    expect(outcome(await containers.clone(id, fields))).toEqual(invalid(...reasons));
  });

  test.each([...NO_OBJECT, ''])('the body "%s"', async (body) => {
    expect(outcome(await containers.cloneByText(id, body))).toEqual(NOT_PARSED);
  });
});

test.each([
  ['POST', []],
  ['PUT', [id]],
  ['POST', [id, 'clone']],
])('%s refuses bytes that are not UTF-8', async (method, parts) => {
  const path = containers.path(...parts);
  const headers = { 'content-type': 'application/octet-stream' };
  const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.of(0xff), Buffer.from('"}')]);
  expect(outcome(await api.send({ method, path, token, headers, body }))).toEqual(NOT_PARSED);
});

describe('DELETE /containers/{id} refuses', () => {
  const TRAVERSE = 'The query is not valid: it may be traverse=true or traverse=false, and nothing else.';

  test.each([
    'traverse',
    'traverse=',
    'traverse=1',
    'traverse=TRUE',
    'traverse=yes',
    'Traverse=true',
    'traverse=true&traverse=true',
    'traverse=true&x=1',
    'x=1',
    query({ traverse: true }),
  ])('the query %s', async (asked) => {
    expect(outcome(await containers.remove(id, asked))).toEqual(containerRefusal(400, TRAVERSE));
    expect(await containers.container(id)).toEqual(unchanged);
  });
});
