import { expect } from 'vitest';
import { type Content, keepContent } from '../../../../lambdas/model/content/content.ts';
import { deleteOwnResource } from '../../../../lambdas/model/resources/deletion.ts';
import { isLive } from '../../../../lambdas/model/resources/resource.ts';
import { type Course, memoryStores, removalTime } from '../../support/memory-stores.ts';

export const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

export const FILE: Content = {
  bytes: Buffer.from('a file'),
  contentType: 'text/plain',
  extension: 'txt',
  expiresAt: Date.UTC(2020, 3, 12),
};

/** Everything needed to store a file, with a clock that the test sets. */
export function contentWorld(course: Course = {}) {
  const clock = { time: NOW };
  const stores = memoryStores(() => clock.time, course);
  let ids = 0;
  const dependencies = {
    ...stores,
    idKey: async () => Buffer.alloc(32, 7),
    rememberedDays: 30,
    now: () => clock.time,
    newId: () => {
      ids += 1;
      return `object-${ids}`;
    },
  };
  return {
    clock,
    ...stores,
    keep: (content = FILE, accountId = 'acme') =>
      keepContent(dependencies, { accountId, by: `client#${accountId}` }, content),
    remove: (id: string) => deleteOwnResource(dependencies, { id, accountId: 'acme' }),
    /** Brings everything in line with the records, as the table's stream does sooner or later. */
    settle: async () => {
      for (const id of stores.records.keys()) await stores.reconciler.reconcile(id);
    },
    live: () => [...stores.records.values()].filter((record) => isLive(record, clock.time)),
  };
}

export type ContentWorld = ReturnType<typeof contentWorld>;

/** Expects every visible file to exist as long as it lives, and everything else to be removed by itself. */
export function expectSound({ bucket, live }: ContentWorld): void {
  for (const object of bucket.values()) expect(object.lifecycle).toBeGreaterThanOrEqual(1);
  for (const record of live()) {
    const object = bucket.get(record.object);
    expect(object?.content).toEqual(FILE.bytes);
    expect(object && removalTime(object)).toBeGreaterThanOrEqual(record.expiresAt ?? Infinity);
  }
}
