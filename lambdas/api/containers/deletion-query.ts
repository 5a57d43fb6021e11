import * as v from 'valibot';
import { ProblemError } from '../../model/problem.ts';
import { booleanParameter } from '../validation/boolean.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { queryParameters } from '../validation/query-parameters.ts';

/** The query of `DELETE /containers/{id}`. */
export const deletionQuerySchema = v.object(
  {
    traverse: v.optional(booleanParameter('Whether what is in the container is deleted as well.')),
  },
  REQUIRED,
);

/** Whether a deletion is one of everything in the container. Throws a problem for any other query. */
export function readTraverse(query: string): boolean {
  try {
    return checkedFields(deletionQuerySchema, queryParameters(query)).traverse ?? false;
  } catch {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The query is not valid: it may be traverse=true or traverse=false, and nothing else.',
    });
  }
}
