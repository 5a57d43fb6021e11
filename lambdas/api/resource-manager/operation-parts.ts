import * as v from 'valibot';
import type { Answer } from '../description/operation.ts';
import type { ResourceBody } from './resource-schema.ts';

/** What the descriptions of several operations have. */

export const NO_RESOURCE = 'There is no such resource.';
export const GONE = 'The resource has expired or was deleted.';

const ID = '41aeae16-a8d9-4e9d-9909-13f17f54fe42';

/** The parameter of paths to one resource. */
export const pathParameters = v.object({
  id: v.pipe(v.string(), v.description('The id of a resource, a UUID.')),
});

export const exampleResource: ResourceBody = {
  id: ID,
  status: 'available',
  file_name: 'hello.txt',
  mime_type: 'text/plain',
  size: 13,
  etag: 'a7966bf58e23583c9a5a4059383ff850',
  sha256: null,
  container_id: null,
  tags: ['first'],
  created_at: '2026-01-31T12:00:00Z',
  uploaded_at: '2026-01-31T12:00:03Z',
  expires_at: null,
  uri: `ref://${ID}`,
};

/** An answer without a body. */
export const deleted: Answer = { description: 'It is deleted.' };
