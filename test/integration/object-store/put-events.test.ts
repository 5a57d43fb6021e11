import {
  CopyObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bucket, type RunningStore, startStore } from './running-store.ts';
import { post, signForm } from './upload-form.ts';

const foo = { Bucket: bucket, Key: 'foo.txt' };
const Tagging = { TagSet: [{ Key: 'colour', Value: 'red' }] };
const itself = { ...foo, CopySource: `${bucket}/foo.txt`, MetadataDirective: 'REPLACE' } as const;

const tags = async (store: RunningStore) =>
  (await store.client.send(new GetObjectTaggingCommand(foo))).TagSet;

test('each event names the operation, and each of one key has a greater sequencer', async () => {
  await using store = await startStore();
  await post(store, signForm(store));
  await store.client.send(new PutObjectCommand({ ...foo, Body: 'put' }));
  await store.client.send(new PutObjectTaggingCommand({ ...foo, Tagging }));
  store.clock.time -= 60_000;
  await store.client.send(new CopyObjectCommand(itself));
  await store.client.send(new PutObjectCommand({ ...foo, Body: 'again' }));
  const details = store.events.map(({ detail }) => detail);
  expect(details.map(({ reason, object: { size } }) => [reason, size])).toEqual([
    ['POST Object', 3],
    ['PutObject', 3],
    ['CopyObject', 3],
    ['PutObject', 5],
  ]);
  const sequencers = details.map(({ object }) => object.sequencer);
  expect(sequencers).toEqual([...new Set(sequencers)].sort());
  for (const detail of details) {
    expect(detail).toMatchObject({ object: { key: 'foo.txt' }, 'source-ip-address': '127.0.0.1' });
  }
});

test('the event of a copy has the copy and its request', async () => {
  await using store = await startStore({}, { time: Date.parse('2026-03-27T12:00:00Z') });
  await store.client.send(new PutObjectCommand({ ...foo, Body: 'bar' }));
  const { $metadata } = await store.client.send(new CopyObjectCommand({ ...itself, Key: 'copy' }));
  expect(store.events.at(-1)).toMatchObject({
    time: '2026-03-27T12:00:00Z',
    detail: {
      object: { key: 'copy', size: 3, etag: '37b51d194a7513e45b56f6524f2d51f2' },
      'request-id': $metadata.requestId,
      reason: 'CopyObject',
    },
  });
});

test("tags that are replaced during the event's delivery stay replaced", async () => {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await using store = await startStore({
    onObjectCreated: async () => {
      begun.resolve();
      await released.promise;
    },
  });
  const put = store.client.send(new PutObjectCommand({ ...foo, Body: 'bar', Tagging: 'a=b' }));
  await begun.promise;
  await store.client.send(new PutObjectTaggingCommand({ ...foo, Tagging }));
  released.resolve();
  await put;
  expect(await tags(store)).toEqual(Tagging.TagSet);
});

test('an undelivered event is delivered at the next opening, whatever the tags are by then', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  const first = await startStore({
    onObjectCreated: async () => {
      throw new Error('not today');
    },
  });
  await first.client.send(new PutObjectCommand({ ...foo, Body: 'bar' }));
  await first.client.send(new PutObjectTaggingCommand({ ...foo, Tagging }));
  await first.stop();
  const delivered = Promise.withResolvers<string>();
  await using second = await startStore({
    directory: first.directory,
    onObjectCreated: async ({ detail }) => delivered.resolve(detail.reason),
  });
  expect(await delivered.promise).toBe('PutObject');
  expect(await tags(second)).toEqual(Tagging.TagSet);
});
