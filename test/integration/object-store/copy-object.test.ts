import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { bucket, type RunningStore, shareEmptiedStore } from './running-store.ts';

const MINUTE = 60_000;
const original = {
  ContentType: 'text/css',
  ContentDisposition: 'inline',
  Metadata: { colour: 'red' },
};

const shared = shareEmptiedStore(Date.parse('2026-03-27T12:00:00.700Z'));
let store: RunningStore;
beforeEach(async () => {
  store = shared();
  await put('source', 'hello');
});

const put = (Key: string, Body: string) =>
  store.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...original, Tagging: 'a=b' }));
const copy = (Key: string, more: Partial<CopyObjectCommandInput> = {}) =>
  store.client.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource: `${bucket}/source`, ...more }));
const tags = async (Key: string) =>
  (await store.client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key }))).TagSet;
const read = async (Key: string) => {
  const object = await store.client.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return { ...object, text: await object.Body?.transformToString() };
};

describe('a copy', () => {
  test("has its source's bytes, headers and tags, and its own time", async () => {
    store.clock.time += MINUTE;
    const copied = {
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      LastModified: new Date('2026-03-27T12:01:00Z'),
    };
    expect((await copy('copy')).CopyObjectResult).toEqual(copied);
    expect(await read('copy')).toMatchObject({ ...original, ...copied, text: 'hello' });
    expect(await tags('copy')).toEqual([{ Key: 'a', Value: 'b' }]);
    expect(await read('source')).toMatchObject({ LastModified: new Date('2026-03-27T12:00:00Z') });
  });

  test('has other headers and tags if the request names them', async () => {
    const given = { ContentType: 'text/html', Tagging: 'c=d' };
    await copy('neither', given);
    await copy('headers', { ...given, MetadataDirective: 'REPLACE', TaggingDirective: 'COPY' });
    await copy('tags', { ...given, MetadataDirective: 'COPY', TaggingDirective: 'REPLACE' });
    await copy('none', { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE' });
    const type = async (key: string) => (await read(key)).ContentType;
    const keys = ['neither', 'headers', 'tags', 'none'];
    expect(await Promise.all(keys.map(type))).toEqual([
      'text/css',
      'text/html',
      'text/css',
      'binary/octet-stream',
    ]);
    const [ab, cd] = [
      { Key: 'a', Value: 'b' },
      { Key: 'c', Value: 'd' },
    ];
    expect(await Promise.all(keys.map(tags))).toEqual([[ab], [ab], [cd], []]);
    expect((await read('headers')).Metadata).toEqual({});
  });

  test('stays when its source is deleted or replaced, and vice versa', async () => {
    await copy('copy');
    await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'source' }));
    expect(await read('copy')).toMatchObject({ text: 'hello' });
    await copy('second', { CopySource: `${bucket}/copy` });
    await put('copy', 'other');
    expect(await read('second')).toMatchObject({ text: 'hello' });
  });

  test('replaces the object with its key', async () => {
    await put('copy', 'something else');
    await copy('copy');
    expect(await read('copy')).toMatchObject({ text: 'hello' });
  });

  test('onto itself has new headers and a new time', async () => {
    store.clock.time += MINUTE;
    await copy('source', { MetadataDirective: 'REPLACE', ContentType: 'text/html' });
    expect(await read('source')).toMatchObject({
      text: 'hello',
      ContentType: 'text/html',
      Metadata: {},
      LastModified: new Date('2026-03-27T12:01:00Z'),
    });
    expect(await tags('source')).toEqual([{ Key: 'a', Value: 'b' }]);
    // Both versions, and their shared content.
    expect(await store.kept()).toHaveLength(3);
  });

  test('that must be new is made if there is no object, or a delete marker', async () => {
    await copy('copy', { IfNoneMatch: '*' });
    await expect(copy('copy', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'copy' }));
    await copy('copy', { IfNoneMatch: '*' });
    expect(await read('copy')).toMatchObject({ text: 'hello' });
  });

  test.each([
    ['after a slash', 'a', `/${bucket}/a`],
    ['with encoding', 'ä/b c+d?versionId=1', `${bucket}/%C3%A4/b%20c%2Bd%3FversionId=1`],
    ['with its slashes encoded', 'a/b', encodeURIComponent(`${bucket}/a/b`)],
    ['with spaces as in a form', 'a b', `${bucket}/a+b`],
    ['with repeated slashes', '/a//b', `${bucket}//a//b`],
  ])('accepts a source %s', async (_name, key, CopySource) => {
    await put(key, 'this one');
    await copy('copy', { CopySource });
    expect(await read('copy')).toMatchObject({ text: 'this one' });
  });

  test('has one state of a source that is replaced again and again', async () => {
    const texts = Array.from({ length: 10 }, (_, index) => `${index}`.repeat(1000));
    await Promise.all(texts.flatMap((text, index) => [put('source', text), copy(`copy-${index}`)]));
    const copies = await Promise.all(texts.map((_, index) => read(`copy-${index}`)));
    for (const { text } of copies) expect(['hello', ...texts]).toContain(text);
  });
});
