import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ResourceStore } from '../../../lambdas/model/resources/ports.ts';
import type { Resource, Upload } from '../../../lambdas/model/resources/resource.ts';

const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
const LATER = Date.UTC(2020, 3, 12, 19, 3, 58);

/** A reserved resource; stores keep the date on which they may forget it in whole seconds. */
function resource(change: Partial<Resource> = {}): Resource {
  const id = change.id ?? randomUUID();
  return {
    id,
    accountId: 'acme',
    fileName: 'Straße-🚒.jpg',
    mediaType: 'image/jpg',
    objectKey: `resources/${id}`,
    createdAt: NOW,
    expiresAt: NOW + 86_400_877,
    forgetAt: LATER,
    status: 'reserved',
    ...change,
  };
}

function upload(sequencer: string): Upload {
  return { size: 5, etag: 'etag', uploadedAt: NOW + 1000, sequencer: sequencer.padStart(32, '0') };
}

/** What the record of a resource tells of such an upload. */
const UPLOADED = { size: 5, etag: 'etag', uploadedAt: NOW + 1000, status: 'available' } as const;

/** What every `ResourceStore` must do; `open` gives one that may hold other resources already. */
export function describeResourceStoreContract(name: string, open: () => ResourceStore): void {
  describe(`the ResourceStore ${name}`, () => {
    test('finds what was added, and nothing else', async () => {
      const store = open();
      const { expiresAt: _, forgetAt: __, ...persistent } = resource();
      for (const added of [resource(), persistent]) {
        await store.add(added);
        expect(await store.find(added.id)).toStrictEqual(added);
      }
      expect(await store.find(randomUUID())).toBeUndefined();
    });

    test('adds an id once, also when two add it at once', async () => {
      const store = open();
      const first = resource();
      const rivals = [first, { ...first, accountId: 'other' }];
      const outcomes = await Promise.all(rivals.map((rival) => store.add(rival)));
      expect(outcomes.toSorted()).toEqual([false, true]);
      const winner = rivals[outcomes.indexOf(true)];
      expect(await store.find(first.id)).toStrictEqual(winner);
      expect(await store.add(resource({ id: first.id, accountId: 'third' }))).toBe(false);
      expect(await store.find(first.id)).toStrictEqual(winner);
    });

    test('records an upload any number of times', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      for (const sequencer of ['1A', '1A', '0F', '1B'])
        await store.recordUpload(added.id, upload(sequencer), false);
      expect(await store.find(added.id)).toStrictEqual({ ...added, ...UPLOADED });
    });

    test('keeps the record of a persistent resource from its upload on', async () => {
      const store = open();
      const { expiresAt: _, ...added } = resource();
      await store.add(added);
      await store.recordUpload(added.id, upload('1'), true);
      const { forgetAt: __, ...kept } = added;
      expect(await store.find(added.id)).toStrictEqual({ ...kept, ...UPLOADED });
    });

    test.each([
      ['the same', '2'],
      ['an earlier', '1'],
    ])('changes nothing for %s upload', async (_, sequencer) => {
      const store = open();
      const added = resource();
      await store.add(added);
      await store.recordUpload(added.id, upload('2'), false);
      await store.recordUpload(added.id, upload(sequencer), true);
      expect(await store.find(added.id)).toStrictEqual({ ...added, ...UPLOADED });
    });

    test('records no upload for what is deleted or unknown', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      await store.markDeleted(added.id, 'acme', NOW, LATER);
      await store.recordUpload(added.id, upload('1'), true);
      expect(await store.find(added.id)).toStrictEqual({ ...added, status: 'deleted' });
      const unknown = randomUUID();
      await store.recordUpload(unknown, upload('1'), true);
      expect(await store.find(unknown)).toBeUndefined();
    });

    test('deletes once, and remembers it for so long also where it is deleted again', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      await store.recordUpload(added.id, upload('1'), false);
      const deleted = { ...added, ...UPLOADED, status: 'deleted', forgetAt: LATER + 1000 };
      expect(await store.markDeleted(added.id, 'acme', NOW, LATER + 1000)).toStrictEqual(deleted);
      expect(await store.find(added.id)).toStrictEqual(deleted);
      expect(await store.markDeleted(added.id, 'acme', NOW + 5, LATER + 3000)).toStrictEqual(deleted);
      expect(await store.find(added.id)).toStrictEqual(deleted);
    });

    test("deletes nothing of another account's, and nothing that is not there", async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      expect(await store.markDeleted(added.id, 'other', NOW, LATER)).toBeUndefined();
      expect(await store.find(added.id)).toStrictEqual(added);
      const unknown = randomUUID();
      expect(await store.markDeleted(unknown, 'acme', NOW, LATER)).toBeUndefined();
      expect(await store.find(unknown)).toBeUndefined();
    });
  });
}
