import { type Operation, QUOTA_EXCEEDED } from '../description/operation.ts';
import { cloneRequestSchema } from './container-request.ts';
import { exampleClone, lockedAnswer, NO_CONTAINER, pathParameters } from './operation-parts.ts';
import { cloneSchema } from './response-schemas.ts';

export const startCloneOperation: Operation = {
  path: '/containers/{id}/clone',
  method: 'POST',
  summary: 'Start to clone a container',
  description:
    'Copies a container and all resources in it, in the background; the copy shows once it is complete. An ' +
    'organization has one clone at a time.',
  pathParameters,
  body: { 'application/json': { schema: cloneRequestSchema, example: { name: exampleClone.name } } },
  answers: {
    202: {
      description: 'The clone, which has begun.',
      headers: { Location: 'Where to ask for its progress.' },
      content: { 'application/json': { schema: cloneSchema, example: exampleClone } },
    },
    423: lockedAnswer(
      'Cannot start clone process as there is an existing clone process already in progress for this container.',
    ),
  },
  problems: {
    'invalid-request': 'The request is not valid: name must not be empty.',
    'quota-exceeded': QUOTA_EXCEEDED,
    'not-found': NO_CONTAINER,
  },
};
