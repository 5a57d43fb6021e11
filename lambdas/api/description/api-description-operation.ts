import * as v from 'valibot';
import type { Operation } from './operation.ts';

export const apiDescriptionOperation: Operation = {
  path: '/openapi.json',
  method: 'GET',
  summary: 'Get this description',
  description: 'The description of this API in OpenAPI 3.1.',
  answers: {
    200: {
      description: 'The description.',
      content: {
        'application/json': {
          schema: v.objectWithRest({ openapi: v.string() }, v.unknown()),
          example: { openapi: '3.1.1' },
        },
      },
    },
  },
};
