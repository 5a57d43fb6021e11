import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyIdOf } from '../../../lambdas/model/containers/clone/copies.ts';
import { changeExpiry } from '../../../lambdas/model/resources/change-expiry.ts';
import { deleteOwnResource } from '../../../lambdas/model/resources/deletion.ts';
import { lifecycle } from '../../../lambdas/model/resources/lifecycle.ts';
import { type Backends, openBackends } from './backends.ts';
import { expectSameResource, found, resultOf } from './clone-result.ts';
import { COPIED, DAY, JOB, type World, worldIn } from './clone-world.ts';
import { Died, LEASE, worker } from './worker.ts';

let backends: Backends;
let world: World;

beforeAll(async () => {
  backends = await openBackends();
});

beforeEach(async () => {
  world = await worldIn(backends);
});

afterAll(() => backends.close());

/** Changes of a resource during its clone. */
const deeds = {
  async delete(name: string) {
    const { ports, idOf, clock } = world;
    const deletion = { id: idOf(name), accountId: 'acme' };
    const dependencies = { ...ports, rememberedDays: 30, now: () => clock.time, newId: randomUUID };
    expect(await deleteOwnResource(dependencies, deletion)).toBe(true);
  },
  async replaceFile(name: string) {
    const { ports, idOf, clock } = world;
    const before = (await ports.catalogue.find(idOf(name))) ?? expect.fail();
    const { fileName, expiresAt } = before.resource;
    const file = { object: `contents/${randomUUID()}`, mediaType: 'text/html', fileName };
    const content = Buffer.from(fileName.toUpperCase());
    const madeWith = lifecycle(expiresAt, clock.time);
    const object = await ports.objects.put(file.object, content, file.mediaType, madeWith);
    const made = { object, size: content.length, uploadedAt: clock.time, madeWith };
    await ports.catalogue.change(before, {}, { ...file, ...made });
    await ports.reconciler.reconcile(idOf(name));
  },
  async rename(name: string) {
    const { ports, idOf } = world;
    const before = (await ports.catalogue.find(idOf(name))) ?? expect.fail();
    await ports.catalogue.change(before, { name: 'Renamed', attributes: { area: 13 } });
    await ports.reconciler.reconcile(idOf(name));
  },
  async extend(name: string) {
    const { ports, idOf, clock } = world;
    const resource = (await ports.resources.find(idOf(name))) ?? expect.fail();
    const dependencies = { ...ports, rememberedDays: 30, now: () => clock.time, newId: randomUUID };
    await changeExpiry(dependencies, resource, clock.time + 300 * DAY);
  },
};

/** Runs a change before the first such step; later ones wait for it. */
function once(step: string, deed: () => Promise<unknown>) {
  let done: Promise<unknown> | undefined;
  return {
    before: async (begun: string) => {
      if (begun !== step) return;
      done ??= deed();
      await done;
    },
  };
}

describe('a resource that is deleted during its clone', () => {
  test.each(['containers.members', 'plan.read', 'objects.copy', 'catalogue.findMany'])(
    'is skipped and counted: before %s',
    async (step) => {
      const work = await world.begin();
      const course = once(step, () => deeds.delete('persistent.txt'));
      expect(await worker(world.backends, course)(JOB)).toBe('done');
      const { clone, keys } = await resultOf(world, work);
      const wasListed = step !== 'containers.members';
      expect(clone).toMatchObject({ copied: 4, skipped: wasListed ? 3 : 2, total: wasListed ? 7 : 6 });
      expect(clone.failure).toBeUndefined();
      expect(keys).toHaveLength(4);
    },
  );

  test('leaves nothing if its copy was interrupted', async () => {
    const work = await world.begin();
    await dieAt('catalogue.add');
    await Promise.all(['deed.png', 'persistent.txt'].map(deeds.delete));
    world.clock.time += LEASE;
    expect(await worker(world.backends)(JOB)).toBe('done');
    const { clone, keys, rows } = await resultOf(world, work);
    expect(clone).toMatchObject({ copied: 3, skipped: 4, total: 7 });
    expect(keys).toHaveLength(3);
    expect(rows.filter((row) => row.endsWith(' resource'))).toHaveLength(3);
    expect(rows.filter((row) => /deed\.png|persistent\.txt/.test(row))).toEqual([]);
  });
});

/** Lets a worker run until it dies at a step, once all its concurrent work has come as far. */
async function dieAt(step: string): Promise<void> {
  let isDead = false;
  const course = {
    before: (begun: string) => {
      if (begun === step) isDead = true;
      if (isDead && !begun.startsWith('objects.')) throw new Died();
    },
  };
  await expect(worker(world.backends, course)(JOB)).rejects.toThrow();
}

describe('a resource that is changed during its clone', () => {
  test.each([
    ['objects.copy', 'replaceFile'],
    ['plan.read', 'replaceFile'],
    ['plan.read', 'rename'],
    ['plan.read', 'extend'],
  ] as const)('before %s is cloned as changed: %s', async (step, deed) => {
    const work = await world.begin();
    await worker(
      world.backends,
      once(step, () => deeds[deed]('deed.png')),
    )(JOB);
    await expectSameResource(world, work, 'deed.png', deed === 'replaceFile' ? 'DEED.PNG' : 'deed.png');
    expect((await resultOf(world, work)).clone).toMatchObject({ copied: COPIED.length });
  });

  test.each(['replaceFile', 'rename', 'extend'] as const)(
    'after an interrupted copy is cloned as changed: %s',
    async (deed) => {
      const work = await world.begin();
      await dieAt('catalogue.add');
      await Promise.all(COPIED.filter((name) => name !== 'early.txt').map(deeds[deed]));
      world.clock.time += LEASE;
      expect(await worker(world.backends)(JOB)).toBe('done');
      for (const name of COPIED.filter((one) => one !== 'early.txt')) {
        const content = deed === 'replaceFile' ? name.toUpperCase() : name;
        await expectSameResource(world, work, name, content);
      }
      const { clone } = await resultOf(world, work);
      expect(clone).toMatchObject({ copied: COPIED.length, total: 7 });
      if (deed === 'rename') {
        const ids = COPIED.map(world.idOf).flatMap((id) => [id, copyIdOf(work, id)]);
        const early = world.idOf('early.txt');
        const renamed = ids.filter((id) => id !== early && id !== copyIdOf(work, early));
        expect(await found(world, 'renamed')).toEqual(renamed.sort());
        expect(await found(world, 'title')).toEqual([]);
      }
    },
  );
});

describe('a resource that is put into the container during its clone', () => {
  test.each(['plan.read', 'objects.copy', 'containers.members'])('before %s is cloned too', async (step) => {
    const work = await world.begin();
    await worker(
      world.backends,
      once(step, () => world.uploaded('late.txt')),
    )(JOB);
    await expectSameResource(world, work, 'late.txt');
    const { clone } = await resultOf(world, work);
    expect(clone).toMatchObject({ copied: COPIED.length + 1, total: 8, skipped: 2 });
  });
});
