import * as v from 'valibot';
import type { Door } from '../../routes.ts';

const fieldProblem = v.object({ field: v.string(), message: v.string() });

/** What each door's errors look like, as `doors` renders them. */
export const errorSchemas = {
  // RFC 6749 section 5.2.
  oauth: v.object({ error: v.string(), error_description: v.string() }),
  'resource-manager': v.object({
    error: v.object({ code: v.number(), message: v.string(), details: v.array(fieldProblem) }),
  }),
  catalogue: v.record(v.string(), v.string()),
  // Without the data of some, which are described where they are given.
  containers: v.object({
    error: v.object({
      code: v.union([v.picklist(['UnauthorizedError', 'server', 'request']), v.number()]),
      message: v.string(),
    }),
  }),
  content: v.object({ invalidReasons: v.array(v.string()), valid: v.literal(false) }),
} satisfies Readonly<Record<Door, v.GenericSchema>>;
