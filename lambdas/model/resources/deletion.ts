import { daysAfter } from './expiry.ts';
import type { ResourceStore } from './ports.ts';
import type { Reconciler } from './reconciler.ts';

export interface DeletionDependencies {
  readonly resources: Pick<ResourceStore, 'markDeleted'>;
  readonly reconciler: Reconciler;
  readonly rememberedDays: number;
  readonly now: () => number;
}

/** The resource to delete, and its owner. */
export interface Deletion {
  readonly id: string;
  readonly accountId: string;
  /** Deletes it only if it is in this container. */
  readonly containerId?: string;
  /** The author of the change. */
  readonly by?: string;
}

/**
 * Deletes an account's resource: first the record, so that no new link is signed, then everything derived from it,
 * starting with the object, so that earlier links end too. May be repeated. An upload that arrives later is removed by
 * its event. Resolves to false if the account has no such resource.
 */
export async function deleteOwnResource(
  { resources, reconciler, rememberedDays, now }: DeletionDependencies,
  { id, accountId, containerId, by }: Deletion,
): Promise<boolean> {
  const time = now();
  const forgetAt = daysAfter(time, rememberedDays);
  const deleted = await resources.markDeleted(id, accountId, time, forgetAt, containerId, by);
  if (deleted === undefined) return false;
  await reconciler.reconcile(id);
  return true;
}
