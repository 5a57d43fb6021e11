import type { CatalogueStore, Described } from '../../catalogue/ports.ts';
import { concurrently } from '../../concurrently.ts';
import { contentId } from '../../content/content-id.ts';
import { TEMPORARY_DAYS } from '../../resources/lifecycle.ts';
import { contentKey } from '../../resources/object-key.ts';
import type { Reconciler } from '../../resources/reconciler.ts';
import { isLive, type Resource } from '../../resources/resource.ts';
import { type BytesDependencies, bytesMissing, copyBytes, fileToCopy } from './bytes.ts';
import type { CloneWork } from './clone.ts';

export interface CopyDependencies extends BytesDependencies {
  readonly catalogue: Pick<CatalogueStore, 'findMany' | 'add' | 'erase'>;
  readonly reconciler: Reconciler;
}

/** How many copies are made at once: the SDK has fifty connections to the bucket. */
const COPIES_AT_ONCE = 48;

/** How many resources are copied between two times that it is written down how far a clone has got. */
export const PAGE = 5 * COPIES_AT_ONCE;

/** What the copy of a resource is called in this clone, always the same. */
export function copyIdOf({ secret, accountId }: CloneWork, id: string): string {
  return contentId(Buffer.from(secret), accountId, id);
}

/**
 * Copies the resources with these ids; `begun` where some of them may have been copied before. Resolves to how many
 * there are copies of now: the others were deleted or have ended. Throws `CloneFailure`, and what `keep` throws.
 */
export async function copyPage(
  dependencies: CopyDependencies,
  work: CloneWork,
  ids: readonly string[],
  begun: boolean,
  keep: () => Promise<void>,
): Promise<number> {
  const { catalogue } = dependencies;
  const [sources, copies] = await Promise.all([
    catalogue.findMany(ids),
    begun ? catalogue.findMany(ids.map((id) => copyIdOf(work, id))) : new Map<string, Described>(),
  ]);
  const copied = await concurrently(ids, COPIES_AT_ONCE, async (id) => {
    const copyId = copyIdOf(work, id);
    if (copies.has(copyId)) return true;
    if (await copyResource(dependencies, work, sources.get(id), begun, keep)) return true;
    // Whoever was cut off may have left bytes or words of a resource that is gone by now.
    if (begun) await eraseCopy(dependencies, copyId);
    return false;
  });
  return copied.filter(Boolean).length;
}

/** Copies the bytes, then the record: nobody sees a copy that is not whole. False where there is nothing to copy. */
async function copyResource(
  dependencies: CopyDependencies,
  work: CloneWork,
  source: Described | undefined,
  begun: boolean,
  keep: () => Promise<void>,
): Promise<boolean> {
  const { catalogue, now } = dependencies;
  for (let found = source; found !== undefined && isLive(found.resource, now()); ) {
    const { resource } = found;
    const file = await fileToCopy(dependencies, resource);
    if (file === undefined) return false;
    const id = copyIdOf(work, resource.id);
    const madeAt = await copyBytes(dependencies, resource, file, contentKey(id), begun);
    if (madeAt !== undefined) {
      // A large file takes its time, and whoever was silent for long must not add to what others work on now.
      await keep();
      await catalogue.add(copyOf(found, work, { id, size: file.size, uploadedAt: madeAt }), work.by);
      await dependencies.reconciler.reconcile(id);
      return true;
    }
    const { objectKey } = resource;
    found = (await catalogue.findMany([resource.id])).get(resource.id);
    const isThere = found !== undefined && isLive(found.resource, now());
    if (isThere && found?.resource.objectKey === objectKey) throw bytesMissing();
  }
  return false;
}

/** The same in the new container: what is said of it, when it was made and when it ends. */
function copyOf(
  { resource, entry }: Described,
  { toContainerId }: CloneWork,
  made: Pick<Resource, 'id'> & { readonly size: number; readonly uploadedAt: number },
): Described {
  // The date on which a reservation is forgotten is not for what was uploaded.
  const { forgetAt, ...same } = resource;
  const copy: Resource = {
    ...same,
    ...made,
    madeWith: TEMPORARY_DAYS,
    objectKey: contentKey(made.id),
    containerId: toContainerId,
    ...(forgetAt === undefined || resource.expiresAt === undefined ? {} : { forgetAt }),
    status: 'available',
  };
  return { resource: copy, entry };
}

/** Removes copies as if they had never been. */
export async function eraseCopies(
  dependencies: CopyDependencies,
  work: CloneWork,
  ids: readonly string[],
  keep: () => Promise<void>,
): Promise<void> {
  const copyIds = ids.map((id) => copyIdOf(work, id));
  const copies = await dependencies.catalogue.findMany(copyIds);
  await concurrently(copyIds, COPIES_AT_ONCE, async (copyId) => {
    await keep();
    await eraseCopy(dependencies, copyId, copies.get(copyId)?.resource);
  });
}

/** The bytes go first: only the record knows where those are that somebody has put in their place. */
async function eraseCopy(
  { catalogue, objects, reconciler }: CopyDependencies,
  copyId: string,
  copy?: Pick<Resource, 'objectKey'>,
): Promise<void> {
  const keys = new Set([contentKey(copyId), copy?.objectKey ?? contentKey(copyId)]);
  for (const key of keys) await objects.delete(key);
  await catalogue.erase(copyId);
  await reconciler.reconcile(copyId);
}
