import type { tableSchema } from '../lambdas/adapters/table-schema.ts';
import type { RouteName } from '../lambdas/routes.ts';

export type FunctionName = RouteName | 'fallback' | 'object-created' | 'run-job' | 'resume-jobs';

/** What one function needs. It may do nothing else than what is named here, besides writing its own log. */
export interface Needs {
  /** In MB; the processor's share grows with it: 1769 MB are one whole processor. */
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
  readonly lists?: readonly (keyof typeof tableSchema.indexes)[];
  readonly objects?: readonly ('GetObject' | 'PutObject' | 'PutObjectTagging' | 'DeleteObject')[];
  readonly signingKey?: readonly 'Sign'[];
  readonly failedEvents?: readonly 'SendMessage'[];
  /** The functions that it invokes. */
  readonly invokes?: readonly 'run-job'[];
}

const SMALL = { memory: 256, timeout: 5 };
const USUAL = { memory: 512, timeout: 10 };
/** What is deleted is taken out of every list. */
const DELETION = ['BatchWriteItem', 'GetItem', 'Query', 'UpdateItem'] as const;

const CONTENT = { memory: 1024, timeout: 30 };

const UPLOAD = {
  table: ['GetItem', 'PutItem', 'UpdateItem'],
  objects: ['GetObject', 'PutObject', 'PutObjectTagging', 'DeleteObject'],
} as const;

/** Reading and updating the caller's own record is the admission of a request. */
export const needs: Record<FunctionName, Needs> = {
  // Checking a password (scrypt) is the one thing here that keeps a processor busy.
  'issue-token': { ...USUAL, memory: 1024, table: ['GetItem', 'UpdateItem'], signingKey: ['Sign'] },
  'key-set': SMALL,
  'authorization-server': SMALL,
  // A presigned upload runs with the rights of the function that signed it.
  'create-resource': {
    ...USUAL,
    table: ['GetItem', 'PutItem', 'UpdateItem'],
    objects: ['PutObject', 'PutObjectTagging'],
  },
  'resolve-reference': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  // So does a presigned download.
  'download-resource': { ...USUAL, table: ['GetItem'], objects: ['GetObject'] },
  'delete-resource': { ...USUAL, table: DELETION, objects: ['DeleteObject'] },
  'read-catalogue': {
    ...USUAL,
    table: ['BatchGetItem', 'DeleteItem', 'GetItem', 'Query', 'UpdateItem', 'BatchWriteItem'],
    lists: ['byName', 'byCreated'],
    objects: ['GetObject'],
  },
  'create-entry': {
    ...CONTENT,
    table: ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    objects: ['GetObject', 'PutObject', 'PutObjectTagging'],
  },
  'update-entry': {
    ...CONTENT,
    table: ['BatchWriteItem', 'GetItem', 'Query', 'UpdateItem'],
    objects: ['DeleteObject', 'GetObject', 'PutObject', 'PutObjectTagging'],
  },
  'delete-entry': {
    ...USUAL,
    table: ['BatchWriteItem', 'GetItem', 'Query', 'UpdateItem'],
    objects: ['DeleteObject', 'GetObject'],
  },
  // A file passes through memory several times: as the request's text, as bytes, and on its way to the bucket.
  'upload-content-v1': { ...CONTENT, ...UPLOAD },
  'upload-content': { ...CONTENT, ...UPLOAD },
  'update-content': {
    ...USUAL,
    table: ['BatchWriteItem', 'GetItem', 'Query', 'UpdateItem'],
    objects: ['GetObject', 'PutObject', 'PutObjectTagging'],
  },
  'get-content': { ...USUAL, table: ['GetItem', 'UpdateItem'], objects: ['GetObject'] },
  'delete-content': { ...USUAL, table: DELETION, objects: ['DeleteObject'] },
  status: { memory: 256, timeout: 10, table: ['GetItem'], objects: ['GetObject'] },
  'create-container': { ...USUAL, table: ['GetItem', 'PutItem', 'UpdateItem'] },
  'list-containers': {
    ...USUAL,
    table: ['BatchGetItem', 'GetItem', 'UpdateItem'],
    lists: ['byName', 'byCreated'],
  },
  'get-container': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  'update-container': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  // It deletes what is in a container up to a page of resources by itself.
  'delete-container': {
    ...USUAL,
    timeout: 30,
    table: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    lists: ['containerByName', 'containerByCreated'],
    objects: ['DeleteObject'],
    invokes: ['run-job'],
  },
  'list-container-resources': {
    ...USUAL,
    table: ['BatchGetItem', 'GetItem', 'UpdateItem'],
    lists: ['containerByName', 'containerByCreated'],
  },
  'start-clone': { ...USUAL, table: ['GetItem', 'PutItem', 'UpdateItem'], invokes: ['run-job'] },
  'get-clone': { ...USUAL, table: ['GetItem', 'UpdateItem'] },
  fallback: SMALL,
  // Nobody waits for it.
  'object-created': {
    memory: 256,
    timeout: 30,
    table: ['GetItem', 'UpdateItem'],
    objects: ['DeleteObject', 'PutObjectTagging'],
    failedEvents: ['SendMessage'],
  },
  // As long as Lambda allows; what takes longer goes on in the next run.
  'run-job': {
    memory: 1024,
    timeout: 900,
    table: ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    lists: ['containerByCreated'],
    objects: ['GetObject', 'PutObject', 'PutObjectTagging', 'DeleteObject'],
    failedEvents: ['SendMessage'],
  },
  'resume-jobs': {
    memory: 256,
    timeout: 60,
    lists: ['directory'],
    failedEvents: ['SendMessage'],
    invokes: ['run-job'],
  },
};
