import { ProblemError } from '../../model/problem.ts';

/** The answer where there is nothing at a path. */
export function unknownPath(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'There is nothing at this path.' });
}
