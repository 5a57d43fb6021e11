import type { CatalogueStore, Described } from './catalogue-ports.ts';
import { CloneFailure, type CloneWork } from './clone.ts';
import { concurrently } from './concurrently.ts';
import { contentId } from './content-id.ts';
import type { ObjectStore } from './ports.ts';
import { isLive, lifecycle, type Resource } from './resource.ts';

export interface CopyDependencies {
  readonly catalogue: Pick<CatalogueStore, 'findMany' | 'add' | 'erase'>;
  readonly objects: Pick<ObjectStore, 'find' | 'copy' | 'delete'>;
  readonly now: () => number;
}

/** How many copies are made at once: the SDK has fifty connections to the bucket. */
export const COPIES_AT_ONCE = 48;

/** How many resources are copied between two times that it is written down how far a clone has got. */
export const PAGE = 5 * COPIES_AT_ONCE;

const COPY_FAILED = 'Error copying file in S3.';

/** What the copy of a resource is called in this clone, always the same. */
export function copyIdOf({ secret, accountId }: CloneWork, id: string): string {
  return contentId(Buffer.from(secret), accountId, id);
}

/** Where a copy's bytes are. No upload's event is for such a key. */
function objectKeyOf(copyId: string): string {
  return `contents/${copyId}`;
}

/**
 * Copies the resources with these ids; `begun` where some of them may have been copied before. Resolves to how many
 * there are copies of now: the others were deleted or have ended. Throws `CloneFailure`.
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
    if (copies.has(copyIdOf(work, id))) return true;
    const isCopied = await copyResource(dependencies, work, sources.get(id), begun);
    await keep();
    return isCopied;
  });
  return copied.filter(Boolean).length;
}

/** Copies the bytes, then the record: nobody sees a copy that is not whole. False where there is nothing to copy. */
async function copyResource(
  dependencies: CopyDependencies,
  work: CloneWork,
  source: Described | undefined,
  begun: boolean,
): Promise<boolean> {
  const { catalogue, now } = dependencies;
  for (let found = source; found !== undefined && isLive(found.resource, now()); ) {
    const { resource } = found;
    const bytes = await bytesOf(dependencies, resource);
    if (bytes === undefined) return false;
    const id = copyIdOf(work, resource.id);
    const madeAt = await copyObject(dependencies, resource, objectKeyOf(id), begun);
    if (madeAt !== undefined) {
      await catalogue.add(copyOf(found, work, { id, size: bytes.size, uploadedAt: madeAt }));
      return true;
    }
    const { objectKey } = resource;
    found = (await catalogue.findMany([resource.id])).get(resource.id);
    const isThere = found !== undefined && isLive(found.resource, now());
    // The record is as it was, and its bytes are not there: a copy of the container would lack them without a word.
    if (isThere && found?.resource.objectKey === objectKey)
      throw new CloneFailure(COPY_FAILED, { lasting: true });
  }
  return false;
}

/** What there is to copy of a resource: the record learns of an upload a moment later. */
async function bytesOf({ objects }: CopyDependencies, { status, size, objectKey }: Resource) {
  if (status === 'available' && size !== undefined) return { size };
  return objects.find(objectKey);
}

/** Copies an object unless that was done before. Resolves to the time of its making; to nothing without a source. */
async function copyObject(
  { objects, now }: CopyDependencies,
  { objectKey, mediaType, expiresAt }: Resource,
  key: string,
  begun: boolean,
): Promise<number | undefined> {
  const madeAt = now();
  try {
    const known = begun ? await objects.find(key) : undefined;
    if (known !== undefined) return known.uploadedAt;
    const isCopied = await objects.copy(objectKey, key, mediaType, lifecycle(expiresAt, madeAt));
    return isCopied ? madeAt : undefined;
  } catch (cause) {
    throw new CloneFailure(COPY_FAILED, { lasting: false, cause });
  }
}

/** The same in the new container: what is said of it, when it was made and when it ends. */
function copyOf(
  { resource, entry }: Described,
  { toContainerId }: CloneWork,
  made: Pick<Resource, 'id'> & { readonly size: number; readonly uploadedAt: number },
): Described {
  // The date on which a reservation is forgotten is not for what was uploaded.
  const { forgetAt, expiryChanged, ...same } = resource;
  const copy: Resource = {
    ...same,
    ...made,
    objectKey: objectKeyOf(made.id),
    containerId: toContainerId,
    ...(forgetAt === undefined || resource.expiresAt === undefined ? {} : { forgetAt }),
    status: 'available',
  };
  return { resource: copy, entry };
}

/** Removes copies as if they had never been. */
export async function eraseCopies(
  { catalogue, objects }: CopyDependencies,
  work: CloneWork,
  ids: readonly string[],
  keep: () => Promise<void>,
): Promise<void> {
  await concurrently(ids, COPIES_AT_ONCE, async (id) => {
    const copyId = copyIdOf(work, id);
    await catalogue.erase(copyId);
    await objects.delete(objectKeyOf(copyId));
    await keep();
  });
}
