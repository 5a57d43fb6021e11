import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeExpiry } from '../../../lambdas/domain/change-expiry.ts';
import { lifecycle, type Resource } from '../../../lambdas/domain/resource.ts';
import { type Course, memoryStores, removalTime, type Step } from '../support/memory-stores.ts';
import { ID, resource } from '../support/resources.ts';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1, 19, 3, 58, 123);

/** A file that was made at the start and ends `lifeDays` later, as of `ageDays` after the start. */
function world(lifeDays: number | undefined, ageDays: number, course: Course = {}) {
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
  stores.bucket.set(file.objectKey, {
    content: Buffer.from('a file'),
    contentType: file.mediaType,
    lifecycle: lifecycle(file.expiresAt, START),
    madeAt: START,
  });
  const dependencies = { ...stores, rememberedDays: 30, now: () => clock.time };
  const current = () => {
    const record = stores.records.get(ID) ?? expect.fail();
    const object = stores.bucket.get(file.objectKey) ?? expect.fail();
    return { record, object };
  };
  return {
    ...stores,
    clock,
    file,
    current,
    /** Changes the end as a request does: it reads the record first. */
    change: async (expiresAt: number) => {
      const record = await stores.resources.find(ID);
      return record && changeExpiry(dependencies, record, expiresAt);
    },
    /** S3 may remove the object at any moment from then on; a client may ask for it until the record's end. */
    expectProtected: () => {
      const { record, object } = current();
      expect(removalTime(object)).toBeGreaterThanOrEqual(record.expiresAt ?? Infinity);
    },
  };
}

describe('a change of the end', () => {
  const daysFromStart = (days: number) => START + days * DAY;

  test.each([
    ['later', 30, 5, 100, 100],
    ['sooner', 30, 5, 10, 10],
    ['to the same', 30, 5, 30, 30],
    ['of a file without one', undefined, 5, 30, 30],
    ['as far as rules reach from its making', 30, 5, 366, 366],
    ['to a moment', 30, 5, 5.001, 5],
  ])('%s changes record and object', async (_, life, age, wanted, days) => {
    const { change, current, expectProtected } = world(life, age);
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
  ])('%s, further than rules reach from its making, makes the object anew', async (_, life) => {
    const { change, current, expectProtected, clock } = world(life, 250);
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

  test('is remembered with the time at which the object was made anew', async () => {
    const { change, clock } = world(300, 250);
    expect(await change(daysFromStart(450))).toMatchObject({ createdAt: START, uploadedAt: clock.time });
  });

  test.each<[string, Partial<Resource>]>([
    ['was deleted', { status: 'deleted' }],
    ['has expired', { expiresAt: START + 5 * DAY }],
    ["is another account's", { accountId: 'other' }],
  ])('of a file that %s meanwhile changes nothing of the record', async (_, end) => {
    const course: Course = {
      before: (step) => {
        if (step === 'changeExpiry') one.records.set(ID, { ...one.file, ...end });
      },
    };
    const one = world(30, 5, course);
    expect(await one.change(daysFromStart(100))).toBeUndefined();
    expect(one.records.get(ID)).toEqual({ ...one.file, ...end });
  });

  test('that was deleted right after it leaves the object alone', async () => {
    const course: Course = {
      after: async (step) => {
        if (step === 'object setLifecycle')
          await one.resources.markDeleted(ID, 'acme', one.clock.time, one.clock.time);
      },
    };
    const one = world(30, 5, course);
    expect(await one.change(daysFromStart(10))).toMatchObject({ expiresAt: daysFromStart(10) });
    expect(one.current().record.status).toBe('deleted');
  });
});

describe('an object is never removed before its record ends', () => {
  /** Days from now, on or between midnights; a change to a time that has passed is refused before. */
  const wanted = fc.integer({ min: 1, max: 366 * 24 }).map((hours) => hours / 24);
  const ages = fc.integer({ min: 0, max: 800 });
  const lives = fc.option(fc.integer({ min: 1, max: 366 }), { nil: undefined });

  /** A file of any age that is live now; one older than rules reach has been made to last by earlier changes. */
  const course = (age: number, life: number | undefined) =>
    life === undefined ? undefined : Math.min(Math.max(life, age + 1), 366);

  test('at no moment of a change, and whichever step it breaks off at', async () => {
    const steps: Step[] = ['find', 'object setLifecycle', 'object renew', 'changeExpiry'];
    const failures = fc.tuple(fc.constantFrom(...steps), fc.constantFrom('before', 'after'), fc.nat(2));
    const changes = fc.array(fc.tuple(wanted, failures), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 365 }), lives, changes, async (age, life, all) => {
        let failure: { step: string; moment: string; left: number } | undefined;
        const pass = (moment: string) => (step: Step) => {
          if (step === 'object setLifecycle' || step === 'changeExpiry') one.expectProtected();
          if (failure?.step !== step || failure.moment !== moment) return;
          failure.left -= 1;
          if (failure.left < 0) throw new Error('A step failed.');
        };
        const one = world(course(age, life), age, { before: pass('before'), after: pass('after') });
        for (const [days, [step, moment, left]] of all) {
          failure = { step, moment, left };
          await one.change(one.clock.time + days * DAY).catch((error: Error) => {
            expect(error.message).toBe('A step failed.');
          });
          one.expectProtected();
          one.clock.time += DAY / 3;
          if ((one.current().record.expiresAt ?? Infinity) <= one.clock.time) return;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('once all of several changes at once are done, in whatever order their steps were', async () => {
    const changes = fc.array(wanted, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), ages, lives, changes, async (scheduler, age, life, all) => {
        const wait = async () => {
          await scheduler.schedule(Promise.resolve());
          one.clock.time += 1000;
        };
        const young = life === undefined ? age : Math.min(age, 365);
        const one = world(course(young, life), young, { before: wait, after: wait });
        const done = all.map((days) => one.change(one.clock.time + days * DAY));
        await scheduler.waitFor(Promise.all(done));
        one.expectProtected();
        const { record, object } = one.current();
        const end = record.expiresAt ?? Infinity;
        // The record may tell an earlier making than the last one, and the object is kept for longer by that much.
        const surplus = object.madeAt - (record.uploadedAt ?? Infinity);
        expect(surplus).toBeGreaterThanOrEqual(0);
        expect(removalTime(object)).toBeLessThan(Math.max(end, one.clock.time) + surplus + 2 * DAY);
      }),
      { numRuns: 500 },
    );
  });
});
