import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signRequest } from './raw-request.ts';
import { bucket, noVersion, type RunningStore, startStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';

/** In the order of their bytes, which differs from that of JavaScript's strings. */
const keys = ['a', 'a/1', 'a/2', 'a/ü&<>"+ ', 'b', '\u{ffff}', '\u{1f600}'];

let store: RunningStore;
/** The key and the version of everything stored, in S3's order. */
const all: string[] = [];

beforeAll(async () => {
  store = await startStore({}, { time: Date.parse('2026-03-27T12:00:00.700Z') });
  for (const key of keys) {
    const versions = [await put(key, 'old'), await put(key, 'newest')];
    if (key.startsWith('a/')) versions.push(await remove(key));
    all.push(...versions.reverse().map((id) => `${key} ${id}`));
  }
});
afterAll(() => store[Symbol.asyncDispose]());

async function put(Key: string, Body: string): Promise<string> {
  const { VersionId = '' } = await store.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  return VersionId;
}

async function remove(Key: string, VersionId?: string): Promise<string> {
  const deleted = await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
  return deleted.VersionId ?? '';
}

const list = (input: Partial<ListObjectVersionsCommandInput> = {}) =>
  store.client.send(new ListObjectVersionsCommand({ Bucket: bucket, ...input }));

/** The entries of a page; the SDK separates versions and markers. */
const entries = ({ Versions = [], DeleteMarkers = [] }: Awaited<ReturnType<typeof list>>) =>
  [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${Key} ${VersionId}`);

/** All entries in pages of this size; `visit` runs between the pages. */
async function pages(MaxKeys: number, visit: (entry: string) => Promise<unknown> = async () => {}) {
  const read: string[] = [];
  let next: Partial<ListObjectVersionsCommandInput> | undefined = {};
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof list>> = await list({ MaxKeys, ...next });
    read.push(...entries(page));
    for (const entry of entries(page)) await visit(entry);
    const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    expect(IsTruncated).toBe(KeyMarker !== undefined);
    next = IsTruncated ? { KeyMarker, VersionIdMarker } : undefined;
  }
  return read;
}

test('versions are listed by key, newest first, with markers among them', async () => {
  const { Versions = [], DeleteMarkers = [], ...page } = await list({ Prefix: 'a/1' });
  const { $metadata, ...about } = page;
  const found = { Key: 'a/1', LastModified: new Date('2026-03-27T12:00:00Z'), StorageClass: 'STANDARD' };
  expect(about).toEqual({
    Name: bucket,
    Prefix: 'a/1',
    KeyMarker: '',
    VersionIdMarker: '',
    MaxKeys: 1000,
    IsTruncated: false,
  });
  expect(Versions).toEqual([
    {
      ...found,
      IsLatest: false,
      Size: 6,
      ETag: '"09286af346951f520509c5702db7625e"',
      VersionId: expect.any(String),
    },
    {
      ...found,
      IsLatest: false,
      Size: 3,
      ETag: '"149603e6c03516362a8da23f624db945"',
      VersionId: expect.any(String),
    },
  ]);
  expect(DeleteMarkers).toEqual([
    {
      Key: 'a/1',
      LastModified: new Date('2026-03-27T12:00:00Z'),
      IsLatest: true,
      VersionId: expect.any(String),
    },
  ]);
  expect((await list({ Prefix: 'b' })).Versions?.map(({ IsLatest }) => IsLatest)).toEqual([true, false]);
});

describe('a listing', () => {
  test.each([1, 2, 3, 5, 1000])('has every version once in pages of %i', async (most) => {
    expect((await pages(most)).sort()).toEqual([...all].sort());
  });

  test('is in the order of the bytes of the keys', async () => {
    const { Versions = [] } = await list();
    expect([...new Set(Versions.map(({ Key }) => Key))]).toEqual(keys);
  });

  test.each([
    ['a prefix', { Prefix: 'a/' }, (key: string) => key.startsWith('a/')],
    ['a prefix of no key', { Prefix: 'c' }, () => false],
    ['a key to begin after', { KeyMarker: 'a/1' }, (key: string) => !['a', 'a/1'].includes(key)],
    ['both', { Prefix: 'a', KeyMarker: 'a' }, (key: string) => key.startsWith('a/')],
    ['a key beyond the prefix', { Prefix: 'a', KeyMarker: 'b' }, () => false],
  ])('is filtered by %s', async (_name, input, belongs) => {
    const expected = all.filter((entry) => belongs(entry.slice(0, entry.lastIndexOf(' '))));
    expect(entries(await list(input)).sort()).toEqual(expected.sort());
  });

  test('continues after a version that was removed meanwhile', async () => {
    const removed = await Promise.all(['1', '2', '3'].map((text) => put('z', text)));
    const read = await pages(2, async (entry) => {
      const [key = '', id = ''] = entry.split(' ');
      if (key === 'z') await remove(key, id);
    });
    expect(read.filter((entry) => entry.startsWith('z '))).toHaveLength(removed.length);
    expect((await list({ Prefix: 'z' })).Versions).toBeUndefined();
  });

  test('of no entries is not truncated', async () => {
    expect(await list({ MaxKeys: 0 })).toMatchObject({ IsTruncated: false, MaxKeys: 0 });
  });

  test('encodes its keys if asked', async () => {
    const { Versions } = await list({ Prefix: 'a/ü', EncodingType: 'url' });
    expect(Versions?.[0]?.Key).toBe('a/%C3%BC%26%3C%3E%22%2B%20');
  });

  test('has all keys, whatever they are', async () => {
    const anyKey = fc.string({
      unit: fc.constantFrom('a', '/', 'ü', '😀', '%', ' '),
      minLength: 1,
      maxLength: 8,
    });
    const expected = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyKey, async (key) => {
        expected.add(`any/${key} ${await put(`any/${key}`, 'x')}`);
        const { Versions = [] } = await list({ Prefix: 'any/' });
        expect(new Set(Versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a listing is refused', () => {
  const number = 'Provided max-keys not an integer or within integer range';
  test.each([
    ['of -1 entries', 'max-keys=-1', 400, 'InvalidArgument', number],
    ['of no number of entries', 'max-keys=many', 400, 'InvalidArgument', number],
    [
      'after a version without its key',
      `version-id-marker=${noVersion}`,
      400,
      'InvalidArgument',
      'A version-id marker cannot be specified without a key marker.',
    ],
    [
      'after an invalid version',
      'key-marker=a&version-id-marker=1',
      400,
      'InvalidArgument',
      'Invalid version id specified',
    ],
    [
      'in another encoding',
      'encoding-type=base64',
      400,
      'InvalidArgument',
      'Invalid Encoding Method specified in Request',
    ],
    [
      'with a delimiter',
      'delimiter=%2F',
      501,
      'NotImplemented',
      'What you asked for implies functionality that is not implemented',
    ],
  ])('%s', async (_name, query, status, code, message) => {
    const request = signRequest(store, { method: 'GET', path: `/${bucket}?versions&${query}` });
    await expectRefusal(store, request, status, code, message);
  });

  test('without a signature', async () => {
    const request = {
      method: 'GET',
      path: `/${bucket}?versions`,
      headers: { host: new URL(store.url).host },
    };
    await expectRefusal(store, request, 403, 'AccessDenied', 'Access Denied');
  });
});
