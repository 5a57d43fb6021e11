import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { bucket, type RunningStore, shareEmptiedStore } from './running-store.ts';
import {
  FILE_NAME_VARIABLE,
  type FormPlan,
  goodConditions,
  goodFields,
  post,
  signForm,
  withExtra,
} from './upload-form.ts';

const shared = shareEmptiedStore(Date.parse('2026-03-27T12:00:00Z'));

async function read(store: RunningStore, key = 'foo.txt') {
  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return { ...object, body: (await object.Body?.transformToByteArray()) ?? new Uint8Array() };
}

describe('stores a form that meets its policy', () => {
  const cases: readonly [name: string, plan: FormPlan, key?: string][] = [
    ['unchanged', {}],
    [
      'with the file as one of several media types',
      { fields: { ...goodFields, 'Content-Type': 'text/plain, text/plain' } },
    ],
    [
      'with an exact condition of every form',
      { conditions: [...goodConditions, { key: 'foo.txt' }, ['eq', '$key', 'foo.txt']] },
    ],
    ['without a media type', { fields: { key: 'foo.txt' }, conditions: [{ bucket }, { key: 'foo.txt' }] }],
    ['with the bucket as a field', { fields: { ...goodFields, bucket } }],
    [
      'named after the file',
      { fields: { ...goodFields, key: FILE_NAME_VARIABLE }, fileName: 'foo-$&.txt' },
      'foo-$&.txt',
    ],
    [
      'named after the file without its directories',
      { fields: { ...goodFields, key: `foo/${FILE_NAME_VARIABLE}` }, fileName: 'C:/my/photo.png' },
      'foo/photo.png',
    ],
    ['with fields to ignore', { fields: { ...goodFields, 'X-Ignore-This': 'bar' } }],
    [
      'with names in any case',
      {
        fields: { kEy: 'foo.txt', 'cOnTeNt-tYpE': 'text/plain' },
        conditions: [
          { bUcKeT: bucket },
          ['StArTs-WiTh', '$KeY', 'foo'],
          ['EQ', '$CoNtEnT-TyPe', 'text/plain'],
        ],
      },
    ],
    [
      'with dollar signs and backslashes in the key',
      { fields: { key: '\\$foo.txt' }, conditions: [{ bucket }, ['starts-with', '$key', '\\$foo']] },
      '\\$foo.txt',
    ],
    ['with an ACL that only states the default', withExtra({ acl: 'private' })],
    [
      'with the right checksum',
      withExtra({ 'x-amz-checksum-sha256': createHash('sha256').update('bar').digest('base64') }),
    ],
    [
      'of exactly as many bytes as allowed',
      { conditions: [...goodConditions, ['content-length-range', 3, '3']] },
    ],
    ['until the last millisecond', { expiration: Date.parse('2026-03-27T12:00:00.001Z') }],
  ];
  test.each(cases)('%s', async (_name, plan, key = 'foo.txt') => {
    const store = shared();
    const form = signForm(store, plan);
    expect(await post(store, form)).toMatchObject({ status: 204, body: '' });
    const object = await read(store, key);
    expect(Buffer.from(object.body).toString()).toBe('bar');
    const sentType = form.fields.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    expect(object.ContentType).toBe(sentType ?? 'binary/octet-stream');
  });

  test('empty', async () => {
    const store = shared();
    expect(await post(store, signForm(store, { file: '' }))).toMatchObject({ status: 204 });
    expect(await read(store)).toMatchObject({ ContentLength: 0, ETag: '"d41d8cd98f00b204e9800998ecf8427e"' });
  });

  test('with its headers and metadata', async () => {
    const store = shared();
    const headers = {
      'Cache-Control': 'no-store',
      'Content-Disposition': 'attachment; filename="a.txt"',
      'Content-Encoding': 'identity',
      'Content-Language': 'en',
      Expires: 'Thu, 01 Dec 2044 16:00:00 GMT',
      'x-amz-meta-foo': 'barclamp',
    };
    expect(await post(store, signForm(store, withExtra(headers)))).toMatchObject({ status: 204 });
    expect(await read(store)).toMatchObject({
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: 'identity',
      ContentLanguage: 'en',
      ExpiresString: 'Thu, 01 Dec 2044 16:00:00 GMT',
      Metadata: { foo: 'barclamp' },
    });
  });

  test('without the fields after the file', async () => {
    const store = shared();
    const after = [
      ['key', 'foo-too.txt'],
      ['file', 'more'],
      ['not-in-the-policy', 'x'.repeat(30_000)],
    ] as const;
    expect(await post(store, { ...signForm(store), after })).toMatchObject({ status: 204 });
    expect(Buffer.from((await read(store)).body).toString()).toBe('bar');
    expect(await store.kept()).toHaveLength(2);
  });

  test('in many pieces', async () => {
    const store = shared();
    const file = Buffer.alloc(5_000_003, 'a line of text\r\n------the-boundar\r\n');
    const conditions = [{ bucket }, { key: 'foo.txt' }, ['starts-with', '$Content-Type', '']];
    expect(await post(store, signForm(store, { file, conditions }))).toMatchObject({ status: 204 });
    expect(Buffer.compare((await read(store)).body, file)).toBe(0);
  });
});
