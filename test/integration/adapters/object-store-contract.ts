import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../../lambdas/model/resources/ports.ts';

export interface OpenObjectStore {
  readonly store: ObjectStore;
  /** Uploads one byte of text, with a lifecycle of one day, as a provider does. */
  readonly upload: (key: string) => Promise<void>;
  /** An object as it is in the bucket. */
  readonly look: (key: string) => Promise<{ content: Buffer; contentType: string; lifecycle: string }>;
}

/** What every `ObjectStore` must do; `open` gives one beside its bucket. */
export function describeObjectStoreContract(name: string, open: () => OpenObjectStore): void {
  const newKey = () => `resources/${randomUUID()}`;

  describe(`the ObjectStore ${name}`, () => {
    test('finds what was uploaded, how large and when, and nothing else', async () => {
      const { store, upload } = open();
      const key = newKey();
      expect(await store.find(key)).toBeUndefined();
      const before = Date.now();
      await upload(key);
      const found = await store.find(key);
      expect(found).toEqual({
        size: 1,
        uploadedAt: expect.any(Number),
        etag: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
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
      expect(await store.copy(key, key, 'text/plain', 7)).toBe(false);
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

    test.each([
      [1, 'image/png'],
      [366, 'text/plain'],
      ['never', 'application/octet-stream'],
    ] as const)('puts an object with a lifecycle of %s', async (lifecycle, contentType) => {
      const { store, look } = open();
      const key = newKey();
      const content = randomBytes(100_000);
      await store.put(key, content, contentType, lifecycle);
      expect(await look(key)).toEqual({ content, contentType, lifecycle: String(lifecycle) });
      expect(await store.find(key)).toMatchObject({ size: 100_000 });
    });

    test('puts one in place of another', async () => {
      const { store, look } = open();
      const key = newKey();
      await store.put(key, Buffer.from('first'), 'text/plain', 1);
      await store.put(key, Buffer.from('second'), 'image/png', 2);
      expect(await look(key)).toEqual({
        content: Buffer.from('second'),
        contentType: 'image/png',
        lifecycle: '2',
      });
    });

    test('changes the lifecycle of an object and nothing else', async () => {
      const { store, upload, look } = open();
      const key = newKey();
      await upload(key);
      const before = await store.find(key);
      for (const lifecycle of [30, 'never', 1] as const) {
        await store.setLifecycle(key, lifecycle);
        expect(await look(key)).toEqual({
          content: Buffer.from('x'),
          contentType: 'text/plain',
          lifecycle: String(lifecycle),
        });
      }
      expect(await store.find(key)).toEqual(before);
    });

    test('makes an object anew', async () => {
      const { store, upload, look } = open();
      const key = newKey();
      await upload(key);
      const before = await store.find(key);
      expect(await store.copy(key, key, 'image/png', 30)).toBe(true);
      expect(await look(key)).toEqual({
        content: Buffer.from('x'),
        contentType: 'image/png',
        lifecycle: '30',
      });
      const after = await store.find(key);
      expect(after?.size).toBe(1);
      expect(after?.uploadedAt).toBeGreaterThanOrEqual(before?.uploadedAt ?? Infinity);
    });

    test('makes anew and keeps an object with a key of any characters', async () => {
      const { store, look } = open();
      const key = `contents/Straße (1) + 100% 'ok'!*~.🚒-${randomUUID()}`;
      await store.put(key, Buffer.from('x'), 'text/plain', 1);
      await store.copy(key, key, 'text/plain', 2);
      await store.setLifecycle(key, 3);
      expect(await look(key)).toMatchObject({ content: Buffer.from('x'), lifecycle: '3' });
    });

    test('leaves alone what is not there', async () => {
      const { store } = open();
      const key = newKey();
      await store.setLifecycle(key, 30);
      const copy = newKey();
      expect(await store.copy(key, copy, 'text/plain', 30)).toBe(false);
      expect(await store.find(key)).toBeUndefined();
      expect(await store.find(copy)).toBeUndefined();
    });

    test('copies an object, in the place of another as well, and leaves the source as it is', async () => {
      const { store, look } = open();
      const [from, to] = [newKey(), `contents/Straße (1) + 100% 'ok'!*~.🚒-${randomUUID()}`];
      const content = randomBytes(1000);
      await store.put(from, content, 'image/png', 30);
      for (const [contentType, lifecycle] of [['image/png', 'never'] as const, ['text/plain', 3] as const]) {
        expect(await store.copy(from, to, contentType, lifecycle)).toBe(true);
        expect(await look(to)).toEqual({ content, contentType, lifecycle: String(lifecycle) });
      }
      expect(await look(from)).toEqual({ content, contentType: 'image/png', lifecycle: '30' });
      await store.delete(from);
      expect(await look(to)).toMatchObject({ content });
    });
  });
}
