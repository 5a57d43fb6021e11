import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { objectName } from '../../../lambdas/model/resources/object-name.ts';
import type { ResourceStore } from '../../../lambdas/model/resources/ports.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import type { UploadedFile } from '../../../lambdas/model/resources/upload.ts';

const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
const LATER = Date.UTC(2020, 3, 12, 19, 3, 58);

/** A reserved resource; stores round its `forgetAt` to whole seconds. */
function resource(change: Partial<Resource> = {}): Resource {
  const id = change.id ?? randomUUID();
  return {
    id,
    accountId: 'acme',
    fileName: 'Straße-🚒.jpg',
    mediaType: 'image/jpg',
    object: `resources/${id}`,
    createdAt: NOW,
    expiresAt: NOW + 86_400_877,
    forgetAt: LATER,
    status: 'reserved',
    ...change,
  };
}

/** A version of a resource's file. */
function upload({ object }: Resource, versionId = 'v1'): UploadedFile {
  return { object: objectName(object, versionId), size: 5, etag: 'etag', uploadedAt: NOW + 1000 };
}

/** A resource after that upload. */
function uploaded(resource: Resource): Resource {
  return { ...resource, ...upload(resource), status: 'available' };
}

/** The contract of every `ResourceStore`. `open` gives one that may hold other resources. */
export function describeResourceStoreContract(name: string, open: () => ResourceStore): void {
  describe(`the ResourceStore ${name}`, () => {
    test('finds an added resource, and nothing else', async () => {
      const store = open();
      const { expiresAt: _, forgetAt: __, ...persistent } = resource();
      for (const added of [resource(), persistent]) {
        await store.add(added);
        expect(await store.find(added.id)).toStrictEqual(added);
      }
      expect(await store.find(randomUUID())).toBeUndefined();
    });

    test('adds an id once, also concurrently', async () => {
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

    test('records the first upload, and no other', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      for (const versionId of ['v1', 'v2', 'v1', 'v3']) {
        expect(await store.recordUpload(added, upload(added, versionId), 2)).toStrictEqual(uploaded(added));
      }
      expect(await store.find(added.id)).toStrictEqual(uploaded(added));
    });

    test('records one of many concurrent uploads', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      const rivals = Array.from({ length: 10 }, (_, index) => upload(added, `v${index}`));
      const recorded = await Promise.all(rivals.map((rival) => store.recordUpload(added, rival, 2)));
      const winner = await store.find(added.id);
      expect(new Set(recorded.map((one) => one?.object))).toEqual(new Set([winner?.object]));
      expect(rivals.map(({ object }) => object)).toContain(winner?.object);
    });

    test('records the upload of a resource that has changed since it was found', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      const found = (await store.find(added.id)) ?? expect.fail();
      const { id, accountId } = added;
      const change = { id, accountId, expiresAt: LATER + 5, forgetAt: LATER + 2000 };
      expect(await store.changeExpiry(change, NOW)).toBeDefined();
      const expected = { ...uploaded(added), expiresAt: LATER + 5, forgetAt: LATER + 2000 };
      expect(await store.recordUpload(found, upload(added), 2)).toStrictEqual(expected);
      expect(await store.find(id)).toStrictEqual(expected);
    });

    test('keeps the record of a persistent resource once its upload is recorded', async () => {
      const store = open();
      const { expiresAt: _, ...added } = resource();
      await store.add(added);
      await store.recordUpload(added, upload(added), 'never');
      const { forgetAt: __, ...kept } = added;
      expect(await store.find(added.id)).toStrictEqual(uploaded(kept));
    });

    test('records no upload for a deleted, expired or unknown resource', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      await store.markDeleted(added.id, 'acme', NOW, LATER);
      expect(await store.recordUpload(added, upload(added), 2)).toBeUndefined();
      expect(await store.find(added.id)).toStrictEqual({ ...added, status: 'deleted' });
      const expired = resource({ expiresAt: 1000 });
      await store.add(expired);
      expect(await store.recordUpload(expired, upload(expired), 2)).toBeUndefined();
      expect(await store.find(expired.id)).toStrictEqual(expired);
      const unknown = resource();
      expect(await store.recordUpload(unknown, upload(unknown), 2)).toBeUndefined();
      expect(await store.find(unknown.id)).toBeUndefined();
    });

    test('marks a resource as deleted once, and keeps the date of forgetting', async () => {
      const store = open();
      const added = resource();
      await store.add(added);
      await store.recordUpload(added, upload(added), 2);
      const deleted = { ...uploaded(added), status: 'deleted', forgetAt: LATER + 1000 };
      expect(await store.markDeleted(added.id, 'acme', NOW, LATER + 1000)).toStrictEqual(deleted);
      expect(await store.find(added.id)).toStrictEqual(deleted);
      expect(await store.markDeleted(added.id, 'acme', NOW + 5, LATER + 3000)).toStrictEqual(deleted);
      expect(await store.find(added.id)).toStrictEqual(deleted);
    });

    test("does not delete another account's resource, nor a missing one", async () => {
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
