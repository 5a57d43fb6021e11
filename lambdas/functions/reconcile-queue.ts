import { reconcileQueue } from '../aws/reconcile-queue.ts';
import { reconcileMessages } from '../background/reconcile-queue.ts';
import type { Platform } from '../platform.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';

/** Handles the messages of the reconcile queue. */
export function bind(platform: Platform) {
  return reconcileMessages({
    reconciler: openReconciler(platform, openTable(platform)),
    queue: reconcileQueue(platform),
    log: platform.log,
  });
}
