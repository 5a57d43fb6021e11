import type { CatalogueStore } from './catalogue-ports.ts';
import { type CloneWork, cloneKey } from './clone.ts';
import { concurrently } from './concurrently.ts';
import type { ContainerStore } from './container-ports.ts';
import { clearAway, type DeletionDependencies, deleteOwnResource } from './deletion.ts';
import type { JobStore } from './job-ports.ts';
import type { Lease } from './lease.ts';

/** A container that is to be deleted with all that is in it. */
export interface ContainerDeletion {
  readonly accountId: string;
  readonly containerId: string;
  /** What is being deleted: the record of what is deleted does not tell any more what it was in. */
  readonly ids?: readonly string[];
}

export interface ContainerDeletionDependencies extends DeletionDependencies {
  readonly containers: Pick<ContainerStore, 'hide' | 'members' | 'remove'>;
  readonly catalogue: DeletionDependencies['catalogue'] & Pick<CatalogueStore, 'findMany'>;
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
  const { accountId, containerId, ids: begun = [] } = lease.state;
  await containers.hide(containerId);
  // A clone looks for its container when it has its lock, this for the lock when it has hidden the container: whichever
  // comes second sees the other.
  const clone = await clones.find(cloneKey(accountId));
  if (clone?.fromContainerId === containerId) return false;
  await clearBegun(dependencies, lease, begun);
  for (let found = true; found; ) {
    found = false;
    for await (const ids of containers.members(containerId, DELETION_PAGE)) {
      const there = await stillThere(dependencies, containerId, ids);
      if (there.length === 0) continue;
      if (!mayGoOn()) return false;
      await lease.save({ ...lease.state, ids: there });
      if ((await deleteResources(dependencies, lease, there)) > 0) found = true;
    }
  }
  await containers.remove(containerId);
  await lease.remove();
  return true;
}

/** Whoever was cut off has perhaps deleted a record and nothing else. */
async function clearBegun(
  dependencies: ContainerDeletionDependencies,
  lease: Lease<ContainerDeletion>,
  ids: readonly string[],
): Promise<void> {
  const records = [...(await dependencies.catalogue.findMany(ids)).values()];
  const deleted = records.filter(({ resource }) => resource.status === 'deleted');
  await concurrently(deleted, DELETIONS_AT_ONCE, async ({ resource }) => {
    await lease.keep();
    await clearAway(dependencies, resource);
  });
}

/** Those of the resources that are in the container by their records: the index may be a moment behind. */
async function stillThere(
  { catalogue }: ContainerDeletionDependencies,
  containerId: string,
  ids: readonly string[],
): Promise<string[]> {
  const records = await catalogue.findMany(ids);
  return ids.filter((id) => records.get(id)?.resource.containerId === containerId);
}

/** Deletes resources unless they have left the container. Resolves to how many were deleted. */
async function deleteResources(
  dependencies: ContainerDeletionDependencies,
  lease: Lease<ContainerDeletion>,
  ids: readonly string[],
): Promise<number> {
  const { accountId, containerId } = lease.state;
  const deletions = await concurrently(ids, DELETIONS_AT_ONCE, async (id) => {
    await lease.keep();
    return deleteOwnResource(dependencies, id, accountId, containerId);
  });
  return deletions.filter(Boolean).length;
}
