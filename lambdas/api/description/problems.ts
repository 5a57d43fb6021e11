import type { FieldProblem, Problem, ProblemCode } from '../../model/problem.ts';
import type { Method, Route } from '../../routes.ts';
import type { Operation } from './operation.ts';

/** The problems that an operation can answer with, each with its message: its own, and those of its route. */
export function problemsOf(route: Route, operation: Operation): readonly Problem[] {
  const examples = { ...routeProblems(route, operation), ...operation.problems };
  return Object.entries(examples).flatMap(([code, example]) =>
    example === undefined ? [] : [problem(code as ProblemCode, example, operation.method, route)],
  );
}

function routeProblems(route: Route, operation: Operation): Partial<Record<ProblemCode, string>> {
  const takesFields = [operation.body, operation.query, operation.jsonQuery].some(
    (part) => part !== undefined,
  );
  return {
    ...(takesFields ? { 'invalid-request': 'The request is not valid: limit must be a whole number.' } : {}),
    ...(route.access === 'public'
      ? {}
      : {
          'credentials-missing': 'Credentials are needed, in the header Authorization.',
          'insufficient-scope': `The credentials lack the scope ${route.access}: use others, or get a token for that scope.`,
          'too-many-requests': 'Too many requests: wait as long as Retry-After says.',
        }),
    ...(operation.body === undefined
      ? {}
      : { 'too-large': `The request body must be at most ${route.maximumBodyBytes} bytes long.` }),
    unexpected: 'Something went wrong here. Try again; if it lasts, tell us the X-Request-Id.',
  };
}

/** A problem with the message, or with one for each field, and an example of whatever else it says. */
function problem(
  code: ProblemCode,
  example: string | readonly FieldProblem[],
  method: Method,
  { access }: Route,
): Problem {
  const isMessage = typeof example === 'string';
  const message = isMessage ? example : example.map((one) => `${one.field}: ${one.message}`).join('; ');
  switch (code) {
    case 'invalid-request':
    case 'not-found':
      return { code, message, ...(isMessage ? {} : { details: example }) };
    case 'insufficient-scope':
      return { code, message, method, scope: access };
    case 'method-not-allowed':
      return { code, message, allow: [] };
    case 'locked':
      return { code, message, data: {} };
    case 'too-many-requests':
      return { code, message, retryAfterSeconds: 1 };
    default:
      return { code, message };
  }
}
