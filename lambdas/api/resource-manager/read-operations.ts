import * as v from 'valibot';
import { jsonContent, type Operation } from '../description/operation.ts';
import { listQuerySchema } from './list-query.ts';
import { exampleResource, GONE, NO_RESOURCE, pathParameters } from './operation-parts.ts';
import { resourceListSchema, resourceSchema } from './resource-schema.ts';
import { usageQuerySchema } from './usage-query.ts';
import { usageSchema } from './usage-response.ts';

/** Where a resource is. */
export const resolvedSchema = v.object({ uri: v.string() });

export const resolveOperation: Operation = {
  path: '/v1/resources/{ref}/resolve',
  method: 'GET',
  summary: 'Resolve a reference',
  description: 'Gives the URL of one of your resources, which needs no credentials.',
  pathParameters: v.object({
    ref: v.pipe(v.string(), v.description('The id of a resource, or `ref://` and the id, encoded or not.')),
  }),
  answers: {
    200: {
      description: 'The URL.',
      content: jsonContent(resolvedSchema, {
        uri: `https://media.example/v1/resources/${exampleResource.id}`,
      }),
    },
  },
  problems: {
    'invalid-request': [{ field: 'ref', message: 'must be the id of a resource, or ref:// and the id' }],
    'not-found': NO_RESOURCE,
  },
};

export const downloadOperation: Operation = {
  path: '/v1/resources/{id}',
  method: 'GET',
  summary: 'Get a file',
  description: 'The public URL of a resource, which redirects to a signed link that is valid for minutes.',
  pathParameters,
  answers: { 302: { description: 'The link.', headers: { Location: 'The link to the file.' } } },
  problems: { 'not-found': NO_RESOURCE, gone: GONE },
};

export const listOperation: Operation = {
  path: '/v1/resources',
  method: 'GET',
  summary: 'List your uploads',
  description:
    'Your live uploads, and those in parts under way, the newest first. Filters, search and order can be combined. A ' +
    'page may be short and still have a cursor, and lists follow changes a moment later.',
  query: listQuerySchema,
  answers: {
    200: {
      description: 'A page.',
      headers: { Link: 'The next page, if there is one (RFC 8288).' },
      content: jsonContent(resourceListSchema, { resources: [exampleResource], cursor: null }),
    },
  },
  problems: { 'invalid-request': [{ field: 'limit', message: 'must be a whole number from 1 to 1000' }] },
};

export const statusOperation: Operation = {
  path: '/v1/resources/{id}/status',
  method: 'GET',
  summary: 'Get the status of a resource',
  description: 'What is known of your resource, also after its end, for as long as it is remembered.',
  pathParameters,
  answers: { 200: { description: 'The status.', content: jsonContent(resourceSchema, exampleResource) } },
  problems: { 'not-found': NO_RESOURCE },
};

export const usageOperation: Operation = {
  path: '/v1/usage',
  method: 'GET',
  summary: 'Get your usage',
  description:
    'How many files you have and their bytes, by the day of their upload and by media type. Days without files are left ' +
    'out, and the counts follow the files a moment later.',
  query: usageQuerySchema,
  answers: {
    200: {
      description: 'The usage.',
      content: jsonContent(usageSchema, {
        from: '2026-01-02',
        until: '2026-01-31',
        total: { files: 1, bytes: 13 },
        days: [
          {
            day: '2026-01-31',
            files: 1,
            bytes: 13,
            types: [{ mime_type: 'text/plain', files: 1, bytes: 13 }],
          },
        ],
      }),
    },
  },
  problems: { 'invalid-request': [{ field: 'from', message: 'must not be after until, 2026-01-31' }] },
};
