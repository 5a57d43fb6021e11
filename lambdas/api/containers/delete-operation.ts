import type { Answer, Operation } from '../description/operation.ts';
import { deletionQuerySchema } from './deletion-query.ts';
import { exampleContainer, lockedAnswer, NO_CONTAINER, pathParameters } from './operation-parts.ts';
import { containerSchema } from './response-schemas.ts';

const containerAnswer = (description: string): Answer => ({
  description,
  content: { 'application/json': { schema: containerSchema, example: exampleContainer } },
});

export const deleteContainerOperation: Operation = {
  path: '/containers/{id}',
  method: 'DELETE',
  summary: 'Delete a container',
  description:
    'Deletes an empty container, or with `traverse=true` one with all resources in it. Nothing that a clone copies or ' +
    'makes can be deleted meanwhile.',
  pathParameters,
  query: deletionQuerySchema,
  answers: {
    200: containerAnswer('The container as it was; it is gone.'),
    202: containerAnswer(
      'The container as it was; it is hidden from now on, and its resources are deleted in the background.',
    ),
    423: lockedAnswer(
      'Cannot delete the container as there is an existing clone process in progress for it.',
    ),
  },
  problems: {
    'invalid-request':
      'The container is not empty: delete its resources first, or everything at once with ?traverse=true.',
    'not-found': NO_CONTAINER,
  },
};
