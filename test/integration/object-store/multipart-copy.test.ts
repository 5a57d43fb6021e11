import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  big,
  complete,
  create,
  large,
  MINIMUM,
  multipartEtag,
  small,
  uploadPart,
  uploadParts,
} from './multipart-upload.ts';
import { signRequest } from './raw-request.ts';
import { bucket, noVersion, type RunningStore, shareEmptiedStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';

const shared = shareEmptiedStore(Date.parse('2026-03-27T12:00:00.700Z'));
let store: RunningStore;
beforeEach(() => {
  store = shared();
});

const put = (Key: string, Body: string | Buffer) =>
  store.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));

async function copyPart(UploadId: string, PartNumber: number, CopySource: string, CopySourceRange?: string) {
  return store.client.send(
    new UploadPartCopyCommand({ ...big, UploadId, PartNumber, CopySource, CopySourceRange }),
  );
}

async function completed(uploadId: string, ...copies: Awaited<ReturnType<typeof copyPart>>[]) {
  const parts = copies.map(({ CopyPartResult }, index) => ({
    PartNumber: index + 1,
    ETag: CopyPartResult?.ETag ?? '',
  }));
  await complete(store, uploadId, parts);
  const { Body } = await store.client.send(new GetObjectCommand(big));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe('a part is copied from', () => {
  test('an object, or a range of it', async () => {
    await put('small', 'hello world');
    await put('large', large);
    const uploadId = await create(store);
    const first = await copyPart(uploadId, 1, `${bucket}/large`);
    const second = await copyPart(uploadId, 2, `${bucket}/small`, 'bytes=6-8');
    expect(second.CopyPartResult).toEqual({
      ETag: '"df732b2ad1e8728d2defe7ac2729dbf9"',
      LastModified: new Date('2026-03-27T12:00:00Z'),
    });
    expect(await completed(uploadId, first, second)).toEqual(Buffer.concat([large, Buffer.from('wor')]));
  });

  test('a version of an object', async () => {
    const { VersionId } = await put('small', 'old');
    await put('small', 'new');
    const uploadId = await create(store);
    const copy = await copyPart(uploadId, 1, `${bucket}/small?versionId=${VersionId}`);
    expect(copy.CopySourceVersionId).toBe(VersionId);
    expect((await completed(uploadId, copy)).toString()).toBe('old');
  });

  test('an object in parts, across them', async () => {
    await uploadParts(store, large, large, small);
    const uploadId = await create(store);
    const first = await copyPart(uploadId, 1, `${bucket}/${big.Key}`, `bytes=100-${MINIMUM + 99}`);
    const last = await copyPart(
      uploadId,
      2,
      `${bucket}/${big.Key}`,
      `bytes=${2 * MINIMUM - 2}-${2 * MINIMUM + 2}`,
    );
    const whole = Buffer.concat([large, large, small]);
    const expected = [whole.subarray(100, MINIMUM + 100), whole.subarray(2 * MINIMUM - 2, 2 * MINIMUM + 3)];
    expect(last.CopyPartResult?.ETag).toBe(
      (await uploadPart(store, uploadId, 2, Buffer.from(expected[1] ?? [])))?.ETag,
    );
    expect((await completed(uploadId, first, last)).equals(Buffer.concat(expected))).toBe(true);
    const head = await store.client.send(new HeadObjectCommand(big));
    expect(head.ETag).toBe(multipartEtag(...expected.map((bytes) => Buffer.from(bytes))));
  });
});

describe('the copy of a part is refused', () => {
  const form =
    'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy';
  const size = 'Range specified is not valid for source object of size: 11';
  const range = 'x-amz-copy-source-range';
  test.each<[string, string, Record<string, string>, number, string, string]>([
    ['with an open range', 'source', { [range]: 'bytes=1-' }, 400, 'InvalidArgument', form],
    ['with a range from the end', 'source', { [range]: 'bytes=-1' }, 400, 'InvalidArgument', form],
    [
      'with a range that ends before it begins',
      'source',
      { [range]: 'bytes=2-1' },
      400,
      'InvalidArgument',
      form,
    ],
    ['with a range beyond the object', 'source', { [range]: 'bytes=0-11' }, 400, 'InvalidArgument', size],
    ['of a missing object', 'none', {}, 404, 'NoSuchKey', 'The specified key does not exist.'],
    [
      'of a version that does not exist',
      `source?versionId=${noVersion}`,
      {},
      404,
      'NoSuchVersion',
      'The specified version does not exist.',
    ],
    [
      'with a condition on the source',
      'source',
      { 'x-amz-copy-source-if-match': '"a"' },
      501,
      'NotImplemented',
      'What you asked for implies functionality that is not implemented',
    ],
  ])('%s', async (_name, source, headers, status, code, message) => {
    await put('source', 'hello world');
    const uploadId = await create(store);
    const path = `/${bucket}/${big.Key}?partNumber=1&uploadId=${uploadId}`;
    const all = { 'x-amz-copy-source': `${bucket}/${source}`, ...headers };
    await expectRefusal(
      store,
      signRequest(store, { method: 'PUT', path, headers: all }),
      status,
      code,
      message,
    );
    expect(await store.kept()).toHaveLength(2);
  });

  test('of a delete marker', async () => {
    const { VersionId } = await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'source' }));
    const uploadId = await create(store);
    await expect(copyPart(uploadId, 1, `${bucket}/source?versionId=${VersionId}`)).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
    await expect(copyPart(uploadId, 1, `${bucket}/source`)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('for an unknown upload', async () => {
    await put('source', 'hello');
    await expect(copyPart('none', 1, `${bucket}/source`)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});
