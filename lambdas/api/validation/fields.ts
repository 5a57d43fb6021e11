import * as v from 'valibot';
import { type FieldProblem, ProblemError } from '../../model/problem.ts';

/** What a schema's object says of a field that is not there. */
export const REQUIRED = 'is required';

/**
 * The fields of a request, checked against a schema whose messages read on from the field's name. Throws one problem
 * with everything that is wrong, in the schema's order, then the unknown fields.
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
    .map((field) => ({ field, message: 'is not known here: leave it out' }));
  const details = [...wrong, ...unknown];
  if (result.success && details.length === 0) return result.output;
  throw invalidFields(details);
}

/** The problem of a request with fields that are wrong; the messages read on from the fields' names. */
export function invalidFields(details: readonly FieldProblem[]): ProblemError {
  const reasons = details.map(({ field, message }) => `${field} ${message}`).join('; ');
  return new ProblemError({
    code: 'invalid-request',
    message: `The request is not valid: ${reasons}.`,
    details,
  });
}
