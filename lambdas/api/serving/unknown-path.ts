import { ProblemError } from '../../model/problem.ts';

/** The problem of an unknown path. */
export function unknownPath(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'There is nothing at this path.' });
}
