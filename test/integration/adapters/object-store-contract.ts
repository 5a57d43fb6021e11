import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../../lambdas/domain/ports.ts';

/** What every `ObjectStore` must do; `open` gives one beside a way for a provider to upload one byte. */
export function describeObjectStoreContract(
  name: string,
  open: () => { store: ObjectStore; upload: (key: string) => Promise<void> },
): void {
  const newKey = () => `resources/${randomUUID()}`;

  describe(`the ObjectStore ${name}`, () => {
    test('finds what was uploaded, how large and when, and nothing else', async () => {
      const { store, upload } = open();
      const key = newKey();
      expect(await store.find(key)).toBeUndefined();
      const before = Date.now();
      await upload(key);
      const found = await store.find(key);
      expect(found).toEqual({ size: 1, uploadedAt: expect.any(Number) });
      // S3 tells the time in whole seconds.
      expect(found?.uploadedAt).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
      expect(found?.uploadedAt).toBeLessThanOrEqual(Date.now());
      expect(await store.find(`${key}/`)).toBeUndefined();
      expect(await store.find(newKey())).toBeUndefined();
    });

    test('removes an object, and that one only', async () => {
      const { store, upload } = open();
      const [removed, kept] = [newKey(), newKey()];
      await Promise.all([upload(removed), upload(kept)]);
      await store.delete(removed);
      expect(await store.find(removed)).toBeUndefined();
      expect(await store.find(kept)).toMatchObject({ size: 1 });
    });

    test('takes an object that is not there for removed', async () => {
      const { store, upload } = open();
      const key = newKey();
      await store.delete(key);
      await upload(key);
      await store.delete(key);
      await store.delete(key);
      expect(await store.find(key)).toBeUndefined();
    });

    test('passes over an object that is not there when its lifecycle is changed', async () => {
      const { store } = open();
      const key = newKey();
      await store.setLifecycle(key, 7);
      await store.renew(key, 'text/plain', 7);
      expect(await store.find(key)).toBeUndefined();
    });

    test('takes keys of any characters', async () => {
      const { store, upload } = open();
      const key = `resources/Straße (1) + 100% 'ok'!*~.🚒-${randomUUID()}`;
      await upload(key);
      expect(await store.find(key)).toMatchObject({ size: 1 });
      await store.delete(key);
      expect(await store.find(key)).toBeUndefined();
    });
  });
}
