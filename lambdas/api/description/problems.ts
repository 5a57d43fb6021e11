import type { Problem, ProblemCode } from '../../model/problem.ts';
import type { Method, Route } from '../../routes.ts';
import type { Operation } from './operation.ts';

/** The problems that an operation can answer with, each with its message: its own, and those of its route. */
export function problemsOf(route: Route, operation: Operation): readonly Problem[] {
  const messages = { ...routeProblems(route, operation), ...operation.problems };
  return Object.entries(messages).map(([code, message]) =>
    problem(code as ProblemCode, message, operation.method, route),
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

/** A problem with the message, and an example of whatever else it says. */
function problem(code: ProblemCode, message: string, method: Method, { access }: Route): Problem {
  switch (code) {
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
