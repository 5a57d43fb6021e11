import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectSameResource, resultOf } from './clone-result.ts';
import { FEW, JOB, openWorld, type World } from './clone-world.ts';
import { LEASE, WITHOUT_EFFECT, worker, workUntilDone } from './worker.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(FEW);
});

afterEach(() => world.reset());

afterAll(() => world.close());

/** Runs a function between two steps of a worker, the first time that it gets there. */
function interrupted(step: string, deed: () => Promise<unknown>) {
  let isDone = false;
  return async (begun: string) => {
    if (begun !== step || isDone) return;
    isDone = true;
    await deed();
  };
}

describe('a clone whose event is delivered twice', () => {
  test('concurrently is worked on by one worker', async () => {
    const work = await world.begin();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => worker(world.backends)(JOB)));
    expect(outcomes.sort()).toEqual(['done', 'left', 'left', 'left', 'left']);
    const { copies, clone } = await resultOf(world, work);
    expect(copies).toEqual(world.copied.map((name) => `contents/copy of ${name}: 1`));
    expect(clone).toMatchObject({ copied: 3, skipped: 1 });
  });

  test('during or after its work is ignored', async () => {
    await world.begin();
    const again = async () => expect(await worker(world.backends)(JOB)).toBe('left');
    expect(await worker(world.backends, { before: interrupted('objects.copy', again) })(JOB)).toBe('done');
    await again();
  });
});

describe('a worker that was silent for too long', () => {
  const moments = [
    ['plan.write', 'after'],
    ['clones.save', 'before'],
    ['plan.read', 'after'],
    ['objects.copy', 'before'],
    ['objects.copy', 'after'],
    ['catalogue.add', 'before'],
    ['containers.add', 'before'],
    ['containers.recordClone', 'before'],
    ['clones.remove', 'before'],
  ] as const;

  test.each(moments)('does not harm the work of another: at %s, %s it', async (step, moment) => {
    const work = await world.begin();
    const other = async () => {
      world.clock.time += LEASE;
      expect(await worker(world.backends)(JOB)).toBe('done');
    };
    const outcome = await worker(world.backends, { [moment]: interrupted(step, other) })(JOB);
    expect(outcome).toBe('left');
    const { clone, container } = await resultOf(world, work);
    expect(clone).toMatchObject({ copied: 3, skipped: 1, total: 4 });
    expect(container).toBeDefined();
    await Promise.all(world.copied.map((name) => expectSameResource(world, work, name)));
  });

  test.each(['containers.members', 'plan.read', 'catalogue.findMany'])(
    'writes nothing once another has the lease: at %s',
    async (step) => {
      await world.begin();
      const later: string[] = [];
      let hasLease = true;
      const interrupt = interrupted(step, async () => {
        world.clock.time += LEASE;
        expect(await worker(world.backends)(JOB)).toBe('done');
        hasLease = false;
      });
      const record = (begun: string) => void (hasLease || later.push(begun));
      expect(await worker(world.backends, { before: record, after: interrupt })(JOB)).toBe('left');
      expect(later.filter((begun) => !WITHOUT_EFFECT.test(begun))).toEqual([]);
    },
  );

  test('adds no copy after another has cleared up', async () => {
    const work = await world.begin();
    const fail = {
      before: (step: string) => (step === 'objects.copy' ? Promise.reject(new Error()) : undefined),
    };
    const other = async () => {
      world.clock.time += LEASE;
      await workUntilDone(world.backends, JOB, { course: fail, pause: 280_000 });
    };
    expect(await worker(world.backends, { after: interrupted('objects.copy', other) })(JOB)).toBe('left');
    const { rows, clone } = await resultOf(world, work);
    expect(clone.failure).toBe('Error copying file in S3.');
    expect(rows.filter((row) => row.startsWith('resource#'))).toEqual([]);
  });
});

describe('a clone with little time', () => {
  test.each([1, 2, 3])('has the same result with %i steps in a run', async (looks) => {
    const whole = await world.begin();
    await worker(world.backends)(JOB);
    const expected = await resultOf(world, whole);
    await world.reset();
    const work = await world.begin();
    const outcomes = await workUntilDone(world.backends, JOB, { looks, pause: 0 });
    expect(new Set(outcomes.slice(0, -1))).toEqual(new Set(['paused']));
    expect(outcomes.length).toBeGreaterThanOrEqual(5 / looks);
    expect(await resultOf(world, work)).toEqual(expected);
    await Promise.all(world.copied.map((name) => expectSameResource(world, work, name)));
  });

  test('does nothing without time', async () => {
    const work = await world.begin();
    expect(await worker(world.backends)(JOB, 0)).toBe('paused');
    expect(await world.ports.clones.find(JOB)).toEqual(work);
  });
});

test('of fifty concurrent clones, one begins', async () => {
  const { ports } = world;
  const work = await world.begin();
  await world.reset();
  const begun = await Promise.all(Array.from({ length: 50 }, () => ports.clones.add(JOB, work)));
  expect(begun.filter(Boolean)).toHaveLength(1);
});

test('a job of an unknown kind fails', async () => {
  await expect(worker(world.backends)('other#1')).rejects.toThrow('There are no jobs of the kind other.');
});
