import { reconcileQueue } from '../aws/reconcile-queue.ts';
import { tableStream } from '../background/table-stream.ts';
import type { Platform } from '../platform.ts';
import { workOf } from '../table/changes.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';

/** What the changes of the table's rows are handed to, by its stream. */
export function bind(platform: Platform) {
  return tableStream({
    workOf,
    reconciler: openReconciler(platform, openTable(platform)),
    queue: reconcileQueue(platform),
    log: platform.log,
    now: platform.now,
  });
}
