import { daysAfter } from './expiry.ts';
import type { ResourceStore } from './ports.ts';
import type { Reconciler } from './reconciler.ts';

export interface DeletionDependencies {
  readonly resources: Pick<ResourceStore, 'markDeleted'>;
  readonly reconciler: Reconciler;
  readonly rememberedDays: number;
  readonly now: () => number;
}

/** Which resource is deleted, and for whom. */
export interface Deletion {
  readonly id: string;
  readonly accountId: string;
  /** Deletes it only where it is in this container. */
  readonly containerId?: string;
  /** Who asks for it. */
  readonly by?: string;
}

/**
 * Deletes an account's resource: first the record, so that no new link is made, then all that followed from it, the
 * object first, so that links made before lead nowhere. May be done again: whoever got no answer asks once more. An
 * upload that arrives later is removed when its event comes. False where the account has no such resource.
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
