import * as v from 'valibot';
import type { Operation } from '../description/operation.ts';
import { errorSchemas } from '../serving/error-schemas.ts';
import { statusQuerySchema } from './status.ts';
import { statusSchema, unavailableSchema } from './status-response.ts';

const version = { version: '1.0.0', time: '2026-01-31T12:00:00Z' };

export const statusOperation: Operation = {
  path: '/status',
  method: 'GET',
  summary: 'Get the status of the service',
  description:
    'Tells that the service runs. With `deep=true` it also reaches for the table and the bucket, which takes at most ' +
    'three seconds.',
  query: statusQuerySchema,
  answers: {
    200: {
      description: 'The service runs, and what was reached for has answered.',
      content: {
        'application/json': {
          schema: statusSchema,
          example: { status: 'ok', ...version, table: 'ok', bucket: 'ok' },
        },
      },
    },
    500: {
      description: 'The table or the bucket did not answer, or something else went wrong.',
      content: {
        'application/json': {
          schema: v.union([unavailableSchema, errorSchemas.containers]),
          example: {
            error: { code: 'server', message: 'The table did not answer.' },
            status: 'unavailable',
            ...version,
            table: 'unreachable',
            bucket: 'ok',
          },
        },
      },
    },
  },
  problems: { 'invalid-request': 'The request is not valid: deep must be true or false.' },
};
