import { CopyObjectCommand, GetObjectCommand, PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { keptObjects } from '../../support/kept-objects.ts';
import { bucket, type RunningStore, shareEmptiedStore, startStore } from './running-store.ts';
import { post, signForm } from './upload-form.ts';

const rules = [1, 7, 366].map((days) => ({ tagKey: 'expire-after-days', tagValue: `${days}`, days }));
const lifecycle = { rules, removesExpiredDeleteMarkers: false };
const shared = shareEmptiedStore(undefined, { lifecycle });

/** The store with these rules, at this time in milliseconds since 1970. */
function sharedAt(time: number): RunningStore {
  shared().clock.time = time;
  return shared();
}

async function upload(store: RunningStore, tags: Record<string, string>, key = 'foo.txt'): Promise<void> {
  const tagSet = Object.entries(tags).map(
    ([name, value]) => `<Tag><Key>${name}</Key><Value>${value}</Value></Tag>`,
  );
  const tagging = `<Tagging><TagSet>${tagSet.join('')}</TagSet></Tagging>`;
  const answer = await post(
    store,
    signForm(store, { fields: { key, tagging }, conditions: [{ bucket }, { key }, { tagging }] }),
  );
  expect(answer.status).toBe(204);
}

/** Sweeps at a time, and resolves to the number of expired objects. */
async function sweepAt(store: RunningStore, time: string): Promise<number> {
  store.clock.time = Date.parse(time);
  return (await store.store.sweep()).expired;
}

describe('an object expires at the midnight after its days are over', () => {
  test.each([
    ['1', '2026-03-27T12:00:00Z', '2026-03-28T23:59:59.999Z', '2026-03-29T00:00:00Z'],
    ['1', '2026-03-27T23:59:59.999Z', '2026-03-28T23:59:59.999Z', '2026-03-29T00:00:00Z'],
    ['1', '2026-03-28T00:00:00Z', '2026-03-29T23:59:59.999Z', '2026-03-30T00:00:00Z'],
    ['7', '2014-01-15T10:30:00Z', '2014-01-22T23:59:59.999Z', '2014-01-23T00:00:00Z'],
    ['366', '2024-02-29T10:30:00Z', '2025-03-01T23:59:59.999Z', '2025-03-02T00:00:00Z'],
  ])('%s days after %s', async (days, created, lastMoment, expired) => {
    const store = sharedAt(Date.parse(created));
    await upload(store, { 'expire-after-days': days, colour: 'red' });
    expect(await sweepAt(store, lastMoment)).toBe(0);
    expect(await store.kept()).toHaveLength(2);
    expect(await sweepAt(store, expired)).toBe(1);
    expect(await store.kept()).toEqual(['marker foo.txt', 'object foo.txt', 'content 1']);
    expect(await sweepAt(store, expired)).toBe(0);
  });
});

test.each<[string, Record<string, string>]>([
  ['no tags', {}],
  ['the tag never', { 'expire-after-days': 'never' }],
  ['days without a rule', { 'expire-after-days': '8' }],
  ['another tag with the same value', { days: '7' }],
])('an object with %s stays', async (_name, tags) => {
  const store = shared();
  await upload(store, tags);
  expect(await sweepAt(store, '9999-01-01T00:00:00Z')).toBe(0);
  expect(await store.kept()).toHaveLength(2);
});

test('without rules nothing expires', async () => {
  await using store = await startStore();
  await upload(store, { 'expire-after-days': '1' });
  expect(await sweepAt(store, '9999-01-01T00:00:00Z')).toBe(0);
});

test('removes only expired objects, by their earliest rule', async () => {
  const early = { tagKey: 'draft', tagValue: 'yes', days: 1 };
  await using store = await startStore(
    { lifecycle: { ...lifecycle, rules: [...rules, early] } },
    { time: Date.parse('2026-03-01T12:00:00Z') },
  );
  await upload(store, { 'expire-after-days': '366', draft: 'yes' }, 'foo-draft');
  await upload(store, { 'expire-after-days': '1' }, 'foo-1');
  await upload(store, { 'expire-after-days': '7' }, 'foo-7');
  expect(await sweepAt(store, '2026-03-05T00:00:00Z')).toBe(2);
  const read = (key: string) => store.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  await expect(read('foo-draft')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(read('foo-1')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await read('foo-7')).ContentLength).toBe(3);
});

test('a new upload begins a new life', async () => {
  const store = sharedAt(Date.parse('2026-03-01T12:00:00Z'));
  await upload(store, { 'expire-after-days': '1' });
  store.clock.time = Date.parse('2026-03-02T12:00:00Z');
  await upload(store, { 'expire-after-days': '1' });
  expect(await sweepAt(store, '2026-03-03T00:00:00Z')).toBe(0);
  expect(await sweepAt(store, '2026-03-04T00:00:00Z')).toBe(1);
});

describe("an object's life is extended", () => {
  const object = { Bucket: bucket, Key: 'foo.txt' };
  const expireAfter = (days: string) => ({ TagSet: [{ Key: 'expire-after-days', Value: days }] });

  test('by new tags, counted from its creation', async () => {
    const store = sharedAt(Date.parse('2026-03-01T12:00:00Z'));
    await upload(store, { 'expire-after-days': '1' });
    store.clock.time = Date.parse('2026-03-02T12:00:00Z');
    await store.client.send(new PutObjectTaggingCommand({ ...object, Tagging: expireAfter('7') }));
    expect(await sweepAt(store, '2026-03-08T23:59:59.999Z')).toBe(0);
    expect(await sweepAt(store, '2026-03-09T00:00:00Z')).toBe(1);
  });

  test('by a copy onto itself, with its new tags', async () => {
    const store = sharedAt(Date.parse('2026-03-01T12:00:00Z'));
    await upload(store, { 'expire-after-days': '7' });
    store.clock.time = Date.parse('2026-03-08T12:00:00Z');
    await store.client.send(
      new CopyObjectCommand({
        ...object,
        CopySource: `${bucket}/foo.txt`,
        MetadataDirective: 'REPLACE',
        TaggingDirective: 'REPLACE',
        Tagging: 'expire-after-days=1',
      }),
    );
    expect(await sweepAt(store, '2026-03-09T23:59:59.999Z')).toBe(0);
    expect(await sweepAt(store, '2026-03-10T00:00:00Z')).toBe(1);
  });

  test('by new tags during a sweep', async () => {
    const store = shared();
    await upload(store, { 'expire-after-days': '1' });
    store.clock.time = Date.parse('9999-01-01T00:00:00Z');
    const tagging = store.client.send(
      new PutObjectTaggingCommand({ ...object, Tagging: expireAfter('never') }),
    );
    const tagged = await Promise.allSettled([tagging, store.store.sweep()]);
    expect(await store.kept()).toHaveLength(tagged[0].status === 'fulfilled' ? 2 : 3);
  });
});

test('a sweep covers every object, however many there are', async () => {
  await using store = await startStore({ lifecycle }, { time: Date.parse('2026-03-01T12:00:00Z') });
  await upload(store, { 'expire-after-days': '1' });
  await upload(store, { 'expire-after-days': '7' }, 'foo-7');
  // A step of a sweep looks at five hundred.
  const copies = Array.from({ length: 510 }, (_, index) => `copy-${index}`);
  for (const Key of copies)
    await store.client.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource: `${bucket}/foo.txt` }));
  expect(await sweepAt(store, '2026-03-03T00:00:00Z')).toBe(511);
  const { objects } = await keptObjects(store.directory);
  expect(objects.filter(({ isCurrent }) => isCurrent).map(({ object }) => object.split('?')[0])).toEqual([
    'foo-7',
  ]);
});
