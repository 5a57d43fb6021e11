import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeChunks, notImplemented, type PutPlan, signPut } from './put-request.ts';
import { send } from './raw-request.ts';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';

const foo = { Bucket: bucket, Key: 'foo.txt' };
const red = { Key: 'colour', Value: 'red' };

let store: RunningStore;
beforeAll(async () => {
  store = await startStore();
  await store.client.send(
    new PutObjectCommand({ ...foo, Body: 'bar', ContentType: 'text/css', Tagging: 'colour=red' }),
  );
});
afterAll(() => store[Symbol.asyncDispose]());

const tags = async () => (await store.client.send(new GetObjectTaggingCommand(foo))).TagSet;
const tagSet = (...pairs: [string, string][]): string =>
  `<Tagging><TagSet>${pairs.map(([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`).join('')}</TagSet></Tagging>`;

describe('new tags are refused', () => {
  const tagging = (plan: PutPlan) => signPut(store, { key: 'foo.txt?tagging', ...plan });
  const malformed =
    'The XML you provided was not well-formed or did not validate against our published schema';
  const tooBig = 'Your request was too big.';
  const good = tagSet(['a', 'b']);
  test.each<[string, PutPlan, number, string, string]>([
    [
      'for a key that does not exist',
      { key: 'none?tagging', body: good },
      404,
      'NoSuchKey',
      'The specified key does not exist.',
    ],
    ['in an empty document', { body: '' }, 400, 'MalformedXML', malformed],
    ['in another document', { body: '<Tags/>' }, 400, 'MalformedXML', malformed],
    ['in more than 16 KiB', { body: good + ' '.repeat(16 * 1024) }, 400, 'MaxMessageLengthExceeded', tooBig],
    [
      'with one key twice',
      { body: tagSet(['a', 'b'], ['a', 'c']) },
      400,
      'InvalidTag',
      'Cannot provide multiple Tags with the same key',
    ],
    [
      'with bytes that are not UTF-8',
      { body: Buffer.from(tagSet(['a', '\xff']), 'latin1') },
      400,
      'InvalidTag',
      'The TagValue you have provided is invalid',
    ],
    [
      'eleven at once',
      { body: tagSet(...Array.from({ length: 11 }, (_, index): [string, string] => [`${index}`, ''])) },
      400,
      'BadRequest',
      'Object tags cannot be greater than 10',
    ],
    [
      'with the hash of another document',
      { body: good, payloadHash: createHash('sha256').digest('hex') },
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    [
      'with the MD5 of another document',
      { body: good, headers: { 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' } },
      400,
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
    ],
    [
      'with the checksum of another document',
      { body: good, headers: { 'x-amz-checksum-crc32': 'AAAAAA==' } },
      400,
      'BadDigest',
      'The CRC32 you specified did not match the calculated checksum.',
    ],
    [
      'with a condition',
      { body: good, headers: { 'if-none-match': '*' } },
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'with an unknown header',
      { body: good, headers: { 'x-amz-request-payer': 'requester' } },
      501,
      'NotImplemented',
      notImplemented,
    ],
  ])('%s', async (_name, plan, status, code, message) => {
    const kept = (await store.kept()).sort();
    await expectRefusal(store, tagging(plan), status, code, message);
    expect(await tags()).toEqual([red]);
    expect((await store.kept()).sort()).toEqual(kept);
  });

  test('in more than 16 KiB of chunks', async () => {
    const chunked = signPut(store, {
      key: 'foo.txt?tagging',
      body: encodeChunks([Buffer.alloc(16_385)]),
      payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      headers: { 'x-amz-decoded-content-length': '16385', 'x-amz-trailer': 'x-amz-checksum-crc32' },
    });
    await expectRefusal(store, chunked, 400, 'MaxMessageLengthExceeded', tooBig);
  });
});

test('new tags replace the old ones, and nothing else changes', async () => {
  const before = await store.client.send(new GetObjectCommand(foo));
  await before.Body?.transformToByteArray();
  const kept = (await store.kept()).sort();
  store.clock.time += 60_000;
  const TagSet = [
    { Key: 'expire-after-days', Value: '7' },
    { Key: 'größe', Value: '' },
  ];
  await store.client.send(new PutObjectTaggingCommand({ ...foo, Tagging: { TagSet } }));
  expect(await tags()).toEqual(TagSet);
  const { ETag, LastModified, ContentType, Body } = await store.client.send(new GetObjectCommand(foo));
  expect({ ETag, LastModified, ContentType }).toEqual({
    ETag: before.ETag,
    LastModified: before.LastModified,
    ContentType: 'text/css',
  });
  expect(await Body?.transformToString()).toBe('bar');
  expect((await store.kept()).sort()).toEqual(kept);
  expect(store.events).toHaveLength(1);
  const none = signPut(store, { key: 'foo.txt?tagging', body: tagSet() });
  expect(await send(store, none)).toMatchObject({ status: 200, body: '' });
  expect(await tags()).toEqual([]);
});
