/** One thing that is wrong with one field of a request. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * Everything that can keep a request from being done, as one closed set. Each door renders these in the words of its
 * own specification; `http/` knows the statuses.
 */
export type Problem =
  | { readonly code: 'invalid-request'; readonly message: string; readonly details?: readonly FieldProblem[] }
  | { readonly code: 'invalid-grant'; readonly message: string }
  | { readonly code: 'unsupported-grant-type'; readonly message: string }
  | { readonly code: 'invalid-scope'; readonly message: string }
  /** No credentials came with the request. */
  | { readonly code: 'credentials-missing'; readonly message: string }
  /** Credentials came, and they are not good. */
  | { readonly code: 'credentials-refused'; readonly message: string }
  /** The caller's credentials do not reach to this `method`. */
  | {
      readonly code: 'insufficient-scope';
      readonly message: string;
      readonly scope: string;
      readonly method: string;
    }
  /** The caller is known, and may see this, but may not do it. */
  | { readonly code: 'forbidden'; readonly message: string }
  | { readonly code: 'not-found'; readonly message: string; readonly details?: readonly FieldProblem[] }
  | { readonly code: 'method-not-allowed'; readonly message: string; readonly allow: readonly string[] }
  | { readonly code: 'gone'; readonly message: string }
  /** Something else is under way that must end first; `data` says what. */
  | { readonly code: 'locked'; readonly message: string; readonly data: object }
  | { readonly code: 'too-large'; readonly message: string }
  /** The request is well-formed, and cannot be done as it stands. */
  | { readonly code: 'unprocessable-content'; readonly message: string }
  | { readonly code: 'too-many-requests'; readonly message: string; readonly retryAfterSeconds: number }
  | { readonly code: 'unexpected'; readonly message: string };

export type ProblemCode = Problem['code'];

/** Carries a problem from wherever it is found to the edge, the one place that turns it into a response. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
