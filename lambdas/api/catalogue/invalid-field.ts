import { ProblemError } from '../../model/problem.ts';

/** The problem of a request with one wrong field. */
export function invalidField(field: string, message: string): ProblemError {
  return new ProblemError({ code: 'invalid-request', message, details: [{ field, message }] });
}
