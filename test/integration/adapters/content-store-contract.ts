import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ResourceStore } from '../../../lambdas/model/resources/ports.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';

const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);
const END = Date.UTC(2020, 3, 12);
const LATER = Date.UTC(2020, 4, 12);

/** A file that came in a request. */
function content(change: Partial<Resource> = {}): Resource {
  const id = change.id ?? randomUUID();
  return {
    id,
    accountId: 'acme',
    fileName: `${id}.png`,
    mediaType: 'image/png',
    object: `contents/${randomUUID()}`,
    createdAt: NOW,
    uploadedAt: NOW,
    size: 5,
    expiresAt: END,
    forgetAt: LATER,
    status: 'available',
    ...change,
  };
}

/** The contract of every `ResourceStore` for content. `open` gives one that may hold other resources. */
export function describeContentStoreContract(name: string, open: () => ResourceStore): void {
  describe(`the ResourceStore ${name}, for a claim,`, () => {
    test('adds a new resource', async () => {
      const store = open();
      const claimed = content();
      expect(await store.claim(claimed, NOW)).toBe(true);
      expect(await store.find(claimed.id)).toStrictEqual(claimed);
    });

    test('does not change a live resource', async () => {
      const store = open();
      const { expiresAt: _, forgetAt: __, ...persistent } = content();
      const reserved = content({ status: 'reserved' });
      for (const live of [content(), persistent, reserved]) {
        await store.add(live);
        expect(await store.claim(content({ id: live.id }), END - 1)).toBe(false);
        expect(await store.find(live.id)).toStrictEqual(live);
      }
    });

    test('replaces a deleted or expired resource completely', async () => {
      const store = open();
      const deleted = content({ status: 'deleted', expiresAt: LATER });
      const expired = content({ expiresAt: NOW });
      const { expiresAt: _, ...forever } = content({ status: 'deleted' });
      for (const ended of [deleted, expired, forever]) {
        await store.add(ended);
        const { size: __, ...replacement } = content({ id: ended.id, fileName: 'new.png', createdAt: NOW });
        expect(await store.claim(replacement, NOW)).toBe(true);
        expect(await store.find(ended.id)).toStrictEqual(replacement);
      }
    });

    test('lets one of many concurrent claims win', async () => {
      const store = open();
      const id = randomUUID();
      await store.add(content({ id, status: 'deleted' }));
      const rivals = Array.from({ length: 20 }, () => content({ id }));
      const claimed = await Promise.all(rivals.map((rival) => store.claim(rival, NOW)));
      expect(claimed.filter(Boolean)).toHaveLength(1);
      expect(await store.find(id)).toStrictEqual(rivals[claimed.indexOf(true)]);
    });

    test('starts without the upload of a deleted predecessor', async () => {
      const store = open();
      const first = content({ status: 'reserved' });
      await store.add(first);
      const upload = { object: `${first.object}?versionId=1`, size: 9, etag: 'e', uploadedAt: NOW + 1 };
      await store.recordUpload(first, upload, 1);
      await store.markDeleted(first.id, 'acme', NOW, LATER);
      await store.claim(content({ id: first.id }), NOW);
      await store.recordUpload(first, upload, 1);
      expect(await store.find(first.id)).not.toMatchObject({ size: 9 });
    });
  });

  describe(`the ResourceStore ${name}, for a change of the end,`, () => {
    const change = (id: string, accountId = 'acme') => ({
      id,
      accountId,
      expiresAt: LATER,
      forgetAt: LATER + 2000,
    });
    const changed = { expiresAt: LATER, forgetAt: LATER + 2000 };

    test('changes the end of a live resource, and keeps the rest', async () => {
      const store = open();
      const { expiresAt: _, forgetAt: __, ...persistent } = content();
      for (const live of [content(), persistent]) {
        await store.add(live);
        expect(await store.changeExpiry(change(live.id), END - 1)).toStrictEqual({
          ...live,
          ...changed,
        });
        expect(await store.find(live.id)).toStrictEqual({ ...live, ...changed });
      }
    });

    test('counts the life of a file from its own creation, if it arrived meanwhile', async () => {
      const store = open();
      const replaced = content({ uploadedAt: NOW + 9 });
      await store.add(replaced);
      expect(await store.changeExpiry(change(replaced.id), NOW)).toMatchObject({ uploadedAt: NOW + 9 });
    });

    test.each<[string, Partial<Resource>, number]>([
      ["another account's", { accountId: 'other' }, NOW],
      ['deleted', { status: 'deleted' }, NOW],
      ['expired', {}, END],
    ])('does not change a resource that is %s', async (_, state, now) => {
      const store = open();
      const ended = content(state);
      await store.add(ended);
      expect(await store.changeExpiry(change(ended.id), now)).toBeUndefined();
      expect(await store.find(ended.id)).toStrictEqual(ended);
    });

    test('does not create a missing resource', async () => {
      const store = open();
      const unknown = randomUUID();
      expect(await store.changeExpiry(change(unknown), NOW)).toBeUndefined();
      expect(await store.find(unknown)).toBeUndefined();
    });
  });
}
