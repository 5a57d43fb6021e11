import * as v from 'valibot';
import type { Operation } from '../description/operation.ts';
import { errorSchemas } from '../serving/error-schemas.ts';
import { exampleClone, pathParameters } from './operation-parts.ts';
import { cloneSchema, progressSchema } from './response-schemas.ts';

const completedAt = '2026-01-31T12:01:30Z';
const exampleProgress = { ...exampleClone, total: 120, copied: 45, skipped: 0 };

export const getCloneOperation: Operation = {
  path: '/containers/{id}/clone',
  method: 'GET',
  summary: 'Get the progress of a clone',
  description: "The container's clone that is under way, or else how its last one ended.",
  pathParameters,
  answers: {
    200: {
      description: 'The last clone, which is complete.',
      content: {
        'application/json': {
          schema: progressSchema,
          example: { ...exampleProgress, completedAt, copied: 119, skipped: 1 },
        },
      },
    },
    202: {
      description: 'The clone that is under way.',
      content: { 'application/json': { schema: progressSchema, example: exampleProgress } },
    },
    500: {
      description: 'The last clone has failed; or, without data, something else went wrong.',
      content: {
        'application/json': {
          schema: v.object({ ...errorSchemas.containers.entries, data: v.optional(cloneSchema) }),
          example: {
            error: {
              code: 'server',
              message: 'The clone process has failed: Error copying file in S3.',
            },
            data: { ...exampleClone, completedAt },
          },
        },
      },
    },
  },
  problems: { 'not-found': 'There is no recent clone of this container.' },
};
