import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import type { Lifecycle } from '../../../local/object-store/object-store.ts';
import { bucket, type RunningStore, shareEmptiedStore, startStore } from './running-store.ts';

const rules = [1, 7].map((days) => ({
  tagKey: 'expire-after-days',
  tagValue: `${days}`,
  days,
  noncurrentDays: days,
}));
const lifecycle: Lifecycle = { rules, removesExpiredDeleteMarkers: true };

const start = (time: string, options: Lifecycle) =>
  startStore({ lifecycle: options }, { time: Date.parse(time) });
const shared = shareEmptiedStore(undefined, { lifecycle });

/** The store with these rules, at this time. */
function sharedAt(time: string): RunningStore {
  shared().clock.time = Date.parse(time);
  return shared();
}

const put = (store: RunningStore, Body: string, days: string, Key = 'foo') =>
  store.client.send(
    new PutObjectCommand({ Bucket: bucket, Key, Body, Tagging: `expire-after-days=${days}` }),
  );
const remove = (store: RunningStore, Key = 'foo') =>
  store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));

/** The versions that a sweep at this time leaves. */
async function leftAt(store: RunningStore, time: string): Promise<string[]> {
  store.clock.time = Date.parse(time);
  await store.store.sweep();
  return (await store.kept()).filter((name) => !name.startsWith('content'));
}

describe('a noncurrent version is removed at the midnight after its days are over', () => {
  test('counted from its successor, not from its creation', async () => {
    const store = sharedAt('2026-03-01T12:00:00Z');
    await put(store, 'old', '7');
    store.clock.time = Date.parse('2026-03-05T12:00:00Z');
    await put(store, 'new', 'never');
    expect(await leftAt(store, '2026-03-12T23:59:59.999Z')).toEqual(['object foo', 'object foo']);
    expect(await leftAt(store, '2026-03-13T00:00:00Z')).toEqual(['object foo']);
    expect((await store.kept()).filter((name) => name.startsWith('content'))).toHaveLength(1);
  });

  test('each by its own tag', async () => {
    const store = sharedAt('2026-03-01T12:00:00Z');
    for (const days of ['7', 'never', '1', 'never']) await put(store, days, days);
    expect(await leftAt(store, '2026-03-03T00:00:00Z')).toHaveLength(3);
    expect(await leftAt(store, '2026-03-09T00:00:00Z')).toHaveLength(2);
    expect(await leftAt(store, '9999-01-01T00:00:00Z')).toHaveLength(2);
  });

  test('not while it is current again', async () => {
    await using store = await start('2026-03-01T12:00:00Z', {
      ...lifecycle,
      rules: [{ tagKey: 'expire-after-days', tagValue: '1', noncurrentDays: 1 }],
    });
    await put(store, 'old', '1');
    const { VersionId } = await put(store, 'new', '1');
    await store.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'foo', VersionId }));
    expect(await leftAt(store, '9999-01-01T00:00:00Z')).toEqual(['object foo']);
  });

  test('except for bytes that a copy shares', async () => {
    const store = sharedAt('2026-03-01T12:00:00Z');
    await put(store, 'old', '1');
    const copy = { Bucket: bucket, Key: 'copy', CopySource: `${bucket}/foo` };
    await store.client.send(new CopyObjectCommand({ ...copy, TaggingDirective: 'REPLACE' }));
    await remove(store);
    expect(await leftAt(store, '2026-03-03T00:00:00Z')).toEqual(['object copy']);
    expect(await store.kept()).toHaveLength(2);
  });
});

describe('an object that expires', () => {
  test('becomes noncurrent for its days, and is removed with its marker', async () => {
    const store = sharedAt('2026-03-01T12:00:00Z');
    await put(store, 'bar', '1');
    expect(await leftAt(store, '2026-03-03T00:00:00Z')).toEqual(['marker foo', 'object foo']);
    expect(await leftAt(store, '2026-03-04T23:59:59.999Z')).toEqual(['marker foo', 'object foo']);
    expect(await leftAt(store, '2026-03-05T00:00:00Z')).toEqual([]);
    expect(await store.kept()).toEqual([]);
  });
});

describe('a delete marker', () => {
  test('stays while there is another version, even a marker', async () => {
    const store = sharedAt('2026-03-01T12:00:00Z');
    await put(store, 'bar', 'never');
    await remove(store);
    await remove(store, 'twice');
    await remove(store, 'twice');
    await remove(store, 'once');
    expect(await leftAt(store, '9999-01-01T00:00:00Z')).toEqual([
      'marker foo',
      'object foo',
      'marker twice',
      'marker twice',
    ]);
  });

  test('stays if the lifecycle does not remove markers', async () => {
    await using store = await start('2026-03-01T12:00:00Z', {
      ...lifecycle,
      removesExpiredDeleteMarkers: false,
    });
    await remove(store);
    expect(await leftAt(store, '9999-01-01T00:00:00Z')).toEqual(['marker foo']);
  });
});

test('a sweep covers all versions of a key, however many there are', async () => {
  const store = sharedAt('2026-03-01T12:00:00Z');
  // A step of a sweep looks at five hundred.
  await Promise.all(Array.from({ length: 510 }, () => put(store, 'bar', '1')));
  await remove(store);
  expect(await leftAt(store, '2026-03-03T00:00:00Z')).toEqual([]);
});
