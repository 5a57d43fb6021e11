import * as v from 'valibot';
import { type FieldProblem, ProblemError } from '../../model/problem.ts';
import { boundedDetails } from './bounded-details.ts';

/** The message for a missing field. */
export const REQUIRED = 'is required';

/**
 * Checks a request's fields against a schema whose messages continue from the field's name. Throws one problem with
 * everything that is wrong, in the schema's order, then the unknown fields.
 */
export function checkedFields<Entries extends v.ObjectEntries>(
  schema: v.ObjectSchema<Entries, typeof REQUIRED>,
  input: Readonly<Record<string, unknown>>,
): v.InferOutput<v.ObjectSchema<Entries, typeof REQUIRED>> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  const wrong = (result.issues ?? []).map((issue) => ({
    field: v.getDotPath(issue) ?? '',
    message: issue.message,
  }));
  const unknown = Object.keys(input)
    .filter((field) => !Object.hasOwn(schema.entries, field))
    .map((field) => ({ field, message: 'is an unknown field: leave it out' }));
  const details = [...wrong, ...unknown];
  if (result.success && details.length === 0) return result.output;
  throw invalidFields(details);
}

/** A problem with invalid fields; each message continues from its field's name. */
export function invalidFields(details: readonly FieldProblem[]): ProblemError {
  const told = boundedDetails(details);
  const reasons = told.map(({ field, message }) => `${field} ${message}`).join('; ');
  return new ProblemError({
    code: 'invalid-request',
    message: `The request is not valid: ${reasons}.`,
    details: told,
  });
}
