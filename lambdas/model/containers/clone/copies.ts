import type { CatalogueStore, Described } from '../../catalogue/ports.ts';
import { concurrently } from '../../concurrently.ts';
import { contentId } from '../../content/content-id.ts';
import type { StepContext } from '../../jobs/steps.ts';
import { ProblemError } from '../../problem.ts';
import { TEMPORARY_DAYS } from '../../resources/lifecycle.ts';
import { contentKey } from '../../resources/object-name.ts';
import type { Reconciler } from '../../resources/reconciler.ts';
import { isLive, type Resource } from '../../resources/resource.ts';
import { type BytesDependencies, bytesMissing, copyBytes, sourceOf } from './bytes.ts';
import { CloneFailure, type CloneWork, type CopySet } from './clone.ts';

export interface CopyDependencies extends BytesDependencies {
  readonly catalogue: Pick<CatalogueStore, 'findMany' | 'add' | 'erase'>;
  readonly reconciler: Reconciler;
}

/** Copies under way at a time: the SDK has fifty connections to the bucket. */
const COPIES_AT_ONCE = 48;

/** Resources in a page of the plan, which is copied in one step. */
export const PAGE = 5 * COPIES_AT_ONCE;

/** The id of a resource's copy, the same at every attempt. */
export function copyIdOf({ secret, accountId }: CopySet, id: string): string {
  return contentId(Buffer.from(secret), accountId, id);
}

/**
 * Copies the resources with these ids. Resolves to the number of copies that exist now; the other resources were
 * deleted, have expired or were never uploaded. Throws `CloneFailure` and `LeaseLost`.
 */
export async function copyPage(
  dependencies: CopyDependencies,
  work: CloneWork,
  ids: readonly string[],
  context: StepContext,
): Promise<number> {
  const { catalogue } = dependencies;
  const [sources, copies] = await Promise.all([
    catalogue.findMany(ids),
    context.resumed ? catalogue.findMany(ids.map((id) => copyIdOf(work, id))) : new Map<string, Described>(),
  ]);
  const copied = await concurrently(ids, COPIES_AT_ONCE, async (id) => {
    const copyId = copyIdOf(work, id);
    if (copies.has(copyId)) return true;
    if (await copyResource(dependencies, work, sources.get(id), context)) return true;
    // The last worker may have copied bytes of a resource that is gone by now.
    if (context.resumed) await eraseCopy(dependencies, copyId);
    return false;
  });
  return copied.filter(Boolean).length;
}

/**
 * Copies the bytes, then the record: a copy is seen only when it is whole. Starts over when the resource's file is
 * replaced meanwhile. False when there is nothing to copy.
 */
async function copyResource(
  dependencies: CopyDependencies,
  work: CloneWork,
  source: Described | undefined,
  { keep, resumed }: StepContext,
): Promise<boolean> {
  const { catalogue, now } = dependencies;
  for (let found = source; found !== undefined && isLive(found.resource, now()); ) {
    const resource = await sourceOf(dependencies, found.resource);
    if (resource === undefined) return false;
    await keep();
    const id = copyIdOf(work, resource.id);
    const made = await copyBytes(dependencies, resource, contentKey(id), resumed);
    if (made !== undefined) {
      // Copying a large file may have taken longer than the lease.
      await keep();
      const { object, uploadedAt } = made;
      const copy = copyOf({ ...found, resource }, work, { id, object, uploadedAt });
      await catalogue.add(copy, work.by).catch(unlessRefused);
      await dependencies.reconciler.reconcile(id);
      return true;
    }
    const { object } = resource;
    found = (await catalogue.findMany([resource.id])).get(resource.id);
    const exists = found !== undefined && isLive(found.resource, now());
    if (exists && found?.resource.object === object) throw bytesMissing();
  }
  return false;
}

/** A copy that the account's quota does not allow fails the clone. */
function unlessRefused(error: unknown): never {
  if (error instanceof ProblemError) throw new CloneFailure(error.message, { lasting: true });
  throw error;
}

/** The copy's record: the source's description, tags, creation and expiry, in the new container. */
function copyOf(
  { resource, entry }: Described,
  { toContainerId }: CloneWork,
  made: Pick<Resource, 'id' | 'object'> & { readonly uploadedAt: number },
): Described {
  // A source uploaded before its event still has a reservation's `forgetAt`, which is not the copy's.
  const { forgetAt, madeAt: _, uploadUntil: __, formUntil: ___, ...same } = resource;
  const copy: Resource = {
    ...same,
    ...made,
    madeWith: TEMPORARY_DAYS,
    containerId: toContainerId,
    ...(forgetAt === undefined || resource.expiresAt === undefined ? {} : { forgetAt }),
    status: 'available',
  };
  return { resource: copy, entry };
}

/** Removes the copies of the resources with these ids, objects and records, without a trace. */
export async function eraseCopies(
  dependencies: CopyDependencies,
  copySet: CopySet,
  ids: readonly string[],
  keep: () => Promise<void>,
): Promise<void> {
  const copyIds = ids.map((id) => copyIdOf(copySet, id));
  const copies = await dependencies.catalogue.findMany(copyIds);
  await concurrently(copyIds, COPIES_AT_ONCE, async (copyId) => {
    await keep();
    await eraseCopy(dependencies, copyId, copies.get(copyId)?.resource);
  });
}

/** The objects go first: only the record knows the key of a file that has replaced the copied one. */
async function eraseCopy(
  { catalogue, objects, reconciler }: CopyDependencies,
  copyId: string,
  copy?: Pick<Resource, 'object'>,
): Promise<void> {
  const copied = contentKey(copyId);
  for (const object of new Set([copied, copy?.object ?? copied])) await objects.delete(object);
  await catalogue.erase(copyId);
  await reconciler.reconcile(copyId);
}
