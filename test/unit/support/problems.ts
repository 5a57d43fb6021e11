import { type Problem, ProblemError } from '../../../lambdas/model/problem.ts';

/** The problem that an action ends with. Throws where it ends with anything else. */
export async function problemOf(action: () => unknown): Promise<Problem> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('There was no problem.');
}
