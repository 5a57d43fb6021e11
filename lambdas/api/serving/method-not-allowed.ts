import { ProblemError } from '../../model/problem.ts';

/** The problem of a method that a path does not support (RFC 9110 section 15.5.6). */
export function methodNotAllowed(method: string, allow: readonly string[]): ProblemError {
  return new ProblemError({
    code: 'method-not-allowed',
    message: `${method} is not allowed: use ${allow.join(' or ')}.`,
    allow,
  });
}
