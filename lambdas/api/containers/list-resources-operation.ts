import type { Operation } from '../description/operation.ts';
import { collectionQuerySchema } from './collection-query.ts';
import { exampleContainer, NO_CONTAINER, pathParameters } from './operation-parts.ts';
import { memberPageSchema } from './response-schemas.ts';

const exampleMember = {
  id: '4f1c3d0e-8a5b-4c55-9d5e-0b7d3a1f2c66',
  name: 'Deed of sale',
  description: '',
  uri: 'https://media.example/v1/resources/4f1c3d0e-8a5b-4c55-9d5e-0b7d3a1f2c66',
  mimeType: 'application/pdf',
  size: 48_213,
  containerId: exampleContainer.id,
  tags: ['Zelda'],
  attributes: { pages: 12 },
  createdAt: '2026-01-31T12:05:00Z',
  expiresAt: null,
};

export const listContainerResourcesOperation: Operation = {
  path: '/containers/{id}/resources',
  method: 'GET',
  summary: 'List the resources in a container',
  description:
    'The uploaded resources in a container that match the tags and the name, the oldest first unless `sort` says otherwise. ' +
    "A page's `cursor` leads to the next one, with the rest of the query as it was.",
  pathParameters,
  jsonQuery: {
    schema: collectionQuerySchema,
    example: { tags: { all: ['Zelda'], none: ['draft'] }, sort: 'name', limit: 50 },
  },
  answers: {
    200: {
      description: 'A page of resources.',
      content: {
        'application/json': { schema: memberPageSchema, example: { data: [exampleMember], cursor: null } },
      },
    },
  },
  problems: {
    'invalid-request': 'The request is not valid: limit must be a whole number from 1 to 1000.',
    'not-found': NO_CONTAINER,
  },
};
