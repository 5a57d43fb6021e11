import type { Admission } from '../../model/identity/admission.ts';
import type { Scope } from '../../model/identity/scope.ts';
import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { basicCredentials } from './basic-credentials.ts';
import { isForeignForm } from './foreign-form.ts';

export interface AuthenticationDependencies {
  /** The caller of an access token, or undefined if the token is invalid. */
  readonly verifyToken: (token: string) => Caller | undefined;
  /** The caller with this name and secret, or undefined. */
  readonly verifySecret: (name: string, secret: string) => Promise<Caller | undefined>;
  readonly admit: (principal: string, passwordId?: string) => Promise<Admission>;
}

/** RFC 6750 section 2.1, also under the name that the catalogue's clients use; it is case-insensitive. */
const TOKEN = /^(?:bearer|token) +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * Authenticates and admits the caller: a valid token or secret, the route's scope, and the caller's limit. Throws a
 * problem otherwise.
 */
export function createAuthentication(dependencies: AuthenticationDependencies) {
  return async function authenticate(request: ApiRequest, scope: Scope): Promise<Caller> {
    const caller = await callerOf(request, dependencies);
    if (!caller.scopes.includes(scope)) {
      throw new ProblemError({
        code: 'insufficient-scope',
        message: `The credentials lack the scope ${scope}: use others, or get a token for that scope.`,
        scope,
        method: request.method,
      });
    }
    let hasQuota = false;
    for (const principal of caller.principals) {
      const admission = await dependencies.admit(principal, passwordIdOf(principal, caller));
      if (admission.outcome === 'disabled') throw refused('These credentials have been disabled.');
      if (admission.outcome === 'refused') throw tooManyRequests(admission.retryAfterSeconds);
      hasQuota ||= admission.hasQuota ?? false;
    }
    return hasQuota ? { ...caller, hasQuota } : caller;
  };
}

function passwordIdOf(principal: string, { passwordId }: Caller): string | undefined {
  return principal.startsWith('user#') ? passwordId : undefined;
}

async function callerOf(request: ApiRequest, dependencies: AuthenticationDependencies): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization === undefined || authorization === '') {
    throw new ProblemError({
      code: 'credentials-missing',
      message:
        'Credentials are needed, in the header Authorization: Bearer and an access token from /oauth/token, ' +
        'or Basic and a user or client with its secret.',
    });
  }
  const token = TOKEN.exec(authorization)?.[1];
  if (token !== undefined) {
    const caller = dependencies.verifyToken(token);
    if (caller !== undefined) return caller;
    throw refused('The access token is not valid or has expired: get a new one from /oauth/token.');
  }
  if (isForeignForm(request)) throw foreignForm();
  const basic = basicCredentials(authorization);
  const caller = basic && (await dependencies.verifySecret(basic.name, basic.secret));
  if (caller !== undefined) return caller;
  throw refused('The credentials are not valid: the user or client is unknown, or the secret is wrong.');
}

/** The problem of a caller over its limit. */
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

function foreignForm(): ProblemError {
  return new ProblemError({
    code: 'forbidden',
    message:
      'A page of another origin must send JSON with Content-Type: application/json, or an access token in ' +
      'place of a password.',
  });
}
