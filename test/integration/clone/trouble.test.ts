import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { remainsKey } from '../../../lambdas/model/containers/clone/remains.ts';
import { resultOf } from './clone-result.ts';
import { FEW, JOB, openWorld, type World } from './clone-world.ts';
import { Died, worker, workUntilDone } from './worker.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(FEW);
});

afterEach(() => world.reset());

afterAll(() => world.close());

/** Fails at one kind of step, this many times. */
function failing(step: string, times: number, error: () => Error = () => new Error('too busy')) {
  let left = times;
  return {
    before: (begun: string) => {
      if (begun !== step || left === 0) return;
      left -= 1;
      throw error();
    },
  };
}

/** A worker that dies whenever it comes to a step, and leaves its lease. */
function dying(step: string) {
  let isDead = false;
  return {
    before: (begun: string) => {
      if (begun === 'clones.claim') isDead = false;
      if (begun === step) isDead = true;
      if (isDead) throw new Died('died');
    },
  };
}

describe('a clone whose steps fail', () => {
  const all = Number.POSITIVE_INFINITY;

  test.each([
    ['clones.save', 4],
    ['catalogue.findMany', 4],
    ['containers.add', 9],
    ['clones.remove', 9],
  ])('is retried: %s', async (step, times) => {
    const work = await world.begin();
    const outcomes = await workUntilDone(world.backends, JOB, {
      course: failing(step, times),
      pause: 280_000,
    });
    expect(outcomes).toContain('too busy');
    const { clone, container } = await resultOf(world, work);
    expect(clone).toMatchObject({ copied: 3, skipped: 1, total: 4 });
    expect(clone.failure).toBeUndefined();
    expect(container).toBeDefined();
  });

  test.each([
    ['objects.copy', 'Error copying file in S3.'],
    ['plan.read', 'Error reading or writing the records.'],
    ['catalogue.add', 'Error reading or writing the records.'],
    ['containers.members', 'Error reading or writing the records.'],
  ])('fails after five attempts: %s', async (step, words) => {
    const work = await world.begin();
    const course = step === 'plan.read' ? failing(step, 6) : failing(step, all);
    const outcomes = await workUntilDone(world.backends, JOB, { course, pause: 280_000 });
    // The first run has reached the pages, which resets the attempts.
    expect(outcomes.filter((outcome) => !/^(left|done)$/.test(outcome))).toHaveLength(
      step === 'containers.members' ? 4 : 5,
    );
    const { clone, container, keys, rows } = await resultOf(world, work);
    expect(clone.failure).toBe(words);
    expect(container).toBeUndefined();
    expect(keys).toEqual([]);
    expect(rows.filter((row) => row.startsWith('resource#'))).toEqual([]);
  });

  test('waits twice as long each time', async () => {
    await world.begin();
    const work = worker(world.backends, failing('containers.members', all));
    const waits: number[] = [];
    await work(JOB).catch(() => {});
    let failedAt = world.clock.time;
    while (waits.length < 3) {
      world.clock.time += 15_000;
      if ((await work(JOB).catch(() => 'failed')) === 'left') continue;
      waits.push(world.clock.time - failedAt);
      failedAt = world.clock.time;
    }
    expect(waits).toEqual([30_000, 60_000, 120_000]);
  });
});

describe('a clone whose workers die again and again', () => {
  test.each(['objects.copy', 'plan.write', 'clones.save'])('at %s fails with a message', async (step) => {
    const work = await world.begin();
    for (let deaths = 0; deaths < (step === 'objects.copy' ? 6 : 5); deaths += 1) {
      await expect(worker(world.backends, dying(step))(JOB)).rejects.toThrow();
      expect(await worker(world.backends)(JOB)).toBe('left');
      world.clock.time += 121_000;
    }
    expect(await worker(world.backends)(JOB)).toBe('done');
    const { clone, container, keys } = await resultOf(world, work);
    expect(clone.failure).toBe('The copying was interrupted again and again.');
    expect(container).toBeUndefined();
    expect(keys).toEqual([]);
  });

  test('after its container was added succeeds all the same', async () => {
    const work = await world.begin();
    for (let deaths = 0; deaths < 8; deaths += 1) {
      await expect(worker(world.backends, dying('containers.recordClone'))(JOB)).rejects.toThrow();
      world.clock.time += 121_000;
    }
    expect(await worker(world.backends)(JOB)).toBe('done');
    const { clone, container } = await resultOf(world, work);
    expect(clone).toMatchObject({ copied: 3, skipped: 1 });
    expect(clone.failure).toBeUndefined();
    expect(container).toBeDefined();
  });
});

/** Removes a resource's bytes until the end of the test. */
async function loseBytes(name: string): Promise<void> {
  const { objects, resources, catalogue } = world.ports;
  const { id, object } = (await resources.find(world.idOf(name))) ?? expect.fail();
  await objects.delete(object);
  const lost = (await catalogue.find(id)) ?? expect.fail();
  onTestFinished(async () => {
    const again = await objects.put(`contents/${id}`, Buffer.from(name), 'text/plain', 'never');
    const file = { object: again, mediaType: 'text/plain', fileName: name, size: name.length };
    await catalogue.change(lost, {}, { ...file, uploadedAt: world.clock.time, madeWith: 'never' });
  });
}

async function unfinished(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of world.ports.clones.unfinished()) keys.push(key);
  return keys;
}

describe('a failed clone that cannot be cleared', () => {
  test.each([
    ['fails', failing('catalogue.erase', Number.POSITIVE_INFINITY)],
    ['dies', dying('catalogue.erase')],
  ])('because its job %s frees the lock, and is cleared later', async (_name, trouble) => {
    const work = await world.begin();
    await loseBytes('persistent.txt');
    await workUntilDone(world.backends, JOB, { course: trouble, pause: 280_000 });
    expect(await world.ports.clones.find(JOB)).toBeUndefined();
    const clone = await world.ports.containers.lastClone(world.from);
    expect(clone?.failure).toBe('Error copying file in S3.');
    const key = remainsKey(work);
    expect(await unfinished()).toEqual([key]);
    await expect(worker(world.backends, failing('catalogue.erase', 1))(key)).rejects.toThrow('too busy');
    await workUntilDone(world.backends, key);
    expect(await unfinished()).toEqual([]);
    const { keys, rows } = await resultOf(world, work);
    expect(keys).toEqual([]);
    expect(rows.filter((row) => row.startsWith('resource#'))).toEqual([]);
  });
});
