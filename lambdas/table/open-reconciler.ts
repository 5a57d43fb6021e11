import { s3Objects } from '../aws/s3-objects.ts';
import type { Reconciler } from '../model/resources/reconciler.ts';
import type { Platform } from '../platform.ts';
import { createReconciler } from './reconciler.ts';
import type { Table } from './table.ts';

/** The reconciler of a platform's table and bucket. */
export function openReconciler(platform: Platform, table: Table): Reconciler {
  return createReconciler({ table, objects: s3Objects(platform), now: platform.now });
}
