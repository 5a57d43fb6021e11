import { daysAfter, LAST_LIFECYCLE_RULE } from './expiry.ts';
import { lifecycle } from './lifecycle.ts';
import { contentKey } from './object-name.ts';
import type { ExpiryChange, ObjectStore, ResourceStore } from './ports.ts';
import type { Reconciler } from './reconciler.ts';
import { isLive, madeAtOf, type Resource } from './resource.ts';
import { type UploadDependencies, withUpload } from './upload.ts';

export interface ExpiryDependencies extends UploadDependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'changeExpiry' | 'changeLifecycle' | 'recordUpload'>;
  readonly objects: UploadDependencies['objects'] & Pick<ObjectStore, 'copy' | 'delete'>;
  readonly reconciler: Reconciler;
  readonly rememberedDays: number;
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * Changes when an uploaded resource ends, to any time within reach of lifecycle rules from today: an object too old for
 * them is replaced by a copy. Resolves to the changed resource, or to undefined if it has ended meanwhile.
 *
 * A longer life reaches the object before the record, a shorter one after it, by the reconciler.
 */
export async function changeExpiry(
  dependencies: ExpiryDependencies,
  resource: Resource,
  expiresAt: number,
  by?: string,
): Promise<Resource | undefined> {
  const { resources, objects, reconciler, rememberedDays, now } = dependencies;
  const forgetAt = daysAfter(expiresAt, rememberedDays);
  let found = await withUpload(dependencies, resource);
  while (found !== undefined && isLive(found, now())) {
    const { id, accountId } = found;
    const copied = await protect(dependencies, found, expiresAt, by);
    const changed = await resources.changeExpiry(
      { id, accountId, expiresAt, forgetAt, ...copied },
      now(),
      by,
    );
    if (changed !== undefined) {
      await reconciler.reconcile(id);
      return changed;
    }
    if (copied.copy === undefined) return undefined;
    // The copied object has been replaced, or the resource has ended: the copy is not needed.
    await objects.delete(copied.copy.object);
    found = await resources.find(id);
  }
  return undefined;
}

/**
 * Extends an object's life before its record promises it. The record gets the lifecycle first, so that an interruption
 * loses nothing. Resolves to the copy of an object that is too old; lifecycle removes one that no record ever names.
 */
async function protect(
  { resources, objects, reconciler, now, newId }: ExpiryDependencies,
  { id, object, mediaType, ...resource }: Resource,
  expiresAt: number,
  by: string | undefined,
): Promise<Pick<ExpiryChange, 'copy'>> {
  const days = lifecycle(expiresAt, madeAtOf(resource));
  if (days !== 'never' && days > LAST_LIFECYCLE_RULE) {
    const uploadedAt = now();
    const madeWith = lifecycle(expiresAt, uploadedAt);
    const copied = await objects.copy(object, contentKey(newId()), mediaType, madeWith, resource.size);
    return copied === undefined ? {} : { copy: { object: copied, copyOf: object, uploadedAt, madeWith } };
  }
  if (resource.expiresAt !== undefined && expiresAt > resource.expiresAt) {
    await resources.changeLifecycle(id, days, by);
    await reconciler.reconcile(id);
  }
  return {};
}
