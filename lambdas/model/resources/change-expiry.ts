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
 * Changes when an uploaded resource ends, to any time that lifecycle rules reach from today: an object that is too
 * old for them is made anew. Resolves to the changed resource, or to nothing where it has ended meanwhile.
 *
 * The object is protected longer before the record says so, and shorter afterwards, by the reconciler.
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
 * Lets an object live long enough before its record promises it. The record asks for the lifecycle first, so that it is
 * known wherever this is cut off. Resolves to the time of the object's making: now, where it had to be made anew.
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
    const madeAgainAt = now();
    // Whatever the record says by now, or never comes to say: the object must not go before.
    await objects.copy(objectKey, objectKey, mediaType, 'never');
    return madeAgainAt;
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
