import { daysAfter, LAST_LIFECYCLE_RULE } from './expiry.ts';
import type { ObjectStore, ResourceStore } from './ports.ts';
import { lifecycle, type Resource } from './resource.ts';

export interface ExpiryDependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'changeExpiry'>;
  readonly objects: Pick<ObjectStore, 'setLifecycle' | 'copy'>;
  readonly rememberedDays: number;
  readonly now: () => number;
}

/**
 * Changes when an uploaded resource ends, to any time that lifecycle rules reach from today: an object that is too
 * old for them is made anew. Resolves to the changed resource, or to nothing where it has ended meanwhile.
 *
 * The object is protected longer before the record says so, and shorter afterwards. Two changes at once could leave
 * the record with one and the object with the other; so each looks at the record once more when it is done.
 */
export async function changeExpiry(
  dependencies: ExpiryDependencies,
  resource: Resource,
  expiresAt: number,
): Promise<Resource | undefined> {
  const { resources, rememberedDays, now } = dependencies;
  const longer = resource.expiresAt !== undefined && expiresAt > resource.expiresAt;
  const protectedFrom = longer ? await follow(dependencies, resource, expiresAt) : madeAtOf(resource);
  const { id, accountId } = resource;
  const forgetAt = daysAfter(expiresAt, rememberedDays);
  const changed = await resources.changeExpiry(
    { id, accountId, expiresAt, forgetAt, uploadedAt: protectedFrom },
    now(),
  );
  if (changed !== undefined) await followRecord(dependencies, changed);
  return changed;
}

/** Lets the object's lifecycle follow the record until the record is found to have stayed the same. */
async function followRecord(dependencies: ExpiryDependencies, resource: Resource): Promise<void> {
  if (resource.expiresAt === undefined) return;
  await follow(dependencies, resource, resource.expiresAt);
  const current = await dependencies.resources.find(resource.id);
  if (current === undefined || current.status === 'deleted' || current.expiresAt === resource.expiresAt)
    return;
  await followRecord(dependencies, current);
}

/** Sets the lifecycle of a resource's object. Resolves to the time of its making: now, where it had to be made anew. */
export async function follow(
  { objects, now }: Pick<ExpiryDependencies, 'objects' | 'now'>,
  resource: Resource,
  expiresAt: number | undefined,
): Promise<number> {
  const days = lifecycle(expiresAt, madeAtOf(resource));
  if (days === 'never' || days <= LAST_LIFECYCLE_RULE) {
    await objects.setLifecycle(resource.objectKey, days);
    return madeAtOf(resource);
  }
  const { objectKey, mediaType } = resource;
  const madeAt = now();
  await objects.copy(objectKey, objectKey, mediaType, lifecycle(expiresAt, madeAt));
  return madeAt;
}

function madeAtOf(resource: Resource): number {
  return resource.uploadedAt ?? resource.createdAt;
}
