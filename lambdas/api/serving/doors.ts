import type { Problem, ProblemCode } from '../../model/problem.ts';
import type { Door } from '../../routes.ts';
import type { ApiRequest } from './request.ts';

interface DoorStyle {
  readonly errorBody: (problem: Problem, status: number) => unknown;
  /** The `WWW-Authenticate` header for refused or missing credentials, if any. */
  readonly challenge: (problem: Problem, request: ApiRequest) => string | undefined;
}

/** RFC 6749 section 5.2; problems without a code there take the nearest one of section 4.1.2.1. */
const oauthErrors: Readonly<Partial<Record<ProblemCode, string>>> = {
  'invalid-grant': 'invalid_grant',
  'unsupported-grant-type': 'unsupported_grant_type',
  'invalid-scope': 'invalid_scope',
  'credentials-missing': 'invalid_client',
  'credentials-refused': 'invalid_client',
  'too-many-requests': 'temporarily_unavailable',
  unexpected: 'server_error',
};

/** The codes of the CME architecture's "Error Payloads"; problems without one there carry their status. */
const containerErrors: Readonly<Partial<Record<ProblemCode, string>>> = {
  'credentials-missing': 'UnauthorizedError',
  'credentials-refused': 'UnauthorizedError',
  'not-found': 'server',
  locked: 'request',
  unexpected: 'server',
};

/** The Resources API's messages for a resource that the caller may see but not change. */
export const NOT_ALLOWED = {
  create: 'You are not allowed to create new resources.',
  update: 'You are not allowed to update the resource.',
  delete: 'You are not allowed to delete the resource.',
} as const;

/** The same by the method that the credentials do not allow; reading has a matching message of ours. */
const notAllowedTo: Readonly<Record<string, string>> = {
  POST: NOT_ALLOWED.create,
  PATCH: NOT_ALLOWED.update,
  PUT: NOT_ALLOWED.update,
  DELETE: NOT_ALLOWED.delete,
  GET: 'You are not allowed to view resources.',
  HEAD: 'You are not allowed to view resources.',
};

/** RFC 7617 section 2. */
const BASIC_CHALLENGE = 'Basic realm="Resource Manager", charset="UTF-8"';

/** How each door renders a problem: the error shapes and challenges of the five specifications, in one place. */
export const doors: Readonly<Record<Door, DoorStyle>> = {
  oauth: {
    errorBody: (problem) => ({
      error: oauthErrors[problem.code] ?? 'invalid_request',
      error_description: problem.message,
    }),
    // RFC 6749 section 5.2 requires it if this header was used. Libraries show it instead of the error itself.
    challenge: (_problem, { headers }) => (headers['authorization'] ? BASIC_CHALLENGE : undefined),
  },
  'resource-manager': {
    errorBody: (problem, status) => ({
      error: {
        code: status,
        message: problem.message,
        details: problem.code === 'invalid-request' ? (problem.details ?? []) : [],
      },
    }),
    challenge: bearerChallenge,
  },
  catalogue: {
    errorBody: catalogueError,
    challenge: bearerChallenge,
  },
  containers: {
    errorBody: (problem, status) => ({
      error: {
        code: containerErrors[problem.code] ?? status,
        message:
          problem.code === 'credentials-missing' ? 'No authorization token was found' : problem.message,
      },
      ...('data' in problem ? { data: problem.data } : {}),
    }),
    challenge: bearerChallenge,
  },
  content: {
    errorBody: (problem) => ({ invalidReasons: reasons(problem), valid: false }),
    challenge: () => BASIC_CHALLENGE,
  },
};

/** Resources API, "Errors": one message for each field of an invalid request, otherwise one error. */
function catalogueError(problem: Problem): Record<string, string> {
  const details = problem.code === 'invalid-request' ? (problem.details ?? []) : [];
  if (details.length > 0) return Object.fromEntries(details.map(({ field, message }) => [field, message]));
  if (problem.code === 'insufficient-scope')
    return { error: notAllowedTo[problem.method] ?? problem.message };
  const signIn = problem.code === 'credentials-missing' || problem.code === 'credentials-refused';
  return { error: signIn ? 'Please sign in.' : problem.message };
}

function reasons(problem: Problem): string[] {
  // Media Upload API, "Response codes", 401.
  if (problem.code === 'insufficient-scope' && problem.method === 'POST')
    return ['You do not have the authorization to upload the file.'];
  const details = 'details' in problem ? problem.details : undefined;
  return details?.map(({ message }) => message) ?? [problem.message];
}

/** RFC 6750 section 3: no error code if there were no credentials at all. */
function bearerChallenge(problem: Problem): string {
  const realm = 'Bearer realm="Resource Manager"';
  switch (problem.code) {
    case 'credentials-refused':
      return `${realm}, error="invalid_token"`;
    case 'insufficient-scope':
      return `${realm}, error="insufficient_scope", scope="${problem.scope}"`;
    default:
      return realm;
  }
}
