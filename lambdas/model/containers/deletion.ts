import { concurrently } from '../concurrently.ts';
import type { JobStore } from '../jobs/ports.ts';
import type { JobKind } from '../jobs/steps.ts';
import { type DeletionDependencies, deleteOwnResource } from '../resources/deletion.ts';
import { type CloneWork, cloneKey } from './clone/clone.ts';
import type { Container } from './container.ts';
import type { ContainerStore } from './ports.ts';

/**
 * The stages of a deletion: hiding → emptying → done. Emptying scans the container page by page, from behind `after` on,
 * and scans it again as long as a scan `found` something: the index may show a resource a moment late.
 */
export type DeletionStage =
  | { readonly at: 'hiding' }
  | { readonly at: 'emptying'; readonly found: boolean; readonly after?: string };

/** The deletion of a container and of everything in it. */
export interface ContainerDeletion {
  readonly accountId: string;
  readonly containerId: string;
  /** Who asked for it. */
  readonly by: string;
  readonly stage: DeletionStage;
}

export interface ContainerDeletionDependencies extends DeletionDependencies {
  readonly containers: Pick<ContainerStore, 'hide' | 'members' | 'remove'>;
  readonly clones: Pick<JobStore<CloneWork>, 'find'>;
}

/** Resources deleted in one step, and at a time. */
const PAGE = 100;
const DELETIONS_AT_ONCE = 16;

/** The deletion of a container, about to begin. */
export function newDeletion(
  { id, accountId }: Pick<Container, 'id' | 'accountId'>,
  by: string,
): ContainerDeletion {
  return { accountId, containerId: id, by, stage: { at: 'hiding' } };
}

/** The key of a container's deletion. */
export function deletionKey(containerId: string): string {
  return `deletion#${containerId}`;
}

/** A deletion, tried until it succeeds. */
export function deletionJob(dependencies: ContainerDeletionDependencies): JobKind<ContainerDeletion> {
  return {
    step: (deletion, { keep }) =>
      deletion.stage.at === 'hiding'
        ? hide(dependencies, deletion)
        : deletePage(dependencies, deletion, deletion.stage, keep),
  };
}

/**
 * Hides the container, then looks for a clone of it, which comes first. A clone locks first and then looks for the
 * container: when both begin at once, at least one of them sees the other.
 */
async function hide(
  { containers, clones, now }: ContainerDeletionDependencies,
  deletion: ContainerDeletion,
): Promise<ContainerDeletion | 'later'> {
  const { accountId, containerId, by } = deletion;
  await containers.hide(containerId, now(), by);
  const clone = await clones.find(cloneKey(accountId));
  if (clone?.fromContainerId === containerId) return 'later';
  return { ...deletion, stage: { at: 'emptying', found: false } };
}

/** Deletes the next page of resources; the container goes when a whole scan found none. */
async function deletePage(
  dependencies: ContainerDeletionDependencies,
  deletion: ContainerDeletion,
  stage: Extract<DeletionStage, { at: 'emptying' }>,
  keep: () => Promise<void>,
): Promise<ContainerDeletion | 'done'> {
  const { containers } = dependencies;
  const { ids, next } = await containers.members(deletion.containerId, PAGE, stage.after);
  const found = (await deleteResources(dependencies, deletion, ids, keep)) > 0 || stage.found;
  if (next !== undefined) return { ...deletion, stage: { at: 'emptying', found, after: next } };
  if (found) return { ...deletion, stage: { at: 'emptying', found: false } };
  await keep();
  await containers.remove(deletion.containerId);
  return 'done';
}

/** Deletes the resources that are still in the container. Resolves to their number. */
async function deleteResources(
  dependencies: ContainerDeletionDependencies,
  { accountId, containerId, by }: ContainerDeletion,
  ids: readonly string[],
  keep: () => Promise<void>,
): Promise<number> {
  const deletions = await concurrently(ids, DELETIONS_AT_ONCE, async (id) => {
    await keep();
    return deleteOwnResource(dependencies, { id, accountId, containerId, by });
  });
  return deletions.filter(Boolean).length;
}
