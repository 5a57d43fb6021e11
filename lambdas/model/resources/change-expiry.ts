import { daysAfter, LAST_LIFECYCLE_RULE } from './expiry.ts';
import { lifecycle } from './lifecycle.ts';
import type { ObjectStore, ResourceStore } from './ports.ts';
import type { Reconciler } from './reconciler.ts';
import type { Resource } from './resource.ts';

export interface ExpiryDependencies {
  readonly resources: Pick<ResourceStore, 'changeExpiry' | 'changeLifecycle'>;
  readonly objects: Pick<ObjectStore, 'copy'>;
  readonly reconciler: Reconciler;
  readonly rememberedDays: number;
  readonly now: () => number;
}

/**
 * Changes when an uploaded resource ends, to any time within reach of lifecycle rules from today: an object too old for
 * them is copied onto itself. Resolves to the changed resource, or to undefined if it has ended meanwhile.
 *
 * A longer life reaches the object before the record, a shorter one after it, by the reconciler.
 */
export async function changeExpiry(
  dependencies: ExpiryDependencies,
  resource: Resource,
  expiresAt: number,
  by?: string,
): Promise<Resource | undefined> {
  const { resources, reconciler, rememberedDays, now } = dependencies;
  const { id, accountId } = resource;
  const protectedFrom = await protect(dependencies, resource, expiresAt, by);
  const forgetAt = daysAfter(expiresAt, rememberedDays);
  const changed = await resources.changeExpiry(
    { id, accountId, expiresAt, forgetAt, uploadedAt: protectedFrom },
    now(),
    by,
  );
  if (changed !== undefined) await reconciler.reconcile(id);
  return changed;
}

/**
 * Extends an object's life before its record promises it. The record gets the lifecycle first, so that an interruption
 * loses nothing. Resolves to the object's time of creation: now if it was copied onto itself.
 */
async function protect(
  { resources, objects, reconciler, now }: ExpiryDependencies,
  resource: Resource,
  expiresAt: number,
  by: string | undefined,
): Promise<number> {
  const { id, objectKey, mediaType } = resource;
  const madeAt = madeAtOf(resource);
  const days = lifecycle(expiresAt, madeAt);
  if (days !== 'never' && days > LAST_LIFECYCLE_RULE) {
    const copiedAt = now();
    // The object must not expire early, whatever happens to the record meanwhile.
    await objects.copy(objectKey, objectKey, mediaType, 'never');
    return copiedAt;
  }
  if (resource.expiresAt !== undefined && expiresAt > resource.expiresAt) {
    await resources.changeLifecycle(id, days, by);
    await reconciler.reconcile(id);
  }
  return madeAt;
}

function madeAtOf(resource: Resource): number {
  return resource.uploadedAt ?? resource.createdAt;
}
