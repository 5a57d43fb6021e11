import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../support/memory-stores.ts';
import { contentWorld, expectSound, FILE, NOW } from './content-world.ts';

const DAY = 86_400_000;

describe('a file', () => {
  test('is stored with its own object', async () => {
    const { keep, records, bucket } = contentWorld();
    const { resource, created } = await keep();
    expect(created).toBe(true);
    expect(resource).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      accountId: 'acme',
      fileName: `${resource.id}.txt`,
      mediaType: 'text/plain',
      object: 'contents/object-1?versionId=1',
      createdAt: NOW,
      uploadedAt: NOW,
      size: 6,
      expiresAt: FILE.expiresAt,
      forgetAt: FILE.expiresAt + 30 * DAY,
      status: 'available',
    });
    expect([...records.values()]).toEqual([resource]);
    expect([...bucket]).toEqual([
      [
        'contents/object-1?versionId=1',
        { content: FILE.bytes, contentType: 'text/plain', lifecycle: 30, madeAt: NOW },
      ],
    ]);
  });

  test('that exists is returned unchanged, at the cost of one read', async () => {
    const steps: Step[] = [];
    const { keep, clock } = contentWorld({ before: (step) => void steps.push(step) });
    const { resource } = await keep();
    expect(steps).toEqual(['find', 'object put', 'claim', 'reconcile', 'object setLifecycle', 'reconcile']);
    steps.length = 0;
    clock.time += DAY;
    expect(await keep({ ...FILE, expiresAt: FILE.expiresAt + 99 * DAY })).toEqual({
      resource,
      created: false,
    });
    expect(steps).toEqual(['find']);
  });

  test('is another one in another account, or with other bytes', async () => {
    const { keep, live, bucket } = contentWorld();
    await keep();
    expect((await keep(FILE, 'other')).created).toBe(true);
    expect((await keep({ ...FILE, bytes: Buffer.from('another file') })).created).toBe(true);
    expect(new Set(live().map(({ id }) => id)).size).toBe(3);
    expect(bucket.size).toBe(3);
  });

  test('has its final lifecycle if it ends soon, else two days until its record exists', async () => {
    const made: unknown[] = [];
    const soon = { ...FILE, bytes: Buffer.from('soon'), expiresAt: NOW + 5 * DAY };
    const { keep, bucket } = contentWorld({
      before: (step) => {
        if (step === 'claim') made.push([...bucket.values()].at(-1)?.lifecycle);
      },
    });
    await keep(soon);
    await keep();
    expect(made).toEqual([5, 2]);
    expect([...bucket.values()].map(({ lifecycle }) => lifecycle)).toEqual([5, 30]);
  });

  test.each(['deleted', 'expired'])('that was %s is stored again, with the same id', async (end) => {
    const { keep, remove, clock, bucket } = contentWorld();
    const { resource: first } = await keep();
    if (end === 'deleted') await remove(first.id);
    else clock.time = FILE.expiresAt;
    const { resource: second, created } = await keep({ ...FILE, expiresAt: FILE.expiresAt + DAY });
    expect(created).toBe(true);
    expect(second).toMatchObject({
      id: first.id,
      object: 'contents/object-2?versionId=2',
      status: 'available',
    });
    expect([...bucket.keys()]).toEqual(['contents/object-2?versionId=2']);
  });
});

describe('concurrent requests', () => {
  const runs = { numRuns: 20 };

  test('with the same file leave one record and one object, and get the same answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const wait = () => scheduler.schedule(Promise.resolve());
        const one = contentWorld({ before: wait, after: wait });
        const kept = await scheduler.waitFor(Promise.all(Array.from({ length: 100 }, () => one.keep())));
        expect(kept.filter(({ created }) => created)).toHaveLength(1);
        expect(new Set(kept.map(({ resource }) => resource.object)).size).toBe(1);
        expect(one.live()).toHaveLength(1);
        expect(one.bucket.size).toBe(1);
        expectSound(one);
      }),
      runs,
    );
  });

  test('with deletions among them leave one record and one object, or none', async () => {
    const actions = fc.array(fc.constantFrom('keep', 'remove'), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), actions, async (scheduler, wanted) => {
        const wait = () => scheduler.schedule(Promise.resolve());
        const one = contentWorld({ before: wait, after: wait });
        const { resource } = await scheduler.waitFor(one.keep());
        const all = wanted.map(async (action) => {
          if (action === 'keep') await one.keep();
          else await one.remove(resource.id);
        });
        await scheduler.waitFor(Promise.all(all));
        await scheduler.waitFor(one.settle());
        expect(one.bucket.size).toBe(one.live().length);
        expectSound(one);
      }),
      { numRuns: 200 },
    );
  });
});
