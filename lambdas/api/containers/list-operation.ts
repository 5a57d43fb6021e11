import type { Operation } from '../description/operation.ts';
import { collectionQuerySchema } from './collection-query.ts';
import { exampleContainer } from './operation-parts.ts';
import { containerPageSchema } from './response-schemas.ts';

export const listContainersOperation: Operation = {
  path: '/containers',
  method: 'GET',
  summary: 'List the containers',
  description:
    'The containers of the organization that match the tags and the name, the oldest first unless `sort` says otherwise. ' +
    "A page's `cursor` leads to the next one, with the rest of the query as it was.",
  jsonQuery: {
    schema: collectionQuerySchema,
    example: { tags: { any: ['Zelda', 'Link'] }, sort: '-createdAt', limit: 50 },
  },
  answers: {
    200: {
      description: 'A page of containers.',
      content: {
        'application/json': {
          schema: containerPageSchema,
          example: { data: [exampleContainer], cursor: null },
        },
      },
    },
  },
  problems: { 'invalid-request': 'The request is not valid: limit must be a whole number from 1 to 1000.' },
};
