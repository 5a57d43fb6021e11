import type { Admission } from '../domain/admission.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Scope } from '../domain/scope.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from './request.ts';

export interface AuthenticationDependencies {
  /** The caller that a token speaks for, or nothing where the token is not good. */
  readonly verify: (token: string) => Caller | undefined;
  readonly admit: (clientId: string) => Promise<Admission>;
}

/** RFC 6750 section 2.1; a scheme's name is case-insensitive. */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * The one place that decides who calls and whether they may: a good token, the scope that the route asks for, and
 * the client's limit. Throws a problem otherwise.
 */
export function createAuthentication({ verify, admit }: AuthenticationDependencies) {
  return async function authenticate(request: ApiRequest, scope: Scope): Promise<Caller> {
    const caller = callerOf(request, verify);
    if (!caller.scopes.includes(scope)) {
      throw new ProblemError({
        code: 'insufficient-scope',
        message: `The access token lacks the scope ${scope}: get one for that scope.`,
        scope,
      });
    }
    const admission = await admit(caller.clientId);
    if (admission.outcome === 'disabled') throw refused('The client has been disabled.');
    if (admission.outcome === 'refused') throw tooManyRequests(admission.retryAfterSeconds);
    return caller;
  };
}

function callerOf(request: ApiRequest, verify: AuthenticationDependencies['verify']): Caller {
  const { authorization } = request.headers;
  if (authorization === undefined || authorization === '') {
    throw new ProblemError({
      code: 'credentials-missing',
      message:
        'An access token is needed: send the header Authorization: Bearer followed by one from /oauth/token.',
    });
  }
  const token = BEARER.exec(authorization)?.[1];
  const caller = token === undefined ? undefined : verify(token);
  if (caller === undefined) {
    throw refused('The access token is not valid or has expired: get a new one from /oauth/token.');
  }
  return caller;
}

/** The answer to a client that is over its limit. */
export function tooManyRequests(retryAfterSeconds: number): ProblemError {
  return new ProblemError({
    code: 'too-many-requests',
    message: 'Too many requests: wait for the seconds that Retry-After says, then go on more slowly.',
    retryAfterSeconds,
  });
}

function refused(message: string): ProblemError {
  return new ProblemError({ code: 'credentials-refused', message });
}
