import path from 'node:path';

/** The one bucket of the embedded object store, and the first part of its paths. */
export const BUCKET = 'resource-manager';

/** The one table of the embedded DynamoDB. */
export const TABLE = 'resource-manager';

/** The one function that others invoke. */
export const RUN_JOB = 'run-job';

/** The queue of resources that are to be reconciled. */
export const RECONCILE_QUEUE = 'reconcile';

/** The queue of jobs that send webhooks their deliveries. */
export const WEBHOOK_QUEUE = 'webhooks';

/** Where the local mode keeps everything. */
export function dataDirectory(): string {
  return path.resolve(process.env['DATA_DIR'] ?? '.local');
}
