import { expect, test, vi } from 'vitest';
import {
  type ContainerDeletion,
  deletionJob,
  newDeletion,
} from '../../../../lambdas/model/containers/deletion.ts';
import type { Lease } from '../../../../lambdas/model/jobs/lease.ts';
import { runSteps } from '../../../../lambdas/model/jobs/steps.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';
import { resource } from '../../support/resources.ts';

const CONTAINER = '58b72e03472f3f601810858f';

/** The other parameters of `newDeletion`. */
type Rest = [deletedAt: number, forgetAt: number, containerId?: string, by?: string];

/** A container with resources, in an index that shows former members for ever. */
function world(size: number) {
  const ids = Array.from({ length: size }, (_, index) => `id-${index}`);
  const records = new Map(
    ids.map((id): [string, Resource] => [id, resource({ id, status: 'available', containerId: CONTAINER })]),
  );
  const reconcile = vi.fn(async (_id: string) => 'settled' as const);
  const remove = vi.fn(async () => {});
  const markDeleted = vi.fn(async (id: string, accountId: string, ...[, , containerId]: Rest) => {
    const { containerId: place, ...left } = records.get(id) ?? expect.fail();
    if (accountId !== left.accountId || containerId !== place) return undefined;
    const deleted: Resource = { ...left, status: 'deleted' };
    records.set(id, deleted);
    return deleted;
  });
  let state = newDeletion({ id: CONTAINER, accountId: 'acme' }, 'user#ann');
  const lease: Lease<ContainerDeletion> = {
    get state() {
      return state;
    },
    attempts: 1,
    save: async (next) => {
      state = next;
    },
    keep: async () => {},
    release: async () => {},
    remove,
  };
  const dependencies = {
    containers: {
      hide: async () => {},
      async members(_: string, limit: number, after = '0') {
        const end = Number(after) + limit;
        return { ids: ids.slice(Number(after), end), ...(end < size ? { next: String(end) } : {}) };
      },
      remove: async () => {},
    },
    resources: { markDeleted },
    reconciler: { reconcile },
    clones: { find: async () => undefined },
    rememberedDays: 30,
    now: () => 0,
  };
  const run = (steps = Number.POSITIVE_INFINITY) => {
    let left = steps;
    return runSteps(deletionJob(dependencies), lease, () => left-- > 0);
  };
  return { run, records, markDeleted, reconcile, remove };
}

test('a deletion ends although the index still shows deleted resources', async () => {
  const { run, reconcile, remove } = world(1);
  expect(await run()).toBe('done');
  expect(reconcile.mock.calls).toEqual([['id-0']]);
  expect(remove).toHaveBeenCalledOnce();
});

test('keeps resources that have left the container meanwhile', async () => {
  const { run, records, reconcile } = world(2);
  const moved = resource({ id: 'id-1', status: 'available', containerId: 'another' });
  records.set('id-1', moved);
  expect(await run()).toBe('done');
  expect(records.get('id-1')).toEqual(moved);
  expect(reconcile.mock.calls).toEqual([['id-0']]);
});

test('deletes a large container page by page, in the name of its caller, while there is time', async () => {
  const { run, markDeleted, reconcile, remove } = world(250);
  // Hiding the container, and two pages.
  expect(await run(3)).toBe('paused');
  expect(reconcile).toHaveBeenCalledTimes(200);
  expect(remove).not.toHaveBeenCalled();
  expect(markDeleted).toHaveBeenLastCalledWith('id-199', 'acme', 0, 30 * 86_400_000, CONTAINER, 'user#ann');
  expect(await run()).toBe('done');
  expect(reconcile).toHaveBeenCalledTimes(250);
});
