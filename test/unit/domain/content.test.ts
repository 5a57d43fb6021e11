import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Content, keepContent } from '../../../lambdas/domain/content.ts';
import { deleteOwnResource } from '../../../lambdas/domain/deletion.ts';
import { isLive, type Resource } from '../../../lambdas/domain/resource.ts';
import { type Course, memoryStores, removalTime, type Step } from '../support/memory-stores.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

const FILE: Content = {
  bytes: Buffer.from('a file'),
  contentType: 'text/plain',
  extension: 'txt',
  expiresAt: Date.UTC(2020, 3, 12),
};

/** Everything that keeping a file needs, with a clock that the test moves. */
function world(course: Course = {}) {
  const clock = { time: NOW };
  const stores = memoryStores(() => clock.time, course);
  let ids = 0;
  const dependencies = {
    ...stores,
    // Contents are in no list but their account's.
    catalogue: { find: async () => undefined, unlist: async () => {} },
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
    keep: (content = FILE, accountId = 'acme') => keepContent(dependencies, accountId, content),
    remove: (id: string) => deleteOwnResource(dependencies, id, 'acme'),
    live: () => [...stores.records.values()].filter((record) => isLive(record, clock.time)),
  };
}

type World = ReturnType<typeof world>;

/** Whatever has happened: who can be seen is there as long as it lives, and everything else goes by itself. */
function expectSound({ bucket, live }: World): void {
  for (const object of bucket.values()) expect(object.lifecycle).toBeGreaterThanOrEqual(1);
  for (const record of live()) {
    const object = bucket.get(record.objectKey);
    expect(object?.content).toEqual(FILE.bytes);
    expect(object && removalTime(object)).toBeGreaterThanOrEqual(record.expiresAt ?? Infinity);
  }
}

describe('a file', () => {
  test('is kept with an object of its own', async () => {
    const { keep, records, bucket } = world();
    const { resource, created } = await keep();
    expect(created).toBe(true);
    expect(resource).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      accountId: 'acme',
      fileName: `${resource.id}.txt`,
      mediaType: 'text/plain',
      objectKey: 'contents/object-1',
      createdAt: NOW,
      uploadedAt: NOW,
      size: 6,
      expiresAt: FILE.expiresAt,
      forgetAt: FILE.expiresAt + 30 * DAY,
      status: 'available',
    });
    expect([...records.values()]).toEqual([resource]);
    expect([...bucket]).toEqual([
      ['contents/object-1', { content: FILE.bytes, contentType: 'text/plain', lifecycle: 30, madeAt: NOW }],
    ]);
  });

  test('that is there is told as it is, at the cost of one read', async () => {
    const steps: Step[] = [];
    const { keep, clock } = world({ before: (step) => void steps.push(step) });
    const { resource } = await keep();
    expect(steps).toEqual(['find', 'object put', 'claim']);
    clock.time += DAY;
    expect(await keep({ ...FILE, expiresAt: FILE.expiresAt + 99 * DAY })).toEqual({
      resource,
      created: false,
    });
    expect(steps.slice(3)).toEqual(['find']);
  });

  test('is another one in another account, and with other bytes', async () => {
    const { keep, live, bucket } = world();
    await keep();
    expect((await keep(FILE, 'other')).created).toBe(true);
    expect((await keep({ ...FILE, bytes: Buffer.from('another file') })).created).toBe(true);
    expect(new Set(live().map(({ id }) => id)).size).toBe(3);
    expect(bucket.size).toBe(3);
  });

  test.each(['deleted', 'expired'])('that was %s is kept anew, under the same id', async (end) => {
    const { keep, remove, clock } = world();
    const { resource: first } = await keep();
    if (end === 'deleted') await remove(first.id);
    else clock.time = FILE.expiresAt;
    const { resource: second, created } = await keep({ ...FILE, expiresAt: FILE.expiresAt + DAY });
    expect(created).toBe(true);
    expect(second).toMatchObject({ id: first.id, objectKey: 'contents/object-2', status: 'available' });
  });
});

describe('many at once', () => {
  const runs = { numRuns: 20 };

  test('with the same file leave one record and one object, and are told of the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const wait = () => scheduler.schedule(Promise.resolve());
        const one = world({ before: wait, after: wait });
        const kept = await scheduler.waitFor(Promise.all(Array.from({ length: 100 }, () => one.keep())));
        expect(kept.filter(({ created }) => created)).toHaveLength(1);
        expect(new Set(kept.map(({ resource }) => resource.objectKey)).size).toBe(1);
        expect(one.live()).toHaveLength(1);
        expect(one.bucket.size).toBe(1);
        expectSound(one);
      }),
      runs,
    );
  });

  test('some of whom delete it leave one record and one object, or none', async () => {
    const actions = fc.array(fc.constantFrom('keep', 'remove'), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), actions, async (scheduler, wanted) => {
        const wait = () => scheduler.schedule(Promise.resolve());
        const one = world({ before: wait, after: wait });
        const { resource } = await scheduler.waitFor(one.keep());
        const all = wanted.map(async (action) => {
          if (action === 'keep') await one.keep();
          else await one.remove(resource.id);
        });
        await scheduler.waitFor(Promise.all(all));
        expect(one.bucket.size).toBe(one.live().length);
        expectSound(one);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a failure', () => {
  /** A world whose first step of this name fails, before it is done or although it is done. */
  function failing(name: Step, moment: 'before' | 'after'): World {
    let armed = true;
    const fail = (step: Step) => {
      if (step !== name || !armed) return;
      armed = false;
      throw new Error(`${name} failed`);
    };
    return world({ [moment]: fail });
  }

  test.each<[Step, 'before' | 'after', number, number]>([
    ['find', 'before', 0, 0],
    ['find', 'after', 0, 0],
    ['object put', 'before', 0, 0],
    ['object put', 'after', 0, 1],
    ['claim', 'before', 0, 1],
    ['claim', 'after', 1, 1],
  ])(
    'of %s (%s it is done) shows nothing half done, and the next attempt succeeds',
    async (...parameters) => {
      const [name, moment, records, objects] = parameters;
      const failed = failing(name, moment);
      await expect(failed.keep()).rejects.toThrow(`${name} failed`);
      expect(failed.live()).toHaveLength(records);
      expect(failed.bucket.size).toBe(objects);
      expectSound(failed);
      expect((await failed.keep()).created).toBe(records === 0);
      expect(failed.live()).toHaveLength(1);
      expectSound(failed);
    },
  );

  /** Lets another request with the same file be quicker with its claim, and something happen before ours is answered. */
  function outrun(one: World, rival: Content, then: (winner: Resource) => unknown): void {
    const { claim } = one.resources;
    one.resources.claim = async (resource, time) => {
      one.resources.claim = claim;
      const winner = await one.keep(rival);
      const claimed = await claim(resource, time);
      await then(winner.resource);
      return claimed;
    };
  }

  test.each(['before', 'after'] as const)(
    'to remove the object of the loser (%s it is done) leaves it to its lifecycle',
    async (moment) => {
      const one = failing('object delete', moment);
      outrun(one, FILE, () => {});
      await expect(one.keep()).rejects.toThrow('object delete failed');
      expect(one.live()).toHaveLength(1);
      expectSound(one);
      expect((await one.keep()).created).toBe(false);
    },
  );

  test('to hear of the record that was written is none: it is found to be ours', async () => {
    const one = world();
    const { claim } = one.resources;
    one.resources.claim = async (resource, time) => {
      await claim(resource, time);
      return claim(resource, time);
    };
    const { resource, created } = await one.keep();
    expect(created).toBe(true);
    expect(one.live()).toEqual([resource]);
    expectSound(one);
  });

  test('against a winner that is deleted at once leads to another attempt', async () => {
    const one = world();
    outrun(one, FILE, ({ id }) => one.remove(id));
    const { resource, created } = await one.keep();
    expect(created).toBe(true);
    expect(one.live()).toEqual([resource]);
    expect([...one.bucket.keys()]).toEqual([resource.objectKey]);
    expectSound(one);
  });

  test('against a winner that expires at once leads to another attempt', async () => {
    const one = world();
    outrun(one, { ...FILE, expiresAt: NOW + 1 }, () => {
      one.clock.time += 1;
    });
    const { resource, created } = await one.keep();
    expect(created).toBe(true);
    expect(one.live()).toEqual([resource]);
    expectSound(one);
  });
});
