import type { Operation } from '../description/operation.ts';
import { CONTENT_ID, contentParameters, REQUEST_ID } from './content-contents.ts';
import { deletedContent } from './content-schema.ts';

export const deleteOperation: Operation = {
  path: '/cms/v2/content/{id}',
  method: 'DELETE',
  summary: 'Delete a media file',
  description: 'Its URL leads nowhere from then on. A file that is gone already is answered with 404.',
  pathParameters: contentParameters,
  answers: {
    200: {
      description: 'It is deleted.',
      headers: REQUEST_ID,
      content: { 'application/json': { schema: deletedContent, example: { id: CONTENT_ID } } },
    },
  },
  problems: { 'not-found': 'The file was deleted' },
};
