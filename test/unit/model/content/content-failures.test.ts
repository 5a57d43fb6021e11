import { describe, expect, test } from 'vitest';
import type { Content } from '../../../../lambdas/model/content/content.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import type { Step } from '../../support/memory-stores.ts';
import { type ContentWorld, contentWorld, expectSound, FILE, NOW } from './content-world.ts';

describe('a failure', () => {
  /** A world whose first step of this name fails, before or after it takes effect. */
  function failing(name: Step, moment: 'before' | 'after'): ContentWorld {
    let armed = true;
    const fail = (step: Step) => {
      if (step !== name || !armed) return;
      armed = false;
      throw new Error(`${name} failed`);
    };
    return contentWorld({ [moment]: fail });
  }

  test.each<[Step, 'before' | 'after', number, number]>([
    ['find', 'before', 0, 0],
    ['find', 'after', 0, 0],
    ['object put', 'before', 0, 0],
    ['object put', 'after', 0, 1],
    ['claim', 'before', 0, 1],
    ['claim', 'after', 1, 1],
    ['reconcile', 'before', 1, 1],
    ['object setLifecycle', 'before', 1, 1],
    ['object setLifecycle', 'after', 1, 1],
  ])(
    'of %s (%s it is done) shows nothing incomplete, and the next attempt succeeds',
    async (...parameters) => {
      const [name, moment, records, objects] = parameters;
      const failed = failing(name, moment);
      await expect(failed.keep()).rejects.toThrow(`${name} failed`);
      expect(failed.live()).toHaveLength(records);
      expect(failed.bucket.size).toBe(objects);
      await failed.settle();
      expectSound(failed);
      expect((await failed.keep()).created).toBe(records === 0);
      expect(failed.live()).toHaveLength(1);
      expectSound(failed);
    },
  );

  /** Lets another request with the same file claim it first, and runs `after` before the answer. */
  function outrun(one: ContentWorld, rival: Content, then: (winner: Resource) => unknown): void {
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
    "to remove the loser's object (%s it is done) leaves it to its lifecycle",
    async (moment) => {
      const one = failing('object delete', moment);
      outrun(one, FILE, () => {});
      await expect(one.keep()).rejects.toThrow('object delete failed');
      expect(one.live()).toHaveLength(1);
      expectSound(one);
      expect((await one.keep()).created).toBe(false);
    },
  );

  test('to receive the answer to the write of the record is none: the record is recognized', async () => {
    const one = contentWorld();
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
    const one = contentWorld();
    outrun(one, FILE, ({ id }) => one.remove(id));
    const { resource, created } = await one.keep();
    expect(created).toBe(true);
    expect(one.live()).toEqual([resource]);
    expect([...one.bucket.keys()]).toEqual([resource.object]);
    expectSound(one);
  });

  test('against a winner that expires at once leads to another attempt', async () => {
    const one = contentWorld();
    outrun(one, { ...FILE, expiresAt: NOW + 1 }, () => {
      one.clock.time += 1;
    });
    const { resource, created } = await one.keep();
    expect(created).toBe(true);
    expect(one.live()).toEqual([resource]);
    expectSound(one);
  });
});
