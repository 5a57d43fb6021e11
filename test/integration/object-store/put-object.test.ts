import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64Crc32, encodeChunks, signChunked, signPut } from './put-request.ts';
import { send } from './raw-request.ts';
import { bucket, credentials, type RunningStore, region, startStore } from './running-store.ts';

let store: RunningStore;
beforeAll(async () => {
  store = await startStore({}, { time: Math.floor(Date.now() / 1000) * 1000 });
});
afterAll(() => store[Symbol.asyncDispose]());

const foo = { Bucket: bucket, Key: 'foo/ä +1.txt' };
const md5 = (bytes: string | Buffer): string => createHash('md5').update(bytes).digest('hex');

async function read(key = foo.Key): Promise<string | undefined> {
  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return await object.Body?.transformToString();
}

describe.each(['WHEN_SUPPORTED', 'WHEN_REQUIRED'] as const)('a client that sends checksums %s', (when) => {
  let client: S3Client;
  beforeAll(() => {
    client = new S3Client({
      endpoint: store.url,
      region,
      credentials,
      forcePathStyle: true,
      maxAttempts: 1,
      requestChecksumCalculation: when,
      // Keeps the client's warnings about streams out of the tests' output.
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
  });
  afterAll(() => client.destroy());

  const large = Buffer.alloc(300_000, 'sixteen bytes!\r\n');
  const pieces = (): Buffer[] => [large.subarray(0, 65_536), large.subarray(65_536)];
  test.each<[string, () => Pick<PutObjectCommandInput, 'Body' | 'ContentLength'>, Buffer]>([
    ['a text', () => ({ Body: 'hello' }), Buffer.from('hello')],
    ['bytes', () => ({ Body: large }), large],
    ['a stream', () => ({ Body: Readable.from(pieces()), ContentLength: large.length }), large],
    ['an empty stream', () => ({ Body: Readable.from([]), ContentLength: 0 }), Buffer.alloc(0)],
    ['no bytes', () => ({ Body: '' }), Buffer.alloc(0)],
  ])('puts %s', async (_name, body, bytes) => {
    const answer = await client.send(new PutObjectCommand({ ...foo, ...body() }));
    expect(answer).toMatchObject({ $metadata: { httpStatusCode: 200 }, ETag: `"${md5(bytes)}"` });
    expect(await read()).toBe(bytes.toString());
    const event = store.events.at(-1);
    expect(event?.detail).toMatchObject({
      object: { key: foo.Key, size: bytes.length, etag: md5(bytes) },
      reason: 'PutObject',
    });
  });

  test.each([ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256])(
    'puts bytes and streams with a checksum by %s',
    async (ChecksumAlgorithm) => {
      for (const Body of ['hello', Readable.from([Buffer.from('hello')])]) {
        const command = new PutObjectCommand({ ...foo, Body, ContentLength: 5, ChecksumAlgorithm });
        expect(await client.send(command)).toMatchObject({ ETag: `"${md5('hello')}"` });
      }
    },
  );

  test.each([ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.CRC64NVME])(
    'gets the error that checksums by %s are not implemented',
    async (ChecksumAlgorithm) => {
      for (const Body of ['hello', Readable.from([Buffer.from('hello')])]) {
        const command = new PutObjectCommand({ ...foo, Body, ContentLength: 5, ChecksumAlgorithm });
        await expect(client.send(command)).rejects.toMatchObject({
          name: 'NotImplemented',
          $metadata: { httpStatusCode: 501 },
        });
      }
    },
  );
});

test('the object has the headers, the metadata and the tags of the request', async () => {
  const headers = {
    CacheControl: 'private, max-age=60',
    ContentDisposition: `attachment; filename*=UTF-8''gr%C3%BC%C3%9Fe.txt`,
    ContentEncoding: 'gzip',
    ContentLanguage: 'de',
    ContentType: 'text/plain; charset=utf-8',
  };
  const Metadata = { colour: 'red' };
  const Tagging = 'expire-after-days=7&gr%C3%B6%C3%9Fe=a+b%2Bc&flag&&empty=';
  await store.client.send(new PutObjectCommand({ ...foo, Body: 'hello', ...headers, Metadata, Tagging }));
  const object = await store.client.send(new GetObjectCommand(foo));
  expect(object).toMatchObject({
    ...headers,
    Metadata,
    LastModified: new Date(store.clock.time),
    ContentLength: 5,
  });
  const { TagSet } = await store.client.send(new GetObjectTaggingCommand(foo));
  expect(TagSet).toEqual([
    { Key: 'expire-after-days', Value: '7' },
    { Key: 'größe', Value: 'a b+c' },
    { Key: 'flag', Value: '' },
    { Key: 'empty', Value: '' },
  ]);
});

test('a put inherits nothing from the version before it', async () => {
  const old = { ContentType: 'text/css', Metadata: { colour: 'red' }, Tagging: 'a=b' };
  await store.client.send(new PutObjectCommand({ ...foo, Body: 'old', ...old }));
  await store.client.send(new PutObjectCommand({ ...foo, Body: 'new' }));
  expect(await read()).toBe('new');
  const { ContentType, Metadata } = await store.client.send(new GetObjectCommand(foo));
  expect([ContentType, Metadata]).toEqual(['application/octet-stream', {}]);
  expect((await store.client.send(new GetObjectTaggingCommand(foo))).TagSet).toEqual([]);
});

test.each([
  ['with the right MD5', { 'content-md5': createHash('md5').update('bar').digest('base64') }],
  ['with the right checksum', { 'x-amz-checksum-crc32': base64Crc32('bar') }],
  ['without a media type', {}],
])('accepts bytes %s', async (_name, headers) => {
  expect(await send(store, signPut(store, { headers }))).toMatchObject({
    status: 200,
    body: '',
    headers: { etag: `"${md5('bar')}"`, 'content-length': '0' },
  });
  const { ContentType } = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt' }));
  expect(ContentType).toBe('binary/octet-stream');
});

test('the transfer encoding is not stored with the object', async () => {
  for (const [sent, kept] of [
    ['aws-chunked', undefined],
    ['gzip, aws-chunked', 'gzip'],
    ['gzip,br', 'gzip,br'],
  ] as const) {
    const request = signChunked(store, encodeChunks(['bar']), 3, { 'content-encoding': sent });
    expect((await send(store, request)).status).toBe(200);
    const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'foo.txt' }));
    expect(object.ContentEncoding).toBe(kept);
  }
});

describe('a put that must make a new object', () => {
  const put = (Key: string, Body: string) =>
    store.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, IfNoneMatch: '*' }));

  test('succeeds if the key does not exist', async () => {
    await put('new.txt', 'first');
    const kept = (await store.kept()).sort();
    await expect(put('new.txt', 'second')).rejects.toMatchObject({
      name: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await read('new.txt')).toBe('first');
    expect((await store.kept()).sort()).toEqual(kept);
  });

  test('succeeds if a delete marker is current', async () => {
    await put('deleted.txt', 'first');
    await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'deleted.txt' }));
    await put('deleted.txt', 'second');
    expect(await read('deleted.txt')).toBe('second');
  });

  test('succeeds once, however many are concurrent', async () => {
    const bodies = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(1000));
    const answers = await Promise.allSettled(bodies.map((body) => put('race.txt', body)));
    const won = answers.flatMap(({ status }, index) => (status === 'fulfilled' ? [bodies[index]] : []));
    expect(won).toEqual([await read('race.txt')]);
    expect(store.events.filter(({ detail }) => detail.object.key === 'race.txt')).toHaveLength(1);
  });
});
