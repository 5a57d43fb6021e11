import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectAclCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { post, readAnswer, signForm } from './upload-form.ts';

let store: RunningStore;
beforeAll(async () => {
  store = await startStore();
  await post(store, signForm(store, { file: 'hello world' }));
});
afterAll(() => store[Symbol.asyncDispose]());

const foo = { Bucket: bucket, Key: 'foo.txt' };

describe('a presigned POST', () => {
  const tagging =
    '<Tagging><TagSet><Tag><Key>expire-after-days</Key><Value>7</Value></Tag></TagSet></Tagging>';

  async function presign(key: string) {
    return await createPresignedPost(store.client, {
      Bucket: bucket,
      Key: key,
      Fields: { 'Content-Type': 'image/png', tagging },
      Conditions: [['content-length-range', 1, 10]],
      Expires: 60,
    });
  }

  async function send(url: string, fields: Record<string, string>, file: string) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([file]), 'picture.png');
    return await readAnswer(await fetch(url, { method: 'POST', body: form }));
  }

  test('uploads', async () => {
    const { url, fields } = await presign('a/picture');
    expect(await send(url, fields, '0123456789')).toMatchObject({ status: 204 });
    const picture = { Bucket: bucket, Key: 'a/picture' };
    const head = await store.client.send(new HeadObjectCommand(picture));
    expect(head).toMatchObject({ ContentLength: 10, ContentType: 'image/png' });
    const { TagSet } = await store.client.send(new GetObjectTaggingCommand(picture));
    expect(TagSet).toEqual([{ Key: 'expire-after-days', Value: '7' }]);
  });

  test.each([
    ['another key', { key: 'a/picture-too' }, '0123456789', 403, 'AccessDenied'],
    ['another type', { 'Content-Type': 'text/html' }, '0123456789', 403, 'AccessDenied'],
    ['other tags', { tagging: tagging.replace('7', '366') }, '0123456789', 403, 'AccessDenied'],
    ['one field more', { acl: 'private' }, '0123456789', 403, 'AccessDenied'],
    ['a byte too many', {}, '0123456789A', 400, 'EntityTooLarge'],
    ['no bytes', {}, '', 400, 'EntityTooSmall'],
  ])('refuses %s', async (_name, changes, file, status, code) => {
    const { url, fields } = await presign('a/refused');
    expect(await send(url, { ...fields, ...changes }, file)).toMatchObject({ status, code });
    const refused = { Bucket: bucket, Key: 'a/refused' };
    await expect(store.client.send(new HeadObjectCommand(refused))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  describe('with a checksum', () => {
    const file = 'pinned '.repeat(50_000);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
    const pinned = { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': sha256(file) };
    const presignPinned = (Key: string) =>
      createPresignedPost(store.client, { Bucket: bucket, Key, Fields: pinned, Expires: 60 });

    test('accepts these bytes', async () => {
      const { url, fields } = await presignPinned('a/pinned');
      expect(await send(url, fields, file)).toMatchObject({ status: 204 });
    });

    test.each([
      ['other bytes', {}, `${file}!`, 400, 'BadDigest'],
      ['other bytes with their checksum', { 'x-amz-checksum-sha256': sha256('x') }, 'x', 403, 'AccessDenied'],
      ['another algorithm', { 'x-amz-checksum-algorithm': 'SHA1' }, file, 403, 'AccessDenied'],
    ])('refuses %s', async (_name, changes, body, status, code) => {
      const { url, fields } = await presignPinned('a/refused');
      expect(await send(url, { ...fields, ...changes }, body)).toMatchObject({ status, code });
      const refused = { Bucket: bucket, Key: 'a/refused' };
      await expect(store.client.send(new HeadObjectCommand(refused))).rejects.toMatchObject({
        name: 'NotFound',
      });
    });

    test('requires it', async () => {
      const { url, fields } = await presignPinned('a/refused');
      const { 'x-amz-checksum-sha256': _, ...others } = fields;
      expect(await send(url, others, file)).toMatchObject({ status: 403, code: 'AccessDenied' });
    });
  });
});

describe('a presigned URL', () => {
  test('downloads, with overridden headers', async () => {
    const url = await getSignedUrl(
      store.client,
      new GetObjectCommand({
        ...foo,
        ResponseContentType: 'text/html; charset=utf-8',
        ResponseContentDisposition: `attachment; filename*=UTF-8''gr%C3%BC%C3%9Fe+1.txt`,
        ResponseCacheControl: 'private, max-age=60',
      }),
      { expiresIn: 60 },
    );
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([200, 'hello world']);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''gr%C3%BC%C3%9Fe+1.txt`,
    );
    expect(response.headers.get('cache-control')).toBe('private, max-age=60');
  });

  test('answers HEAD', async () => {
    const url = await getSignedUrl(store.client, new HeadObjectCommand(foo), { expiresIn: 60 });
    const response = await fetch(url, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('content-length')).toBe('11');
  });

  test('downloads a range if the request asks for one', async () => {
    const url = await getSignedUrl(store.client, new GetObjectCommand(foo), { expiresIn: 60 });
    const response = await fetch(url, { headers: { range: 'bytes=0-4' } });
    expect([response.status, await response.text()]).toEqual([206, 'hello']);
  });
});

describe('the client', () => {
  test('reads the headers', async () => {
    expect(await store.client.send(new HeadObjectCommand(foo))).toMatchObject({
      ContentLength: 11,
      ContentType: 'text/plain',
      ETag: '"5eb63bbbe01eeed093cb22bb8f5acdc3"',
      AcceptRanges: 'bytes',
      LastModified: new Date(Math.floor(store.clock.time / 1000) * 1000),
    });
  });

  test('reads a range', async () => {
    const part = await store.client.send(new GetObjectCommand({ ...foo, Range: 'bytes=6-' }));
    expect(part).toMatchObject({ ContentRange: 'bytes 6-10/11', ContentLength: 5 });
    expect(await part.Body?.transformToString()).toBe('world');
  });

  test('deletes, also a missing object', async () => {
    await post(store, signForm(store, { fields: { key: 'foo.bin', 'Content-Type': 'text/plain' } }));
    const bin = { Bucket: bucket, Key: 'foo.bin' };
    for (let time = 1; time <= 2; time += 1) {
      const { $metadata } = await store.client.send(new DeleteObjectCommand(bin));
      expect($metadata.httpStatusCode).toBe(204);
    }
    await expect(store.client.send(new GetObjectCommand(bin))).rejects.toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
    });
    await expect(store.client.send(new GetObjectTaggingCommand(bin))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
  });

  test('gets the error for a missing object or bucket', async () => {
    const send = (command: GetObjectCommand) => store.client.send(command);
    await expect(send(new GetObjectCommand({ Bucket: 'other', Key: 'foo.txt' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
      message: 'The specified bucket does not exist',
    });
    await expect(send(new GetObjectCommand({ ...foo, Range: 'bytes=11-' }))).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  test('gets the error for an operation that is not implemented', async () => {
    const notImplemented = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };
    await expect(
      store.client.send(new PutObjectAclCommand({ ...foo, ACL: 'public-read' })),
    ).rejects.toMatchObject(notImplemented);
    await expect(store.client.send(new ListObjectsV2Command({ Bucket: bucket }))).rejects.toMatchObject(
      notImplemented,
    );
  });
});
