import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { changeExpiry } from '../../../../lambdas/model/resources/change-expiry.ts';
import { lifecycle } from '../../../../lambdas/model/resources/lifecycle.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { type Course, memoryStores, removalTime } from '../../support/memory-stores.ts';
import { ID, resource } from '../../support/resources.ts';

export const DAY = 86_400_000;
export const START = Date.UTC(2020, 0, 1, 19, 3, 58, 123);

/** A file created at the start that ends `lifeDays` later, as of `ageDays` after the start. */
export function expiryWorld(lifeDays: number | undefined, ageDays: number, course: Course = {}) {
  const clock = { time: START + ageDays * DAY };
  const stores = memoryStores(() => clock.time, course);
  const { expiresAt: _, ...persistent } = resource({
    createdAt: START,
    uploadedAt: START,
    size: 6,
    status: 'available',
  });
  const file: Resource =
    lifeDays === undefined ? persistent : { ...persistent, expiresAt: START + lifeDays * DAY };
  stores.records.set(ID, file);
  stores.bucket.set(file.object, {
    content: Buffer.from('a file'),
    contentType: file.mediaType,
    lifecycle: lifecycle(file.expiresAt, START),
    madeAt: START,
  });
  const dependencies = { ...stores, rememberedDays: 30, now: () => clock.time, newId: randomUUID };
  const current = () => {
    const record = stores.records.get(ID) ?? expect.fail();
    const object = stores.bucket.get(record.object) ?? expect.fail();
    return { record, object };
  };
  return {
    ...stores,
    clock,
    file,
    current,
    /** Changes the end like a request: it reads the record first. */
    change: async (expiresAt: number) => {
      const record = await stores.resources.find(ID);
      return record && changeExpiry(dependencies, record, expiresAt);
    },
    /**
     * Expects the object to go soon after the record's end. An object created later than the record knows may go as
     * much later.
     */
    expectAgreement: () => {
      const { record, object } = current();
      const end = Math.max(record.expiresAt ?? Infinity, clock.time);
      const surplus = object.madeAt - (record.uploadedAt ?? Infinity);
      expect(surplus).toBeGreaterThanOrEqual(0);
      expect(removalTime(object)).toBeLessThan(end + surplus + 2 * DAY);
    },
    /** Expects S3 to keep the object at least until the record's end. */
    expectProtected: () => {
      const { record, object } = current();
      expect(removalTime(object)).toBeGreaterThanOrEqual(record.expiresAt ?? Infinity);
    },
  };
}
