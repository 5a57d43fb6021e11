import type { Operation } from '../description/operation.ts';
import { newContainerSchema } from './container-request.ts';
import { exampleContainer } from './operation-parts.ts';
import { createdContainerSchema } from './response-schemas.ts';

const { name, description, tags } = exampleContainer;
const uri = `https://media.example/containers/${exampleContainer.id}`;

export const createContainerOperation: Operation = {
  path: '/containers',
  method: 'POST',
  summary: 'Create a container',
  description:
    'Makes a named group of resources, in the organization of the credentials. A resource is put into it when it is ' +
    'uploaded or changed. Texts are trimmed, and names need not be unique.',
  body: { 'application/json': { schema: newContainerSchema, example: { name, description, tags } } },
  answers: {
    201: {
      description: 'The container, with its address.',
      headers: { Location: 'The address of the container.' },
      content: {
        'application/json': { schema: createdContainerSchema, example: { ...exampleContainer, uri } },
      },
    },
  },
  problems: {
    'invalid-request': 'The request is not valid: name is required.',
    forbidden: 'You are not allowed to use this organization: leave orgId out, or send your own.',
  },
};
