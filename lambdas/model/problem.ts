/** One thing that is wrong with one field of a request. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * Every reason for refusing a request, as one closed set. Each door renders these in the words of its own
 * specification; `api/serving/` knows the statuses.
 */
export type Problem =
  | { readonly code: 'invalid-request'; readonly message: string; readonly details?: readonly FieldProblem[] }
  | { readonly code: 'invalid-grant'; readonly message: string }
  | { readonly code: 'unsupported-grant-type'; readonly message: string }
  | { readonly code: 'invalid-scope'; readonly message: string }
  /** No credentials came with the request. */
  | { readonly code: 'credentials-missing'; readonly message: string }
  /** The credentials are invalid. */
  | { readonly code: 'credentials-refused'; readonly message: string }
  /** The caller's credentials do not allow this `method`. */
  | {
      readonly code: 'insufficient-scope';
      readonly message: string;
      readonly scope: string;
      readonly method: string;
    }
  /** The caller is known, and may see this, but may not do it. */
  | { readonly code: 'forbidden'; readonly message: string }
  /** The account's quota does not allow it; the message says what is left. */
  | { readonly code: 'quota-exceeded'; readonly message: string }
  | { readonly code: 'not-found'; readonly message: string; readonly details?: readonly FieldProblem[] }
  | { readonly code: 'method-not-allowed'; readonly message: string; readonly allow: readonly string[] }
  | { readonly code: 'gone'; readonly message: string }
  /** Other work must end first; `data` describes it. */
  | { readonly code: 'locked'; readonly message: string; readonly data: object }
  | { readonly code: 'too-large'; readonly message: string }
  /** The request is well-formed, but cannot be carried out. */
  | { readonly code: 'unprocessable-content'; readonly message: string }
  | { readonly code: 'too-many-requests'; readonly message: string; readonly retryAfterSeconds: number }
  | { readonly code: 'unexpected'; readonly message: string };

export type ProblemCode = Problem['code'];

/** Carries a problem to `serve`, which turns it into a response. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
