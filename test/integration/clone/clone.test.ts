import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { copyIdOf } from '../../../lambdas/model/containers/clone/copies.ts';
import { START } from './backends.ts';
import { expectSameResource, found, whatIsLeft } from './clone-result.ts';
import { COPIED, JOB, openWorld, SKIPPED, type World } from './clone-world.ts';
import { worker } from './worker.ts';

/** The rows that a clone adds to the table for good. */
const ROWS = [
  'container#the copy container',
  'container#the source clone',
  ...COPIED.map((name) => `resource#copy of ${name} resource`),
  // Each copy gets its final tag once it has a record.
  ...COPIED.map((name) => `resource#copy of ${name} projected`),
  ...['ann', 'deed', 'of', 'title'].map((word) => `words#account#acme#0 ${word}\0copy of deed.png`),
].sort();

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterEach(() => world.reset());

afterAll(() => world.close());

describe('a clone', () => {
  test('copies every resource with everything known of it, and counts them', async () => {
    const { ports, backends, from } = world;
    const work = await world.begin();
    expect(await worker(backends)(JOB)).toBe('done');
    for (const name of COPIED) await expectSameResource(world, work, name);
    expect(await ports.containers.find(work.toContainerId)).toEqual({
      id: work.toContainerId,
      accountId: 'acme',
      name: 'Copy',
      description: 'of all kinds',
      tags: ['a', 'b'],
      createdAt: START,
      updatedAt: START,
    });
    expect(await ports.containers.lastClone(from)).toEqual({
      accountId: 'acme',
      by: work.by,
      name: 'Copy',
      fromContainerId: from,
      toContainerId: work.toContainerId,
      startedAt: START,
      completedAt: START,
      total: COPIED.length + SKIPPED.length,
      copied: COPIED.length,
      skipped: SKIPPED.length,
    });
  });

  test('leaves nothing else, and frees the lock', async () => {
    const work = await world.begin();
    await worker(world.backends)(JOB);
    const left = await whatIsLeft(world, work);
    expect(left.copies).toEqual(COPIED.map((name) => `contents/copy of ${name}: 1`));
    expect(left.keys).toEqual(COPIED.map((name) => `contents/copy of ${name}`));
    expect(left.untilForgotten).toBe(true);
    expect(left.rows.filter((row) => !row.startsWith('plan#'))).toEqual(ROWS);
    expect(await world.ports.clones.find(JOB)).toBeUndefined();
    await world.begin();
  });

  test('is found wherever its source is', async () => {
    const { backends, idOf, lists } = world;
    const work = await world.begin();
    await worker(backends)(JOB);
    const both = (name: string) => [idOf(name), copyIdOf(work, idOf(name))].sort();
    expect(await found(world, 'ann')).toEqual(both('deed.png'));
    expect(await found(world, 'deed of')).toEqual(both('deed.png'));
    expect(await found(world, 'deed bob')).toEqual([]);
    expect(await found(world, 'persistent')).toEqual(both('persistent.txt'));
    expect(await found(world, 'early')).toEqual(both('early.txt'));
    const inContainer = await lists.contents(work.toContainerId, {
      ordering: { by: 'name', descending: false },
      name: 'persistent.txt',
      after: undefined,
      limit: 9,
    });
    expect(inContainer.rows.map(({ id, thing }) => [id, thing.resource.tags])).toEqual([
      [copyIdOf(work, idOf('persistent.txt')), ['red', 'blue']],
    ]);
  });
});
