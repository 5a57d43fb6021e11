import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type RawRequest, send, signRequest } from './raw-request.ts';
import { bucket, noVersion, type RunningStore, shareEmptiedStore, startStore } from './running-store.ts';
import { expectRefusal } from './signature-refusals.ts';
import { post, signForm, xmlText } from './upload-form.ts';

const foo = { Bucket: bucket, Key: 'foo.txt' };

const shared = shareEmptiedStore();
let store: RunningStore;
beforeEach(() => {
  store = shared();
});

async function put(Body: string, more: object = {}): Promise<string> {
  const { VersionId } = await store.client.send(new PutObjectCommand({ ...foo, Body, ...more }));
  return VersionId ?? expect.fail('There is no version.');
}

async function read(VersionId?: string, Key = foo.Key) {
  const object = await store.client.send(new GetObjectCommand({ ...foo, Key, VersionId }));
  return { versionId: object.VersionId, text: await object.Body?.transformToString() };
}

const remove = (VersionId?: string) => store.client.send(new DeleteObjectCommand({ ...foo, VersionId }));
const ask = (method: string, path: string) =>
  signRequest(store, { method, path: `/${bucket}/${path}` }) satisfies RawRequest;

describe('each write makes a version', () => {
  test('whose random name is in the answer and in the event', async () => {
    const first = await put('first');
    const second = await put('second');
    const copied = await store.client.send(
      new CopyObjectCommand({ ...foo, CopySource: `${bucket}/foo.txt`, MetadataDirective: 'REPLACE' }),
    );
    expect(copied.CopySourceVersionId).toBe(second);
    const { headers } = await post(store, signForm(store));
    const ids = [first, second, copied.VersionId, headers.get('x-amz-version-id')];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[\w-]{32}$/);
    expect(store.events.map(({ detail }) => detail.object['version-id'])).toEqual(ids);
  });

  test('that can be read until it is removed', async () => {
    const first = await put('first', { ContentType: 'text/css' });
    const second = await put('second');
    expect(await read()).toEqual({ versionId: second, text: 'second' });
    expect(await read(first)).toEqual({ versionId: first, text: 'first' });
    const head = await store.client.send(new HeadObjectCommand({ ...foo, VersionId: first }));
    expect(head).toMatchObject({ VersionId: first, ContentType: 'text/css', ContentLength: 5 });
    const url = await getSignedUrl(store.client, new GetObjectCommand({ ...foo, VersionId: first }));
    expect(await (await fetch(url)).text()).toBe('first');
    expect(await remove(first)).not.toHaveProperty('DeleteMarker');
    await expect(read(first)).rejects.toMatchObject({ name: 'NoSuchVersion' });
    expect(await read()).toEqual({ versionId: second, text: 'second' });
  });

  test('with its own tags', async () => {
    const first = await put('first', { Tagging: 'a=1' });
    const second = await put('second', { Tagging: 'a=2' });
    const version = { ...foo, VersionId: first };
    const TagSet = [{ Key: 'a', Value: '3' }];
    const tagged = await store.client.send(new PutObjectTaggingCommand({ ...version, Tagging: { TagSet } }));
    expect(tagged.VersionId).toBe(first);
    const tags = await store.client.send(new GetObjectTaggingCommand(version));
    expect(tags).toMatchObject({ TagSet, VersionId: first });
    const current = await store.client.send(new GetObjectTaggingCommand(foo));
    expect(current).toMatchObject({ TagSet: [{ Key: 'a', Value: '2' }], VersionId: second });
  });

  test('that can be copied, also onto its own key', async () => {
    const first = await put('first');
    const second = await put('second');
    const CopySource = `${bucket}/foo.txt?versionId=${first}`;
    const copy = { ...foo, Key: 'copy', CopySource };
    expect(await store.client.send(new CopyObjectCommand(copy))).toMatchObject({
      CopySourceVersionId: first,
    });
    expect(await read(undefined, 'copy')).toMatchObject({ text: 'first' });
    await store.client.send(new CopyObjectCommand({ ...foo, CopySource }));
    expect(await read()).toMatchObject({ text: 'first' });
    expect(await read(second)).toMatchObject({ text: 'second' });
  });
});

describe('a deletion', () => {
  test('adds a marker, and keeps the versions', async () => {
    const first = await put('first');
    const deleted = await remove();
    expect(deleted).toMatchObject({ DeleteMarker: true, VersionId: expect.stringMatching(/^[\w-]{32}$/) });
    await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await read(first)).toMatchObject({ text: 'first' });
    expect(await remove()).toMatchObject({ DeleteMarker: true });
    expect(await store.kept()).toHaveLength(4);
  });

  test('of the current version makes the one before it current', async () => {
    const first = await put('first');
    const second = await put('second');
    expect(await remove(second)).toMatchObject({ VersionId: second });
    expect(await read()).toEqual({ versionId: first, text: 'first' });
    await remove(first);
    await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await store.kept()).toEqual([]);
  });

  test('of the marker brings the object back', async () => {
    await put('first');
    const { VersionId } = await remove();
    expect(await remove(VersionId)).toMatchObject({ DeleteMarker: true, VersionId });
    expect(await read()).toMatchObject({ text: 'first' });
  });

  test('of a missing version succeeds', async () => {
    await put('first');
    expect(await remove(noVersion)).toMatchObject({ VersionId: noVersion });
    expect(await read()).toMatchObject({ text: 'first' });
  });
});

describe('a delete marker', () => {
  test.each(['GET', 'HEAD'])('that is current has no %s', async (method) => {
    await put('first');
    const { VersionId } = await remove();
    const answer = await send(store, ask(method, 'foo.txt'));
    expect(answer).toMatchObject({
      status: 404,
      headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': VersionId },
    });
    expect(xmlText(answer.body, 'Code')).toBe(method === 'HEAD' ? undefined : 'NoSuchKey');
  });

  test.each(['GET', 'HEAD'])('that is named allows no %s', async (method) => {
    const { VersionId } = await remove();
    const answer = await send(store, ask(method, `foo.txt?versionId=${VersionId}`));
    expect(answer).toMatchObject({
      status: 405,
      headers: {
        'x-amz-delete-marker': 'true',
        'x-amz-version-id': VersionId,
        allow: 'DELETE',
        'last-modified': new Date(store.clock.time).toUTCString(),
      },
    });
    expect(xmlText(answer.body, 'Code')).toBe(method === 'HEAD' ? undefined : 'MethodNotAllowed');
  });

  test('has no tags and cannot be copied', async () => {
    const { VersionId } = await remove();
    const copy = (CopySource: string) =>
      store.client.send(new CopyObjectCommand({ ...foo, Key: 'copy', CopySource }));
    const tagging = { ...foo, Tagging: { TagSet: [] } };
    await expect(
      store.client.send(new PutObjectTaggingCommand({ ...tagging, VersionId })),
    ).rejects.toMatchObject({ name: 'MethodNotAllowed' });
    await expect(store.client.send(new PutObjectTaggingCommand(tagging))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(copy(`${bucket}/foo.txt`)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(copy(`${bucket}/foo.txt?versionId=${VersionId}`)).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: 'The source of a copy request may not specifically refer to a delete marker by version id.',
    });
  });
});

describe('refuses a version', () => {
  const missing = 'The specified version does not exist.';
  const invalid = 'Invalid version id specified';
  test.each([
    ['that does not exist', 'GET', `versionId=${noVersion}`, 404, 'NoSuchVersion', missing],
    ['from before there were versions', 'GET', 'versionId=null', 404, 'NoSuchVersion', missing],
    ['that is malformed', 'GET', 'versionId=1', 400, 'InvalidArgument', invalid],
    ['that is malformed, at its deletion', 'DELETE', 'versionId=1', 400, 'InvalidArgument', invalid],
    ['without a name', 'GET', 'versionId=', 400, 'InvalidArgument', 'Version id cannot be the empty string'],
    [
      'that is given twice',
      'GET',
      'versionId=1&versionId=2',
      400,
      'InvalidURI',
      "Couldn't parse the specified URI.",
    ],
  ])('%s', async (_name, method, query, status, code, message) => {
    await put('first');
    await expectRefusal(store, ask(method, `foo.txt?${query}`), status, code, message);
  });

  test('of another key', async () => {
    const first = await put('first');
    await store.client.send(new PutObjectCommand({ ...foo, Key: 'other', Body: 'other' }));
    await expect(read(first, 'other')).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });
});

test('versions and markers outlive the store', async () => {
  store = await startStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const first = await put('first');
  const second = await put('second');
  await remove();
  await store.stop();
  await using again = await startStore({ directory: store.directory }, store.clock);
  store = again;
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await read(first)).toMatchObject({ text: 'first' });
  expect(await read(second)).toMatchObject({ text: 'second' });
});
