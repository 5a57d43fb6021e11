import type { Operation } from '../description/operation.ts';
import { exampleContainer, NO_CONTAINER, pathParameters } from './operation-parts.ts';
import { containerSchema } from './response-schemas.ts';

export const getContainerOperation: Operation = {
  path: '/containers/{id}',
  method: 'GET',
  summary: 'Get a container',
  description: 'One container of the organization.',
  pathParameters,
  answers: {
    200: {
      description: 'The container.',
      content: { 'application/json': { schema: containerSchema, example: exampleContainer } },
    },
  },
  problems: { 'not-found': NO_CONTAINER },
};
