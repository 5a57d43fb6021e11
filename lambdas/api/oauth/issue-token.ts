import type { Client } from '../../model/identity/account.ts';
import type { Admission } from '../../model/identity/admission.ts';
import { clientWithSecret, userWithPassword } from '../../model/identity/credentials.ts';
import type { PasswordCheck } from '../../model/identity/password-check.ts';
import type { ClientStore, UserStore } from '../../model/identity/ports.ts';
import type { Roles } from '../../model/identity/roles.ts';
import { type AccessTokenClaims, signAccessToken, type TokenSigner } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { tooManyRequests } from '../authentication/authentication.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { readTokenRequest, type TokenRequest } from './token-request.ts';

export interface Dependencies {
  readonly clients: Pick<ClientStore, 'find'>;
  readonly users: Pick<UserStore, 'find'>;
  readonly isPassword: PasswordCheck;
  readonly admit: (principal: string) => Promise<Admission>;
  readonly sign: TokenSigner;
  /** The id of the key behind `sign` in the key set. */
  readonly keyId: string;
  /** The tokens' issuer and audience. */
  readonly baseUrl: string;
  readonly now: () => number;
  readonly newTokenId: () => string;
}

/** `POST /oauth/token` ("Authentication"; RFC 6749 sections 4.3 and 4.4, errors as in section 5.2). */
export function issueToken(dependencies: Dependencies) {
  return async (request: ApiRequest): Promise<ApiResponse> => {
    const tokenRequest = readTokenRequest(request);
    const client = await authenticatedClient(dependencies, tokenRequest);
    const subject = await subjectOf(dependencies, tokenRequest, client);
    const scope = grantedScope(tokenRequest, client);
    const issuedAt = dependencies.now();
    const claims: AccessTokenClaims = {
      iss: dependencies.baseUrl,
      aud: dependencies.baseUrl,
      sub: subject.name,
      client_id: client.clientId,
      account_id: client.accountId,
      scope,
      roles: subject.roles,
      password_id: subject.passwordId,
      iat: Math.floor(issuedAt / 1000),
      exp: Math.floor(issuedAt / 1000) + client.tokenLifetimeSeconds,
      jti: dependencies.newTokenId(),
    };
    return json(
      200,
      {
        access_token: await signAccessToken(dependencies.sign, dependencies.keyId, claims),
        token_type: 'Bearer',
        // Both are strings in the specification's table.
        issued_at: String(issuedAt),
        expires_in: String(client.tokenLifetimeSeconds),
        scope,
      },
      { pragma: 'no-cache' },
    );
  };
}

/** An unknown client, a wrong secret and a disabled client get the same answer, after the same work. */
async function authenticatedClient({ clients, admit }: Dependencies, request: TokenRequest): Promise<Client> {
  const client = await clientWithSecret(clients, request.clientId, request.clientSecret);
  if (client === undefined || client.disabled) throw unknownClient();
  const admission = await admit(`client#${client.clientId}`);
  if (admission.outcome === 'disabled') throw unknownClient();
  if (admission.outcome === 'refused') throw tooManyRequests(admission.retryAfterSeconds);
  return client;
}

function unknownClient(): ProblemError {
  return new ProblemError({
    code: 'credentials-refused',
    message: 'The client is unknown or its secret is wrong.',
  });
}

/** Whom a token speaks for. */
interface Subject {
  readonly name: string;
  readonly roles: Roles;
  readonly passwordId?: string | undefined;
}

async function subjectOf(
  dependencies: Dependencies,
  request: TokenRequest,
  client: Client,
): Promise<Subject> {
  switch (request.grantType) {
    case 'client_credentials':
      return { name: client.clientId, roles: client.roles };
    case 'password':
      return resourceOwner(dependencies, request, client);
    default:
      throw new ProblemError({
        code: 'unsupported-grant-type',
        message: 'grant_type must be client_credentials or password.',
      });
  }
}

/** RFC 6749 section 4.3.2. The user must be in the client's own account. */
async function resourceOwner(
  { users, isPassword }: Dependencies,
  request: TokenRequest,
  client: Client,
): Promise<Subject> {
  const { username, password } = request;
  if (username === undefined || password === undefined) {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The password grant needs username and password.',
    });
  }
  const user = await userWithPassword(users, isPassword, username, password);
  if (user === undefined || user.disabled || user.accountId !== client.accountId) {
    throw new ProblemError({
      code: 'invalid-grant',
      message: 'The user is unknown or the password is wrong.',
    });
  }
  return { name: user.username, roles: user.roles, passwordId: user.passwordId };
}

/** RFC 6749 section 3.3: the requested scopes, or all of the client's. */
function grantedScope(request: TokenRequest, client: Client): string {
  const asked = request.scope?.split(' ').filter((scope) => scope !== '') ?? client.scopes;
  if (asked.length === 0 || !asked.every((scope) => client.scopes.some((allowed) => allowed === scope))) {
    throw new ProblemError({
      code: 'invalid-scope',
      message: `scope may hold only what the client is registered for: ${client.scopes.join(' ')}.`,
    });
  }
  return [...new Set(asked)].join(' ');
}
