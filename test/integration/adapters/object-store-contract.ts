import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../../lambdas/domain/ports.ts';

/** What every `ObjectStore` must do; `open` gives one beside a way to put an object into its bucket. */
export function describeObjectStoreContract(
  name: string,
  open: () => { store: ObjectStore; put: (key: string) => Promise<void> },
): void {
  const newKey = () => `resources/${randomUUID()}`;

  describe(`the ObjectStore ${name}`, () => {
    test('knows which objects there are', async () => {
      const { store, put } = open();
      const key = newKey();
      expect(await store.exists(key)).toBe(false);
      await put(key);
      expect(await store.exists(key)).toBe(true);
      expect(await store.exists(`${key}/`)).toBe(false);
      expect(await store.exists(newKey())).toBe(false);
    });

    test('removes an object, and that one only', async () => {
      const { store, put } = open();
      const [removed, kept] = [newKey(), newKey()];
      await Promise.all([put(removed), put(kept)]);
      await store.delete(removed);
      expect(await store.exists(removed)).toBe(false);
      expect(await store.exists(kept)).toBe(true);
    });

    test('takes an object that is not there for removed', async () => {
      const { store, put } = open();
      const key = newKey();
      await store.delete(key);
      await put(key);
      await store.delete(key);
      await store.delete(key);
      expect(await store.exists(key)).toBe(false);
    });

    test('takes keys of any characters', async () => {
      const { store, put } = open();
      const key = `resources/Straße (1) + 100% 'ok'!*~.🚒-${randomUUID()}`;
      await put(key);
      expect(await store.exists(key)).toBe(true);
      await store.delete(key);
      expect(await store.exists(key)).toBe(false);
    });
  });
}
