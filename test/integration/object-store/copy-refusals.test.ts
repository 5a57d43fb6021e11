import { GetObjectTaggingCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notImplemented } from './put-request.ts';
import { signRequest } from './raw-request.ts';
import { bucket, noVersion, type RunningStore, startStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';

let store: RunningStore;
let kept: string[];
const object = { Bucket: bucket, Key: 'source' };

beforeAll(async () => {
  store = await startStore();
  await store.client.send(new PutObjectCommand({ ...object, Body: 'hello', Tagging: 'a=b' }));
  kept = (await store.kept()).sort();
});
afterAll(() => store[Symbol.asyncDispose]());

describe('a copy is refused', () => {
  const source = 'x-amz-copy-source';
  const itself =
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.";
  const noSource = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
  const good = { [source]: `${bucket}/source` };
  test.each<[string, string, Record<string, string>, number, string, string]>([
    [
      'of another bucket',
      'copy',
      { [source]: 'other/source' },
      404,
      'NoSuchBucket',
      'The specified bucket does not exist',
    ],
    [
      'of a key that does not exist',
      'copy',
      { [source]: `${bucket}/none` },
      404,
      'NoSuchKey',
      'The specified key does not exist.',
    ],
    [
      'of a version that does not exist',
      'copy',
      { [source]: `${bucket}/source?versionId=${noVersion}` },
      404,
      'NoSuchVersion',
      'The specified version does not exist.',
    ],
    [
      'of an invalid version',
      'copy',
      { [source]: `${bucket}/source?versionId=1` },
      400,
      'InvalidArgument',
      'Invalid version id specified',
    ],
    ['of a source without a key', 'copy', { [source]: `/${bucket}/` }, 400, 'InvalidArgument', noSource],
    ['of a source without a bucket', 'copy', { [source]: 'source' }, 400, 'InvalidArgument', noSource],
    ['of nothing', 'copy', { [source]: '' }, 400, 'InvalidArgument', noSource],
    [
      'of a source that cannot be decoded',
      'copy',
      { [source]: `${bucket}/%ff` },
      400,
      'InvalidArgument',
      'Invalid copy source encoding.',
    ],
    ['onto itself', 'source', good, 400, 'InvalidRequest', itself],
    [
      'onto itself with only other tags',
      'source',
      { ...good, 'x-amz-tagging-directive': 'REPLACE', 'x-amz-tagging': 'c=d' },
      400,
      'InvalidRequest',
      itself,
    ],
    [
      'onto a key of more than 1024 bytes',
      'foo'.repeat(400),
      good,
      400,
      'KeyTooLongError',
      'Your key is too long',
    ],
    [
      'with an unknown directive for headers',
      'copy',
      { ...good, 'x-amz-metadata-directive': 'replace' },
      400,
      'InvalidArgument',
      'Unknown metadata directive.',
    ],
    [
      'with an unknown directive for tags',
      'copy',
      { ...good, 'x-amz-tagging-directive': '' },
      400,
      'InvalidArgument',
      'Unknown tagging directive.',
    ],
    [
      'with an invalid tag',
      'copy',
      { ...good, 'x-amz-tagging-directive': 'REPLACE', 'x-amz-tagging': 'a=%26' },
      400,
      'InvalidTag',
      'The TagValue you have provided is invalid',
    ],
    [
      'with a condition on the source',
      'copy',
      { ...good, 'x-amz-copy-source-if-match': '"etag"' },
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'with a condition on its entity tag',
      'copy',
      { ...good, 'if-none-match': '"etag"' },
      501,
      'NotImplemented',
      notImplemented,
    ],
    [
      'onto an existing object if it must be new',
      'source',
      { ...good, 'if-none-match': '*', 'x-amz-metadata-directive': 'REPLACE' },
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
    ],
    [
      'with a storage class',
      'copy',
      { ...good, 'x-amz-storage-class': 'GLACIER' },
      501,
      'NotImplemented',
      notImplemented,
    ],
  ])('%s', async (_name, key, headers, status, code, message) => {
    const signed = signRequest(store, { method: 'PUT', path: `/${bucket}/${key}`, headers });
    await expectRefusal(store, signed, status, code, message);
    expect((await store.kept()).sort()).toEqual(kept);
    expect(store.events).toHaveLength(1);
    const { TagSet } = await store.client.send(new GetObjectTaggingCommand(object));
    expect(TagSet).toEqual([{ Key: 'a', Value: 'b' }]);
  });
});
