import type { FunctionName } from '../lambdas/routes.ts';
import type { IndexName } from '../lambdas/table/schema.ts';

/** A function's needs. It has no rights but these, besides writing its own log. */
export interface Needs {
  /** In MB; the share of a processor grows with it: 1769 MB are one whole processor. */
  readonly memory: number;
  /** In seconds. */
  readonly timeout: number;
  readonly table?: readonly (
    | 'BatchGetItem'
    | 'BatchWriteItem'
    | 'DeleteItem'
    | 'GetItem'
    | 'PutItem'
    | 'Query'
    | 'UpdateItem'
  )[];
  /** The table's indexes that it queries. */
  readonly lists?: readonly IndexName[];
  readonly objects?: readonly (
    | 'AbortMultipartUpload'
    | 'DeleteObjectVersion'
    | 'GetObject'
    | 'GetObjectVersion'
    | 'ListMultipartUploadParts'
    | 'PutObject'
    | 'PutObjectTagging'
    | 'PutObjectVersionTagging'
  )[];
  readonly bucket?: readonly 'ListBucketVersions'[];
  readonly signingKey?: readonly 'Sign'[];
  readonly failedEvents?: readonly 'SendMessage'[];
  /** The table's stream. */
  readonly tableStream?: readonly ('DescribeStream' | 'GetRecords' | 'GetShardIterator' | 'ListStreams')[];
  readonly reconcileQueue?: readonly (
    | 'DeleteMessage'
    | 'GetQueueAttributes'
    | 'ReceiveMessage'
    | 'SendMessage'
  )[];
  /** The queue of resources that could not be reconciled. */
  readonly unreconciled?: readonly 'SendMessage'[];
  readonly webhookQueue?: Needs['reconcileQueue'];
  /** The key that encrypts webhooks' secrets. */
  readonly encryptionKey?: readonly ('Decrypt' | 'Encrypt')[];
  readonly eventBus?: readonly 'PutEvents'[];
  /** The audit's log stream. */
  readonly auditLog?: readonly 'PutLogEvents'[];
  /** The functions that it invokes. */
  readonly invokes?: readonly 'run-job'[];
}

const SMALL = { memory: 256, timeout: 5 };
const USUAL = { memory: 512, timeout: 10 };
const CONTENT = { memory: 1024, timeout: 30 };

/** The reconciler's rights: it writes and deletes the rows derived from records, tags objects and deletes them. */
const RECONCILE = {
  table: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  objects: ['DeleteObjectVersion', 'GetObjectVersion', 'PutObjectVersionTagging'],
  bucket: ['ListBucketVersions'],
} as const;

/** The same for functions that store a file. */
const UPLOAD = {
  ...RECONCILE,
  // A copy in parts that failed is given up.
  objects: [...RECONCILE.objects, 'AbortMultipartUpload', 'PutObject', 'PutObjectTagging'],
} as const;

/** The right to find an upload that no event has recorded yet; recording it takes `PutItem`. */
const FIND_UPLOAD = { bucket: ['ListBucketVersions'] } as const;

const BACKGROUND = { memory: 512, timeout: 60 };

/** Reading and updating the caller's own record is the admission of a request. */
export const needs: Record<FunctionName, Needs> = {
  // Checking a password (scrypt) is the only work here that keeps a processor busy.
  'issue-token': { ...USUAL, memory: 1024, table: ['GetItem', 'UpdateItem'], signingKey: ['Sign'] },
  'key-set': SMALL,
  'authorization-server': SMALL,
  landing: SMALL,
  documentation: SMALL,
  console: SMALL,
  'api-description': SMALL,
  // A presigned upload runs with the rights of the function that signed it.
  'create-resource': {
    ...USUAL,
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    objects: ['PutObject', 'PutObjectTagging'],
    // A repeated request checks whether the file exists.
    ...FIND_UPLOAD,
  },
  // So do the requests of an upload in parts.
  'sign-upload': {
    ...USUAL,
    table: ['GetItem', 'UpdateItem'],
    objects: ['AbortMultipartUpload', 'ListMultipartUploadParts', 'PutObject', 'PutObjectTagging'],
  },
  'resolve-reference': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  // So does a presigned download.
  'download-resource': {
    ...USUAL,
    // Recording an upload changes what its account's quota has left.
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    objects: ['GetObjectVersion'],
    ...FIND_UPLOAD,
  },
  'list-resources': {
    ...USUAL,
    table: ['BatchGetItem', 'GetItem', 'Query', 'UpdateItem'],
    lists: ['gsi1', 'gsi2', 'gsi3', 'gsi4'],
  },
  'resource-status': { ...USUAL, table: ['GetItem', 'PutItem', 'UpdateItem'], ...FIND_UPLOAD },
  // A file that is to outlive its lifecycle is copied, however large it is.
  'update-resource': { ...USUAL, ...UPLOAD, timeout: 30 },
  'delete-resource': { ...USUAL, ...RECONCILE },
  'get-usage': { ...USUAL, table: ['GetItem', 'Query', 'UpdateItem'] },
  'read-catalogue': {
    ...USUAL,
    table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    lists: ['gsi1', 'gsi2'],
    ...FIND_UPLOAD,
  },
  'create-webhook': {
    ...USUAL,
    table: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
    encryptionKey: ['Encrypt'],
  },
  'list-webhooks': { ...USUAL, table: ['GetItem', 'Query', 'UpdateItem'] },
  'get-webhook': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  'update-webhook': {
    ...USUAL,
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    encryptionKey: ['Encrypt'],
    webhookQueue: ['SendMessage'],
  },
  'delete-webhook': { ...USUAL, table: ['DeleteItem', 'GetItem', 'UpdateItem'] },
  'test-webhook': {
    ...USUAL,
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    webhookQueue: ['SendMessage'],
  },
  'list-deliveries': { ...USUAL, table: ['GetItem', 'Query', 'UpdateItem'] },
  'replay-delivery': {
    ...USUAL,
    table: ['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'],
    webhookQueue: ['SendMessage'],
  },
  'create-entry': { ...CONTENT, ...UPLOAD },
  'update-entry': { ...CONTENT, ...UPLOAD },
  'delete-entry': { ...USUAL, ...RECONCILE },
  // A file passes through memory several times: as the request's text, as bytes, and on its way to the bucket.
  'upload-content-v1': { ...CONTENT, ...UPLOAD },
  'upload-content': { ...CONTENT, ...UPLOAD },
  'update-content': { ...USUAL, ...UPLOAD, timeout: 30 },
  'get-content': { ...USUAL, table: ['GetItem', 'PutItem', 'UpdateItem'], ...FIND_UPLOAD },
  'delete-content': { ...USUAL, ...RECONCILE },
  status: { memory: 256, timeout: 10, table: ['GetItem'], objects: ['GetObject'] },
  'create-container': { ...USUAL, table: ['GetItem', 'PutItem', 'UpdateItem'] },
  'list-containers': {
    ...USUAL,
    table: ['GetItem', 'UpdateItem'],
    lists: ['gsi1', 'gsi2'],
  },
  'get-container': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  'update-container': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  // Deletes a container's first page of resources itself.
  'delete-container': {
    ...USUAL,
    ...RECONCILE,
    timeout: 30,
    lists: ['gsi4'],
    invokes: ['run-job'],
  },
  'list-container-resources': {
    ...USUAL,
    table: ['BatchGetItem', 'GetItem', 'UpdateItem'],
    lists: ['gsi3', 'gsi4'],
  },
  'start-clone': { ...USUAL, table: ['GetItem', 'PutItem', 'UpdateItem'], invokes: ['run-job'] },
  'get-clone': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  // Resolves references.
  fallback: { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  // No client waits for it.
  'object-created': {
    memory: 256,
    timeout: 30,
    ...RECONCILE,
    failedEvents: ['SendMessage'],
  },
  // As long as Lambda allows; longer jobs continue in the next run.
  'run-job': {
    memory: 1024,
    timeout: 900,
    ...UPLOAD,
    lists: ['gsi1', 'gsi2', 'gsi4'],
    failedEvents: ['SendMessage'],
  },
  'resume-jobs': {
    memory: 256,
    timeout: 60,
    lists: ['gsi1'],
    failedEvents: ['SendMessage'],
    webhookQueue: ['SendMessage'],
    invokes: ['run-job'],
  },
  'table-stream': {
    ...BACKGROUND,
    ...RECONCILE,
    tableStream: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'],
    reconcileQueue: ['SendMessage'],
    webhookQueue: ['SendMessage'],
    eventBus: ['PutEvents'],
    auditLog: ['PutLogEvents'],
    unreconciled: ['SendMessage'],
  },
  'reconcile-queue': {
    ...BACKGROUND,
    ...RECONCILE,
    reconcileQueue: ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'],
  },
  'end-resources': {
    ...BACKGROUND,
    ...RECONCILE,
    lists: ['gsi5'],
    failedEvents: ['SendMessage'],
  },
  // Receivers may take ten seconds to answer.
  'deliver-webhooks': {
    ...BACKGROUND,
    table: ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    webhookQueue: ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'],
    encryptionKey: ['Decrypt'],
  },
};
