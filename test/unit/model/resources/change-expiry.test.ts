import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import type { Course } from '../../support/memory-stores.ts';
import { ID } from '../../support/resources.ts';
import { DAY, expiryWorld, START } from './expiry-world.ts';

describe('a change of the end', () => {
  const daysFromStart = (days: number) => START + days * DAY;

  test.each([
    ['later', 30, 5, 100, 100],
    ['sooner', 30, 5, 10, 10],
    ['to the same', 30, 5, 30, 30],
    ['of a file without one', undefined, 5, 30, 30],
    ['as far as rules reach from its creation', 30, 5, 366, 366],
    ['to a moment', 30, 5, 5.001, 5],
  ])('%s changes record and object', async (_, life, age, wanted, days) => {
    const { change, current, expectProtected } = expiryWorld(life, age);
    const before = current();
    const expiresAt = daysFromStart(wanted);
    const changed = await change(expiresAt);
    const forgetAt = Math.ceil((expiresAt + 30 * DAY) / 1000) * 1000;
    expect(changed).toEqual({ ...before.record, expiresAt, forgetAt });
    expect(current()).toEqual({ record: changed, object: { ...before.object, lifecycle: days } });
    expectProtected();
  });

  test.each([
    ['later', 300],
    ['of a file without one', undefined],
  ])('%s, further than rules reach from its creation, copies the object', async (_, life) => {
    const { change, current, expectProtected, clock } = expiryWorld(life, 250);
    const before = current();
    const expiresAt = daysFromStart(250 + 200);
    await change(expiresAt);
    expect(current().object).toEqual({ ...before.object, lifecycle: 200, madeAt: clock.time });
    expect(current().record.expiresAt).toBe(expiresAt);
    expectProtected();
    clock.time += 150 * DAY;
    await change(clock.time + 300 * DAY);
    expect(current().object).toMatchObject({ lifecycle: 300, madeAt: clock.time });
    expectProtected();
  });

  test('is recorded with the time of the copy', async () => {
    const { change, clock } = expiryWorld(300, 250);
    expect(await change(daysFromStart(450))).toMatchObject({ createdAt: START, uploadedAt: clock.time });
  });

  test.each<[string, Partial<Resource>]>([
    ['was deleted', { status: 'deleted' }],
    ['has expired', { expiresAt: START + 5 * DAY }],
    ["is another account's", { accountId: 'other' }],
  ])('of a file that %s meanwhile does not change the record', async (_, end) => {
    const course: Course = {
      before: (step) => {
        if (step === 'changeExpiry') one.records.set(ID, { ...one.file, ...end });
      },
    };
    const one = expiryWorld(30, 5, course);
    expect(await one.change(daysFromStart(100))).toBeUndefined();
    expect(one.records.get(ID)).toEqual({ ...one.file, ...end });
  });

  test.each([
    ['later', 300],
    ['of a file without one', undefined],
  ])('%s keeps a copied object until the record has its end', async (_, life) => {
    const seen: (number | 'never')[] = [];
    const one = expiryWorld(life, 250, {
      before: (step) => {
        if (step === 'changeExpiry') seen.push(one.current().object.lifecycle);
      },
    });
    await one.change(daysFromStart(450));
    // The old object exists until the record names the copy.
    expect(seen).toEqual([life ?? 'never']);
    expect(one.current().object).toMatchObject({ lifecycle: 200, madeAt: one.clock.time });
  });

  test('removes the object with the record if the file was deleted right after', async () => {
    let isFirst = true;
    const course: Course = {
      after: async (step) => {
        if (step !== 'object setLifecycle' || !isFirst) return;
        isFirst = false;
        await one.resources.markDeleted(ID, 'acme', one.clock.time, one.clock.time);
      },
    };
    const one = expiryWorld(30, 5, course);
    expect(await one.change(daysFromStart(10))).toMatchObject({ expiresAt: daysFromStart(10) });
    expect(one.records.get(ID)?.status).toBe('deleted');
    expect(one.bucket.size).toBe(0);
  });
});
