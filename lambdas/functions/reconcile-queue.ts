import { reconcileQueue } from '../aws/reconcile-queue.ts';
import { reconcileMessages } from '../background/reconcile-queue.ts';
import type { Platform } from '../platform.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';

/** What the messages of the reconcile queue are handed to. */
export function bind(platform: Platform) {
  return reconcileMessages({
    reconciler: openReconciler(platform, openTable(platform)),
    queue: reconcileQueue(platform),
    log: platform.log,
  });
}
