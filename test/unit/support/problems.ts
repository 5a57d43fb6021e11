import { type Problem, ProblemError } from '../../../lambdas/model/problem.ts';

/** The problem that an action rejects with. Throws if it ends in any other way. */
export async function problemOf(action: () => unknown): Promise<Problem> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('There was no problem.');
}
