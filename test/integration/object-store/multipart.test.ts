import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListPartsCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { PATIENCE } from '../../support/patience.ts';
import {
  big,
  complete,
  create as createUpload,
  large,
  MINIMUM,
  multipartEtag,
  small,
  uploadPart,
  uploadParts,
} from './multipart-upload.ts';
import { send, signRequest } from './raw-request.ts';
import { bucket, type RunningStore, shareEmptiedStore, startStore } from './running-store.ts';

const TIME = Date.parse('2026-03-27T12:00:00.700Z');
const shared = shareEmptiedStore(TIME);
let store: RunningStore;
const begun = new Set<string>();
beforeEach(() => {
  store = shared();
});
afterEach(async () => {
  for (const UploadId of begun)
    await store.client.send(new AbortMultipartUploadCommand({ ...big, UploadId })).catch(() => {});
  begun.clear();
});

/** Begins an upload, which ends with the test. */
async function create(...parameters: Parameters<typeof createUpload>): Promise<string> {
  const uploadId = await createUpload(...parameters);
  begun.add(uploadId);
  return uploadId;
}

/** A store of the test's own, which may be stopped. */
async function ownStore(): Promise<void> {
  store = await startStore({}, { time: TIME });
  onTestFinished(() => store[Symbol.asyncDispose]());
}

const files = () => readdir(join(store.directory, 'data'));
const read = async (Range?: string, Key = big.Key) => {
  const object = await store.client.send(new GetObjectCommand({ ...big, Key, Range }));
  return Buffer.from((await object.Body?.transformToByteArray()) ?? []);
};
const list = (UploadId: string, more: object = {}) =>
  store.client.send(new ListPartsCommand({ ...big, UploadId, ...more }));

describe('an object in parts', () => {
  test('is its parts in order, with the headers and tags of its upload', async () => {
    const uploadId = await create(store, {
      ContentType: 'video/mp4',
      Metadata: { colour: 'red' },
      Tagging: 'expire-after-days=7',
    });
    const last = await uploadPart(store, uploadId, 10_000, small);
    const first = await uploadPart(store, uploadId, 2, large);
    store.clock.time += 60_000;
    await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(store.events).toEqual([]);
    const completed = await complete(store, uploadId, [first, last], {
      MpuObjectSize: large.length + small.length,
      IfNoneMatch: '*',
    });
    const etag = multipartEtag(large, small);
    expect(completed).toMatchObject({
      Bucket: bucket,
      Key: big.Key,
      ETag: etag,
      Location: `${store.url}/${bucket}/${big.Key}`,
      VersionId: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect((await read()).equals(Buffer.concat([large, small]))).toBe(true);
    expect(await store.client.send(new HeadObjectCommand(big))).toMatchObject({
      ContentType: 'video/mp4',
      Metadata: { colour: 'red' },
      ContentLength: large.length + small.length,
      ETag: etag,
      VersionId: completed.VersionId,
      // The time when the upload was initiated.
      LastModified: new Date('2026-03-27T12:00:00Z'),
    });
    const { TagSet } = await store.client.send(new GetObjectTaggingCommand(big));
    expect(TagSet).toEqual([{ Key: 'expire-after-days', Value: '7' }]);
    expect(store.events).toMatchObject([
      {
        time: '2026-03-27T12:01:00Z',
        detail: {
          reason: 'CompleteMultipartUpload',
          object: {
            key: big.Key,
            size: large.length + small.length,
            etag: etag.slice(1, -1),
            'version-id': completed.VersionId,
          },
        },
      },
    ]);
  });

  test('can consist of one part, of any size', async () => {
    expect(await uploadParts(store, small)).toMatchObject({ ETag: multipartEtag(small) });
    expect(await read()).toEqual(small);
    expect(await uploadParts(store, Buffer.alloc(0))).toMatchObject({ ETag: multipartEtag(Buffer.alloc(0)) });
    expect(await read()).toEqual(Buffer.alloc(0));
  });

  test('is read in ranges within and across its parts', async () => {
    await uploadParts(store, large, large, small);
    const whole = Buffer.concat([large, large, small]);
    for (const [first, last] of [
      [0, 9],
      [MINIMUM - 3, MINIMUM + 2],
      [MINIMUM, MINIMUM],
      [MINIMUM - 1, 2 * MINIMUM + 2],
      [2 * MINIMUM + 1, 2 * MINIMUM + 3],
    ] as const) {
      expect((await read(`bytes=${first}-${last}`)).equals(whole.subarray(first, last + 1))).toBe(true);
    }
    expect(await read('bytes=-3')).toEqual(Buffer.from('end'));
  });

  test('has the last version of a repeated part', async () => {
    const uploadId = await create(store);
    await uploadPart(store, uploadId, 1, large.subarray(1));
    const before = await files();
    const part = await uploadPart(store, uploadId, 1, large);
    expect(await files()).toHaveLength(1);
    expect(await files()).not.toEqual(before);
    await complete(store, uploadId, [part]);
    expect((await read()).equals(large)).toBe(true);
  });

  test('has only the named parts', async () => {
    const uploadId = await create(store);
    const parts = await Promise.all([1, 2, 3].map((number) => uploadPart(store, uploadId, number, large)));
    await complete(store, uploadId, parts.slice(1, 2));
    expect((await read()).equals(large)).toBe(true);
    expect(await files()).toHaveLength(1);
  });

  test('leaves no part behind when it is removed, and its copies stay', async () => {
    const { VersionId } = await uploadParts(store, large, large, small);
    const copy = { Bucket: bucket, Key: 'copy', CopySource: `${bucket}/${big.Key}` };
    const copied = await store.client.send(new CopyObjectCommand(copy));
    expect(await files()).toHaveLength(2);
    await store.client.send(new DeleteObjectCommand({ ...big, VersionId }));
    expect((await read(undefined, 'copy')).equals(Buffer.concat([large, large, small]))).toBe(true);
    const { VersionId: CopyId } = copied;
    await store.client.send(new DeleteObjectCommand({ ...big, Key: 'copy', VersionId: CopyId }));
    expect(await files()).toEqual([]);
    expect(await store.kept()).toEqual([]);
  });

  test('stays readable for a current reader when it is removed', async () => {
    const { VersionId } = await uploadParts(store, large, large, large);
    const object = await store.client.send(new GetObjectCommand(big));
    await store.client.send(new DeleteObjectCommand({ ...big, VersionId }));
    const bytes = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Buffer.concat([large, large, large]))).toBe(true);
    await expect.poll(files, PATIENCE).toEqual([]);
  });

  test('outlives the store, as do its parts before it is complete', async () => {
    await ownStore();
    const uploadId = await create(store, { Tagging: 'a=b' });
    const first = await uploadPart(store, uploadId, 1, large);
    await store.stop();
    await using again = await startStore({ directory: store.directory }, store.clock);
    const second = await uploadPart(again, uploadId, 2, small);
    await complete(again, uploadId, [first, second]);
    await again.stop();
    await using last = await startStore({ directory: store.directory }, store.clock);
    const { Body } = await last.client.send(new GetObjectCommand(big));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Buffer.concat([large, small]))).toBe(true);
  });
});

describe('if the object must be new,', () => {
  test('one of several concurrent completions succeeds', async () => {
    const uploads = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const uploadId = await create(store);
        return { uploadId, part: await uploadPart(store, uploadId, 1, small) };
      }),
    );
    const outcomes = await Promise.allSettled(
      uploads.map(({ uploadId, part }) => complete(store, uploadId, [part], { IfNoneMatch: '*' })),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(4);
    for (const reason of refused) {
      expect(reason).toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
    }
    expect(store.events).toHaveLength(1);
  });
});

describe('a list of parts', () => {
  test('is in the order of their numbers, with their data', async () => {
    const uploadId = await create(store);
    await uploadPart(store, uploadId, 20, small);
    store.clock.time += 60_000;
    await uploadPart(store, uploadId, 3, large);
    expect(await list(uploadId)).toMatchObject({
      Bucket: bucket,
      Key: big.Key,
      UploadId: uploadId,
      IsTruncated: false,
      MaxParts: 1000,
      Parts: [
        { PartNumber: 3, Size: large.length, LastModified: new Date('2026-03-27T12:01:00Z') },
        { PartNumber: 20, Size: small.length, LastModified: new Date('2026-03-27T12:00:00Z') },
      ],
    });
  });

  test('has pages of a thousand parts at most', async () => {
    const uploadId = await create(store);
    const numbers = Array.from({ length: 1001 }, (_, index) => index + 1);
    await Promise.all(numbers.map((number) => uploadPart(store, uploadId, number, small)));
    const first = await list(uploadId, { MaxParts: 5000 });
    expect(first).toMatchObject({ IsTruncated: true, MaxParts: 1000, NextPartNumberMarker: '1000' });
    expect(first.Parts).toHaveLength(1000);
    const second = await list(uploadId, { PartNumberMarker: first.NextPartNumberMarker });
    expect(second).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 1001 }] });
    const page = await list(uploadId, { MaxParts: 2, PartNumberMarker: '7' });
    expect(page.Parts?.map(({ PartNumber }) => PartNumber)).toEqual([8, 9]);
    expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '9' });
  });

  test('is empty without parts', async () => {
    expect((await list(await create(store))).Parts).toBeUndefined();
  });
});

test('an aborted upload leaves nothing', async () => {
  const uploadId = await create(store);
  const parts = [await uploadPart(store, uploadId, 1, large), await uploadPart(store, uploadId, 2, small)];
  await store.client.send(new AbortMultipartUploadCommand({ ...big, UploadId: uploadId }));
  expect(await store.kept()).toEqual([]);
  const gone = { name: 'NoSuchUpload', $metadata: { httpStatusCode: 404 } };
  await expect(complete(store, uploadId, parts)).rejects.toMatchObject(gone);
  await expect(uploadPart(store, uploadId, 1, small)).rejects.toMatchObject(gone);
  await expect(list(uploadId)).rejects.toMatchObject(gone);
  expect(await store.kept()).toEqual([]);
});

test('a part whose upload is aborted during its transfer leaves nothing', async () => {
  const uploadId = await create(store);
  const arrived = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  async function* body(): AsyncGenerator<Buffer> {
    yield large.subarray(1);
    arrived.resolve();
    await aborted.promise;
    yield large.subarray(0, 1);
  }
  const path = `/${bucket}/${big.Key}?partNumber=1&uploadId=${uploadId}`;
  const headers = { 'content-length': `${large.length}` };
  const answer = send(store, { ...signRequest(store, { method: 'PUT', path, headers }), body: body() });
  await arrived.promise;
  await expect.poll(files, PATIENCE).toHaveLength(1);
  await store.client.send(new AbortMultipartUploadCommand({ ...big, UploadId: uploadId }));
  aborted.resolve();
  expect(await answer).toMatchObject({ status: 404 });
  expect(await store.kept()).toEqual([]);
});

test('abandoned uploads are aborted at the midnight after their days are over', async () => {
  const lifecycle = { rules: [], removesExpiredDeleteMarkers: false, abortMultipartAfterDays: 1 };
  await using second = await startStore({ lifecycle }, { time: TIME });
  const sweepAt = (time: string) => {
    second.clock.time = Date.parse(time);
    return second.store.sweep();
  };
  const uploads = await Promise.all(Array.from({ length: 12 }, () => create(second)));
  await Promise.all(uploads.map((uploadId) => uploadPart(second, uploadId, 1, small)));
  expect(await sweepAt('2026-03-28T23:59:59.999Z')).toMatchObject({ aborted: 0 });
  const late = await create(second);
  expect(await sweepAt('2026-03-29T00:00:00Z')).toMatchObject({ aborted: 12 });
  expect(await second.kept()).toEqual([]);
  await complete(second, late, [await uploadPart(second, late, 1, small)]);
  expect(await sweepAt('9999-01-01T00:00:00Z')).toMatchObject({ aborted: 0 });
  expect(await second.kept()).toHaveLength(2);
});
