import path from 'node:path';

/** The only bucket of the embedded object store, and the first part of its paths. */
export const BUCKET = 'resource-manager';

/** The only table of the embedded DynamoDB. */
export const TABLE = 'resource-manager';

/** The only function that others invoke. */
export const RUN_JOB = 'run-job';

/** The queue of resources to reconcile. */
export const RECONCILE_QUEUE = 'reconcile';

/** The queue of jobs that send webhooks their deliveries. */
export const WEBHOOK_QUEUE = 'webhooks';

/** The log group of the audit. */
export const AUDIT_LOG = 'audit';

/** The folder of all data of the local mode. */
export function dataDirectory(): string {
  return path.resolve(process.env['DATA_DIR'] ?? '.local');
}
