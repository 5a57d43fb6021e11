import { describe, expect, test } from 'vitest';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const post = (path: string, fields: object) =>
  api.send({
    method: 'POST',
    path,
    token,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify(fields),
  });

const FIELDS = 5000;
const many = Object.fromEntries(Array.from({ length: FIELDS }, (_, index) => [`x${index}`, 1]));
const first = Array.from({ length: 20 }, (_, index) => `x${index}`);
const last = { field: '…', message: `and ${FIELDS - 20} more` };
const NOT_KNOWN = 'is an unknown field: leave it out';

const resource = { file_name: 'test.jpg', mime_type: 'image/jpg', mode: 'temporary_url' };
const sentence = `The request is not valid: ${first.map((field) => `${field} ${NOT_KNOWN}`).join('; ')}; … and 4980 more.`;

describe('of thousands of unknown fields, names twenty and counts the rest', () => {
  test.each<[string, object, unknown]>([
    [
      '/v1/resources',
      resource,
      {
        error: {
          code: 400,
          message: sentence,
          details: [...first.map((field) => ({ field, message: NOT_KNOWN })), last],
        },
      },
    ],
    ['/containers', { name: 'Hyrule' }, { error: { code: 400, message: sentence } }],
    [
      '/cms/v2/content',
      { content: 'QUJD' },
      { invalidReasons: [...first.map((field) => `Unknown field ${field}`), last.message], valid: false },
    ],
    [
      '/resources/',
      { name: 'Deed', resource: 'ref://x' },
      { ...Object.fromEntries(first.map((field) => [field, 'This field is not known'])), '…': last.message },
    ],
  ])('at %s', async (path, fields, expected) => {
    const { status, text } = await post(path, { ...fields, ...many });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual(expected);
  });

  test('in the query of a list', async () => {
    const { status, text } = await api.send({ path: `/resources/?${first.join('&')}&a&b`, token });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ x19: 'This parameter is not known', '…': 'and 2 more' });
  });
});

test.each([
  ['/v1/resources', resource],
  ['/containers', { name: 'Hyrule' }],
  ['/cms/v2/content', { content: 'QUJD' }],
  ['/resources/', { name: 'Deed', resource: 'ref://x' }],
])('%s names only the beginning of a long field name', async (path, fields) => {
  const { status, text } = await post(path, { ...fields, ['é'.repeat(20_000)]: 1 });
  expect(status).toBe(400);
  expect(text).toContain(`${'é'.repeat(100)}…`);
  expect(text).not.toContain('é'.repeat(101));
});
