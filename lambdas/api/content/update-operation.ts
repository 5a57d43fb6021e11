import type { Operation } from '../description/operation.ts';
import { CONTENT_ID, contentHeaders, locatedContents } from './content-contents.ts';
import { updateSchema } from './update-request.ts';

/** The request on any day. */
export const contentUpdate = updateSchema(0);

export const updateOperation: Operation = {
  path: '/cms/v2/content',
  method: 'PUT',
  summary: 'Update the expiration date of a media file',
  description:
    'Changes the date, the container or the tags: what is sent. Whatever is wrong with the request is answered with 404, ' +
    'too, with every reason.',
  body: {
    'application/json': {
      schema: contentUpdate,
      example: { id: CONTENT_ID, expirationDate: '2026-05-31' },
    },
  },
  answers: { 200: { description: 'The changed file.', headers: contentHeaders, content: locatedContents } },
  problems: { 'invalid-request': undefined, 'not-found': 'There is no file with this ID' },
};
