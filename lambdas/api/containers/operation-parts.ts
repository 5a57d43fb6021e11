import * as v from 'valibot';
import type { Answer } from '../description/operation.ts';
import { errorSchemas } from '../serving/error-schemas.ts';
import { cloneSchema } from './response-schemas.ts';

/** What the descriptions of several operations have. */

/** The parameter of paths to one container. */
export const pathParameters = v.object({
  id: v.pipe(v.string(), v.description('The id of a container: 24 hexadecimal digits.')),
});

export const NO_CONTAINER = 'Container does not exist.';

export const exampleContainer = {
  id: '58b72e03472f3f601810858f',
  name: 'Deeds',
  description: 'Of the land registry',
  orgId: 51,
  tags: ['Zelda', 'Link'],
  createdAt: '2026-01-31T12:00:00Z',
  updatedAt: '2026-01-31T12:00:00Z',
};

export const exampleClone = {
  orgId: 51,
  name: 'Deeds of 2026',
  fromContainerId: '58b72e03472f3f601810858f',
  toContainerId: '58b72e9d472f3f6018108590',
  type: 'clone',
  startedAt: '2026-01-31T12:00:00Z',
  completedAt: null,
};

/** The error with the clone that is under way. */
export const lockedSchema = v.object({ ...errorSchemas.containers.entries, data: cloneSchema });

/** The refusal of what must wait for a clone, with the clone. */
export function lockedAnswer(message: string): Answer {
  return {
    description: `${message}\n\nThe data tell which clone it is.`,
    content: {
      'application/json': {
        schema: lockedSchema,
        example: { error: { code: 'request', message }, data: exampleClone },
      },
    },
  };
}
