import { concurrently } from '../concurrently.ts';
import type { Lease } from '../jobs/lease.ts';
import type { JobStore } from '../jobs/ports.ts';
import { type DeletionDependencies, deleteOwnResource } from '../resources/deletion.ts';
import { type CloneWork, cloneKey } from './clone/clone.ts';
import type { ContainerStore } from './ports.ts';

/** A container that is to be deleted with all that is in it. */
export interface ContainerDeletion {
  readonly accountId: string;
  readonly containerId: string;
  /** Who asked for it. */
  readonly by?: string;
}

export interface ContainerDeletionDependencies extends DeletionDependencies {
  readonly containers: Pick<ContainerStore, 'hide' | 'members' | 'remove'>;
  readonly clones: Pick<JobStore<CloneWork>, 'find'>;
}

/** How many resources are deleted between two looks at whether to go on, and how many of them at once. */
const DELETION_PAGE = 100;
const DELETIONS_AT_ONCE = 16;

/** The key of a container's deletion. */
export function deletionKey(containerId: string): string {
  return `deletion#${containerId}`;
}

/**
 * Deletes a container and what is in it, until it is done or until `mayGoOn` says that it must be taken up again later,
 * which resolves to false. The container goes when a look finds nothing in it any more; the index may be a moment late. A
 * clone that began at the same moment comes first.
 */
export async function runDeletion(
  dependencies: ContainerDeletionDependencies,
  lease: Lease<ContainerDeletion>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  const { containers, clones } = dependencies;
  const { accountId, containerId } = lease.state;
  await containers.hide(containerId);
  // A clone looks for its container when it has its lock, this for the lock when it has hidden the container: whichever
  // comes second sees the other.
  const clone = await clones.find(cloneKey(accountId));
  if (clone?.fromContainerId === containerId) return false;
  // What the index still shows a moment after it was deleted here costs a read, and no time of the worker.
  const seen = new Set<string>();
  for (let found = true; found; ) {
    found = false;
    for await (const ids of containers.members(containerId, DELETION_PAGE)) {
      if (!ids.every((id) => seen.has(id)) && !mayGoOn()) return false;
      for (const id of ids) seen.add(id);
      if ((await deleteResources(dependencies, lease, ids)) === 0) continue;
      found = true;
      await lease.save(lease.state);
    }
  }
  await containers.remove(containerId);
  await lease.remove();
  return true;
}

/** Deletes resources unless they have left the container. Resolves to how many were deleted. */
async function deleteResources(
  dependencies: ContainerDeletionDependencies,
  lease: Lease<ContainerDeletion>,
  ids: readonly string[],
): Promise<number> {
  const { accountId, containerId, by } = lease.state;
  const deletions = await concurrently(ids, DELETIONS_AT_ONCE, async (id) => {
    await lease.keep();
    const deletion = { id, accountId, containerId, ...(by === undefined ? {} : { by }) };
    return deleteOwnResource(dependencies, deletion);
  });
  return deletions.filter(Boolean).length;
}
