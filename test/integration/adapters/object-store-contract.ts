import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { objectName, partsOf } from '../../../lambdas/model/resources/object-name.ts';
import type { ObjectStore } from '../../../lambdas/model/resources/ports.ts';

export interface OpenObjectStore {
  readonly store: ObjectStore;
  /** Uploads one byte of text with a lifecycle of one day, like a provider. */
  readonly upload: (key: string) => Promise<void>;
  /** Reads an object from the bucket. */
  readonly look: (object: string) => Promise<{ content: Buffer; contentType: string; lifecycle: string }>;
}

/** The contract of every `ObjectStore`. `open` gives one with its bucket. */
export function describeObjectStoreContract(name: string, open: () => OpenObjectStore): void {
  const newKey = () => `resources/${randomUUID()}`;

  describe(`the ObjectStore ${name}`, () => {
    test('finds an upload with its size and time, and nothing else', async () => {
      const { store, upload } = open();
      const key = newKey();
      expect(await store.find(key)).toBeUndefined();
      const before = Date.now();
      await upload(key);
      const found = await store.find(key);
      expect(found).toEqual({
        object: expect.stringMatching(/^resources\/.{36}\?versionId=./),
        size: 1,
        uploadedAt: expect.any(Number),
        etag: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
      // S3's times are whole seconds.
      expect(found?.uploadedAt).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
      expect(found?.uploadedAt).toBeLessThanOrEqual(Date.now());
      expect(await store.find(`${key}/`)).toBeUndefined();
      expect(await store.find(newKey())).toBeUndefined();
    });

    test('deletes one object, and no other', async () => {
      const { store, upload } = open();
      const [removed, kept] = [newKey(), newKey()];
      await Promise.all([upload(removed), upload(kept)]);
      await store.delete(removed);
      expect(await store.find(removed)).toBeUndefined();
      expect(await store.find(kept)).toMatchObject({ size: 1 });
    });

    test('takes a missing object as deleted', async () => {
      const { store, upload } = open();
      const key = newKey();
      await store.delete(key);
      await upload(key);
      await store.delete(key);
      await store.delete(key);
      expect(await store.find(key)).toBeUndefined();
    });

    test('finds the first upload of a key, whatever is uploaded later', async () => {
      const { store, upload } = open();
      const key = newKey();
      await upload(key);
      const first = await store.find(key);
      for (let more = 0; more < 3; more += 1) await upload(key);
      expect(await store.find(key)).toEqual(first);
      expect(await store.find(first?.object ?? '')).toEqual(first);
      expect(
        await store.find(objectName(key, versionOf(await store.put(newKey(), X, 'text/plain', 1)))),
      ).toBe(undefined);
    });

    test('deletes one version, or all of a key', async () => {
      const { store, look } = open();
      const key = newKey();
      const objects: string[] = [];
      for (const text of ['one', 'two', 'three'])
        objects.push(await store.put(key, Buffer.from(text), 'text/plain', 1));
      const [one = '', two = '', three = ''] = objects;
      await store.delete(one);
      expect((await store.find(key))?.object).toBe(two);
      expect(await look(three)).toMatchObject({ content: Buffer.from('three') });
      await store.delete(key);
      for (const object of [key, ...objects]) expect(await store.find(object)).toBeUndefined();
    });

    test('accepts keys with any characters', async () => {
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
      const object = await store.put(key, content, contentType, lifecycle);
      expect(await look(object)).toEqual({ content, contentType, lifecycle: String(lifecycle) });
      expect(await store.find(key)).toMatchObject({ object, size: 100_000 });
    });

    test('changes the lifecycle of one version and nothing else', async () => {
      const { store, look } = open();
      const key = newKey();
      const object = await store.put(key, X, 'text/plain', 1);
      const later = await store.put(key, Buffer.from('later'), 'text/plain', 1);
      const before = await store.find(object);
      for (const lifecycle of [30, 'never', 2] as const) {
        await store.setLifecycle(object, lifecycle);
        expect(await look(object)).toEqual({
          content: X,
          contentType: 'text/plain',
          lifecycle: String(lifecycle),
        });
      }
      expect(await store.find(object)).toEqual(before);
      expect(await look(later)).toMatchObject({ lifecycle: '1' });
    });

    test('does nothing to a missing object', async () => {
      const { store } = open();
      const key = newKey();
      const gone = await store.put(key, X, 'text/plain', 1);
      await store.delete(gone);
      await store.setLifecycle(gone, 30);
      const copy = newKey();
      expect(await store.copy(gone, copy, 'text/plain', 30, 1)).toBeUndefined();
      expect(await store.find(gone)).toBeUndefined();
      expect(await store.find(copy)).toBeUndefined();
    });

    test('copies one version of an object, and does not change it', async () => {
      const { store, look } = open();
      const [key, to] = [newKey(), `contents/Straße (1) + 100% 'ok'!*~.🚒-${randomUUID()}`];
      const content = randomBytes(1000);
      const from = await store.put(key, content, 'image/png', 30);
      await store.put(key, X, 'image/png', 30);
      for (const [contentType, lifecycle] of [['image/png', 'never'] as const, ['text/plain', 3] as const]) {
        const copy = (await store.copy(from, to, contentType, lifecycle, undefined)) ?? expect.fail();
        expect(await look(copy)).toEqual({ content, contentType, lifecycle: String(lifecycle) });
      }
      expect(await look(from)).toEqual({ content, contentType: 'image/png', lifecycle: '30' });
    });
  });
}

const X = Buffer.from('x');

function versionOf(object: string): string {
  return partsOf(object).versionId ?? expect.fail();
}
