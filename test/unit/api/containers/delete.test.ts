import { expect, test, vi } from 'vitest';
import { type Dependencies, deleteContainer } from '../../../../lambdas/api/containers/delete.ts';
import type { CloneWork } from '../../../../lambdas/model/containers/clone/clone.ts';
import { type ContainerDeletion, newDeletion } from '../../../../lambdas/model/containers/deletion.ts';
import type { Job, JobStore } from '../../../../lambdas/model/jobs/ports.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';
import { CALLER, NOW } from '../../support/resources.ts';

const ID = '58b72e03472f3f601810858f';
const JOB = `deletion#${ID}`;

const CLONE: CloneWork = {
  by: 'client#client',
  accountId: CALLER.accountId,
  name: 'Games',
  description: '',
  tags: [],
  fromContainerId: '5bb4cbd7e8b0e1a2c3d4e5f6',
  toContainerId: ID,
  startedAt: NOW,
  total: 1,
  copied: 1,
  skipped: 0,
  secret: 'unknown',
  stage: { at: 'recording' },
};

/** A container whose deletion fails at the first step, and a job that is free or claimed. */
function endpoint(isFree: boolean, clone?: CloneWork) {
  const release = vi.fn<(job: Job<ContainerDeletion>, notBefore: number) => Promise<void>>(async () => {});
  const start = vi.fn<(key: string) => Promise<void>>(async () => {});
  const state = newDeletion({ id: ID, accountId: CALLER.accountId }, 'client#client');
  const deletions: JobStore<ContainerDeletion> = {
    add: async () => true,
    find: async () => state,
    claim: async (key) => (isFree ? { key, lease: 'mine', attempts: 1, state } : undefined),
    renew: async () => {},
    save: async () => {},
    release,
    remove: async () => {},
    async *unfinished() {},
  };
  const container = { id: ID, accountId: CALLER.accountId, name: 'Games', description: '', tags: [] };
  const dependencies: Dependencies = {
    containers: {
      find: async () => ({ ...container, createdAt: NOW, updatedAt: NOW }),
      isEmpty: async () => false,
      hide: () => Promise.reject(new Error('The table is busy.')),
      members: async () => ({ ids: [] }),
      remove: async () => {},
    },
    resources: { markDeleted: async () => undefined },
    reconciler: { reconcile: async () => 'settled' },
    clones: { find: async () => clone },
    deletions,
    starter: { start },
    rememberedDays: 30,
    uploadWindowSeconds: 3600,
    now: () => NOW,
  };
  return { respond: deleteContainer(dependencies), release, start };
}

const request = apiRequest({
  method: 'DELETE',
  path: `/containers/${ID}`,
  pathParameters: { id: ID },
  query: 'traverse=true',
});

test('a deletion that fails after its job was stored goes on in the background', async () => {
  const { respond, release, start } = endpoint(true);
  expect(await respond(request, CALLER)).toMatchObject({ status: 202 });
  expect(release).toHaveBeenCalledWith(expect.objectContaining({ key: JOB }), NOW);
  expect(start).toHaveBeenCalledWith(JOB);
});

test('a deletion is left to the worker that has claimed it', async () => {
  const { respond, release, start } = endpoint(false);
  expect(await respond(request, CALLER)).toMatchObject({ status: 202 });
  expect(release).not.toHaveBeenCalled();
  expect(start).toHaveBeenCalledWith(JOB);
});

test('a container that a clone has just made is not deleted before the clone has ended', async () => {
  // An interrupted clone adds its container again at the end: the container would come back, and be empty.
  const { respond, start } = endpoint(true, CLONE);
  expect(await problemOf(() => respond(request, CALLER))).toMatchObject({ code: 'locked' });
  expect(start).not.toHaveBeenCalled();
});
