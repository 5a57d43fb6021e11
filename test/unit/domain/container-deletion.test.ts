import { expect, test, vi } from 'vitest';
import { type ContainerDeletion, runDeletion } from '../../../lambdas/domain/container-deletion.ts';
import type { Lease } from '../../../lambdas/domain/lease.ts';
import { resource } from '../support/resources.ts';

const CONTAINER = '58b72e03472f3f601810858f';
const ENTRY = { name: 'Deed', description: '', archived: false, attributes: {} };

test('an index that still shows what was deleted costs a read, and no time of the worker', async () => {
  let record = resource({ status: 'available', containerId: CONTAINER });
  const { containerId: _, ...left } = record;
  const deleteObject = vi.fn(async () => {});
  const remove = vi.fn(async () => {});
  const lease: Lease<ContainerDeletion> = {
    state: { accountId: 'acme', containerId: CONTAINER },
    attempts: 1,
    save: async () => {},
    keep: async () => {},
    release: async () => {},
    remove,
  };
  const mayGoOn = vi
    .fn(() => true)
    .mockReturnValueOnce(true)
    .mockReturnValue(false);
  const dependencies = {
    containers: {
      hide: async () => {},
      // Always a moment behind.
      async *members() {
        yield [record.id];
      },
      remove: async () => {},
    },
    catalogue: {
      find: async () => undefined,
      findMany: async () => new Map([[record.id, { resource: record, entry: ENTRY }]]),
      unlist: async () => {},
    },
    resources: {
      markDeleted: async () => {
        record = { ...left, status: 'deleted' };
        return record;
      },
    },
    objects: { delete: deleteObject },
    clones: { find: async () => undefined },
    rememberedDays: 30,
    now: () => 0,
  };
  expect(await runDeletion(dependencies, lease, mayGoOn)).toBe(true);
  expect(mayGoOn).toHaveBeenCalledOnce();
  expect(deleteObject).toHaveBeenCalledOnce();
  expect(remove).toHaveBeenCalledOnce();
});
