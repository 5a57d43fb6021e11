import type { Operation } from '../description/operation.ts';
import { containerChangeSchema } from './container-request.ts';
import { exampleContainer, NO_CONTAINER, pathParameters } from './operation-parts.ts';
import { containerSchema } from './response-schemas.ts';

export const updateContainerOperation: Operation = {
  path: '/containers/{id}',
  method: 'PUT',
  summary: 'Update a container',
  description:
    'Changes the fields in the request. One that is left out keeps its value, and an empty one or null clears it. Ids ' +
    'and times are ignored, so that a container can be sent as it was got.',
  pathParameters,
  body: {
    'application/json': { schema: containerChangeSchema, example: { description: 'Old ones', tags: [] } },
  },
  bodyIsOptional: true,
  answers: {
    200: {
      description: 'The container as it is now.',
      content: {
        'application/json': {
          schema: containerSchema,
          example: {
            ...exampleContainer,
            description: 'Old ones',
            tags: [],
            updatedAt: '2026-02-01T09:30:00Z',
          },
        },
      },
    },
  },
  problems: {
    'invalid-request': 'The request is not valid: name must be at most 200 characters long.',
    'not-found': NO_CONTAINER,
  },
};
