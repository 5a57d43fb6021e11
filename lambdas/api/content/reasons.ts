import * as v from 'valibot';
import { type FieldProblem, ProblemError } from '../../model/problem.ts';
import { boundedDetails, boundedName } from '../validation/bounded-details.ts';

/** The schema of a request's fields, whose messages are the specification's reasons if it has any. */
type FieldsSchema<Output> = v.GenericSchema<unknown, Output> & { readonly entries: v.ObjectEntries };

/**
 * Checks a request's fields. Throws one problem with every reason, in the schema's order, then the unknown fields.
 */
export function checkedContent<Output>(
  schema: FieldsSchema<Output>,
  input: Readonly<Record<string, unknown>>,
): Output {
  const known = Object.keys(schema.entries);
  const result = v.safeParse(schema, input);
  const wrong = (result.issues ?? [])
    .map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message }))
    .sort((one, other) => known.indexOf(one.field) - known.indexOf(other.field));
  const unknown = Object.keys(input)
    .filter((field) => !known.includes(field))
    .map((field) => ({ field, message: `Unknown field ${boundedName(field)}` }));
  const reasons = [...wrong, ...unknown];
  if (result.success && reasons.length === 0) return result.output;
  throw invalidContent(reasons);
}

/** The messages of fields that are missing. */
export function missing(messages: Readonly<Record<string, string>>) {
  return (issue: v.ObjectIssue): string => messages[v.getDotPath(issue) ?? ''] ?? '';
}

/** A problem with every reason. */
export function invalidContent(reasons: readonly FieldProblem[]): ProblemError {
  const details = boundedDetails(reasons);
  const message = details.map((detail) => detail.message).join('; ');
  return new ProblemError({ code: 'invalid-request', message, details });
}
