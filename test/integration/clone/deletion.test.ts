import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CloneWork, cloneKey, newClone } from '../../../lambdas/model/containers/clone/clone.ts';
import { newContainerId } from '../../../lambdas/model/containers/container.ts';
import { deletionKey, newDeletion } from '../../../lambdas/model/containers/deletion.ts';
import { type Backends, openBackends, START } from './backends.ts';
import { dieAtEveryStep, worker, workUntilDone } from './worker.ts';

const ACCOUNT = 'acme';
const ENTRY = { name: 'Deed', description: '', archived: false, attributes: {} };

let backends: Backends;

beforeAll(async () => {
  backends = await openBackends();
});

afterEach(() => backends.reset({ rows: new Set(), keys: [] }));

afterAll(() => backends.close());

/** A container with resources, the first one described, and the job that deletes it. */
async function begin(count: number) {
  const { containers, resources, catalogue, objects, deletions } = backends.ports;
  const containerId = newContainerId();
  const about = { accountId: ACCOUNT, name: 'Old', description: '', tags: [] };
  await containers.add({ ...about, id: containerId, createdAt: START, updatedAt: START });
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [index, id] of ids.entries()) {
    const object = `contents/${id}`;
    const file = { fileName: 'a.txt', mediaType: 'text/plain', object, size: 1, uploadedAt: START };
    const resource = { ...file, id, accountId: ACCOUNT, containerId, createdAt: START + index };
    await objects.put(object, Buffer.from('x'), 'text/plain', 'never');
    if (index === 0) await catalogue.add({ resource: { ...resource, status: 'available' }, entry: ENTRY });
    else await resources.add({ ...resource, status: index === 1 ? 'reserved' : 'available' });
  }
  await deletions.add(deletionKey(containerId), newDeletion({ ...about, id: containerId }, 'client#test'));
  return { containerId, ids, job: deletionKey(containerId) };
}

type Begun = Awaited<ReturnType<typeof begin>>;

const CLONE = cloneKey(ACCOUNT);

/** A clone of a container that has just begun. */
function cloneOf({ containerId }: Begun): CloneWork {
  return newClone(
    { id: containerId, accountId: ACCOUNT, description: '', tags: [] },
    { name: 'Copy', by: 'client#test' },
    START,
  );
}

/** Expects only the records to be left, marked as deleted. */
async function expectDeleted({ containerId, ids }: Begun, step?: string): Promise<void> {
  const { ports } = backends;
  await backends.settle(ids);
  const found = await ports.catalogue.findMany(ids);
  expect(
    ids.map((id) => found.get(id)?.resource.status),
    step,
  ).toEqual(ids.map(() => 'deleted'));
  const objects = await Promise.all(ids.map((id) => ports.objects.find(`contents/${id}`)));
  expect(objects, step).toEqual(ids.map(() => undefined));
  const rows = (await backends.rows()).filter(({ pk, sk }) => {
    return (
      pk.includes(containerId) || (sk !== 'resource' && ids.some((id) => pk.includes(id) || sk.includes(id)))
    );
  });
  expect(rows, step).toEqual([]);
}

describe('the deletion of a container', () => {
  test.each([0, 1, 3, 8])('with %i resources leaves nothing of them', async (count) => {
    const begun = await begin(count);
    const other = await begin(2);
    expect(await worker(backends)(begun.job)).toBe('done');
    await expectDeleted(begun);
    const kept = await backends.ports.catalogue.findMany(other.ids);
    expect([...kept.values()].map(({ resource }) => resource.containerId)).toEqual(
      other.ids.map(() => other.containerId),
    );
  });

  test('hides it at once', async () => {
    const { job, containerId } = await begin(3);
    expect(await worker(backends)(job, 1)).toBe('paused');
    expect(await backends.ports.containers.find(containerId)).toBeUndefined();
    expect(await worker(backends)(job)).toBe('done');
    expect(await worker(backends)(job)).toBe('left');
  });

  test('spares resources that were moved out of it meanwhile', async () => {
    const begun = await begin(5);
    const { catalogue, objects } = backends.ports;
    const [moved = ''] = begun.ids;
    let isMoved = false;
    const move = async (step: string) => {
      if (step !== 'resources.markDeleted' || isMoved) return;
      isMoved = true;
      await catalogue.change((await catalogue.find(moved)) ?? expect.fail(), { containerId: null });
    };
    expect(await worker(backends, { before: move })(begun.job)).toBe('done');
    expect((await catalogue.find(moved))?.resource.status).toBe('available');
    expect(await objects.find(`contents/${moved}`)).toBeDefined();
    await backends.ports.resources.markDeleted(moved, ACCOUNT, START, START);
    await expectDeleted(begun);
  });

  test('waits for a running clone to complete', async () => {
    const begun = await begin(3);
    const { clones, containers } = backends.ports;
    const work = cloneOf(begun);
    await clones.add(CLONE, work);
    const outcomes: string[] = [];
    const meet = async (step: string) => {
      if (step === 'objects.copy') outcomes.push(await worker(backends)(begun.job));
    };
    expect(await worker(backends, { before: meet })(CLONE)).toBe('done');
    expect(outcomes).toContain('paused');
    expect(await containers.lastClone(begun.containerId)).toMatchObject({ copied: 3, skipped: 0 });
    expect(await containers.find(work.toContainerId)).toBeDefined();
    expect(await worker(backends)(begun.job)).toBe('done');
    await expectDeleted(begun);
  });

  test('makes a clone fail that starts too late', async () => {
    const begun = await begin(2);
    const { clones, containers } = backends.ports;
    await containers.hide(begun.containerId, 1);
    await clones.add(CLONE, cloneOf(begun));
    expect(await worker(backends)(CLONE)).toBe('done');
    expect(await containers.lastClone(begun.containerId)).toMatchObject({
      failure: 'The container was deleted.',
      copied: 0,
    });
    expect(await clones.find(CLONE)).toBeUndefined();
  });

  test('includes resources that are added late', async () => {
    const begun = await begin(4);
    const { resources } = backends.ports;
    const id = randomUUID();
    const add = async (step: string) => {
      if (step !== 'reconciler.reconcile' || (await resources.find(id)) !== undefined) return;
      const file = { fileName: 'a.txt', mediaType: 'text/plain', object: `contents/${id}` } as const;
      const { containerId } = begun;
      const about = { accountId: ACCOUNT, containerId, createdAt: START - 1, status: 'reserved' } as const;
      await resources.add({ ...file, ...about, id }).catch(() => {});
    };
    expect(await worker(backends, { before: add })(begun.job)).toBe('done');
    await expectDeleted({ ...begun, ids: [...begun.ids, id] });
  });

  test.each([1, 2])('continues where it was paused, with %i pages in a run', async (looks) => {
    const begun = await begin(8);
    const outcomes = await workUntilDone(backends, begun.job, { looks, pause: 0 });
    expect(outcomes.length).toBeGreaterThan(2 / looks);
    await expectDeleted(begun);
  });

  test.each(['before', 'after'] as const)(
    'leaves nothing if its worker dies %s any step has its effect',
    async (moment) => {
      let begun: Begun | undefined;
      const steps = await dieAtEveryStep(backends, moment, {
        begin: async () => {
          await backends.reset({ rows: new Set(), keys: [] });
          begun = await begin(4);
          return begun.job;
        },
        check: (step) => expectDeleted(begun ?? expect.fail(), step),
      });
      expect(steps).toBeGreaterThan(14);
    },
  );
});
