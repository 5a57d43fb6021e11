import type { CatalogueStore } from './catalogue-ports.ts';
import { daysAfter } from './expiry.ts';
import type { ObjectStore, ResourceStore } from './ports.ts';
import type { Resource } from './resource.ts';

export interface DeletionDependencies {
  readonly resources: Pick<ResourceStore, 'markDeleted'>;
  readonly objects: Pick<ObjectStore, 'delete'>;
  readonly catalogue: Pick<CatalogueStore, 'find' | 'unlist'>;
  readonly rememberedDays: number;
  readonly now: () => number;
}

/**
 * Deletes an account's resource, or none but that of the container that is named: first the record, so that no new link
 * is made, then the object, so that links made before lead nowhere, and then its places in organizations and projects.
 * All may be done again: whoever got no answer asks once more. An upload that arrives later is removed when its event
 * comes. False where the account has no such resource.
 */
export async function deleteOwnResource(
  dependencies: DeletionDependencies,
  id: string,
  accountId: string,
  containerId?: string,
): Promise<boolean> {
  const { resources, rememberedDays, now } = dependencies;
  const time = now();
  const forgetAt = daysAfter(time, rememberedDays);
  const deleted = await resources.markDeleted(id, accountId, time, forgetAt, containerId);
  if (deleted === undefined) return false;
  await clearAway(dependencies, deleted);
  return true;
}

/** Removes what is left beside the record of a deleted resource, once or again. */
export async function clearAway(
  { objects, catalogue }: Pick<DeletionDependencies, 'objects' | 'catalogue'>,
  { id, objectKey }: Resource,
): Promise<void> {
  await objects.delete(objectKey);
  const found = await catalogue.find(id);
  if (found !== undefined) await catalogue.unlist(found);
}
