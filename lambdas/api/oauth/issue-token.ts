import { type Client, DEFAULT_TOKEN_LIFETIME_SECONDS, type User } from '../../model/identity/account.ts';
import type { Admission } from '../../model/identity/admission.ts';
import { clientWithSecret, userWithPassword } from '../../model/identity/credentials.ts';
import type { PasswordCheck } from '../../model/identity/password-check.ts';
import type { ClientStore, UserStore } from '../../model/identity/ports.ts';
import type { Roles } from '../../model/identity/roles.ts';
import { type Scope, scopes } from '../../model/identity/scope.ts';
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
  readonly admit: (principal: string, passwordId?: string) => Promise<Admission>;
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
    const { clientSecret } = tokenRequest;
    const grant =
      clientSecret === undefined
        ? await consoleGrant(dependencies, tokenRequest)
        : await clientGrant(dependencies, { ...tokenRequest, clientSecret });
    const scope = grantedScope(tokenRequest, grant.scopes);
    const issuedAt = dependencies.now();
    const claims: AccessTokenClaims = {
      iss: dependencies.baseUrl,
      aud: dependencies.baseUrl,
      sub: grant.subject,
      client_id: tokenRequest.clientId,
      account_id: grant.accountId,
      scope,
      roles: grant.roles,
      password_id: grant.passwordId,
      iat: Math.floor(issuedAt / 1000),
      exp: Math.floor(issuedAt / 1000) + grant.tokenLifetimeSeconds,
      jti: dependencies.newTokenId(),
    };
    return json(
      200,
      {
        access_token: await signAccessToken(dependencies.sign, dependencies.keyId, claims),
        token_type: 'Bearer',
        // Both are strings in the specification's table.
        issued_at: String(issuedAt),
        expires_in: String(grant.tokenLifetimeSeconds),
        scope,
      },
      { pragma: 'no-cache' },
    );
  };
}

/** Whom a token speaks for, and what it may allow. */
interface Grant {
  readonly subject: string;
  readonly accountId: string;
  readonly roles: Roles;
  readonly passwordId?: string | undefined;
  readonly scopes: readonly Scope[];
  readonly tokenLifetimeSeconds: number;
}

/** A token for the console is all its user's, and counts against the user's limit. */
async function consoleGrant(dependencies: Dependencies, request: TokenRequest): Promise<Grant> {
  const user = await resourceOwner(dependencies, request);
  const admission = await dependencies.admit(`user#${user.username}`, user.passwordId);
  if (admission.outcome === 'disabled') throw unknownUser();
  if (admission.outcome === 'refused') throw tooManyRequests(admission.retryAfterSeconds);
  const { accountId } = user;
  return { ...ofUser(user), accountId, scopes, tokenLifetimeSeconds: DEFAULT_TOKEN_LIFETIME_SECONDS };
}

async function clientGrant(dependencies: Dependencies, request: Authenticated): Promise<Grant> {
  const client = await authenticatedClient(dependencies, request);
  const { accountId, tokenLifetimeSeconds } = client;
  const subject = await subjectOf(dependencies, request, client);
  return { ...subject, accountId, scopes: client.scopes, tokenLifetimeSeconds };
}

type Authenticated = TokenRequest & { readonly clientSecret: string };

/** An unknown client, a wrong secret and a disabled client get the same answer, after the same work. */
async function authenticatedClient(
  { clients, admit }: Dependencies,
  request: Authenticated,
): Promise<Client> {
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

type Subject = Pick<Grant, 'subject' | 'roles' | 'passwordId'>;

async function subjectOf(
  dependencies: Dependencies,
  request: TokenRequest,
  client: Client,
): Promise<Subject> {
  switch (request.grantType) {
    case 'client_credentials':
      return { subject: client.clientId, roles: client.roles };
    case 'password':
      return ofUser(await resourceOwner(dependencies, request, client.accountId));
    default:
      throw new ProblemError({
        code: 'unsupported-grant-type',
        message: 'grant_type must be client_credentials or password.',
      });
  }
}

function ofUser({ username, roles, passwordId }: User): Subject {
  return { subject: username, roles, passwordId };
}

/** RFC 6749 section 4.3.2. The user must be in the account, if one is given. */
async function resourceOwner(
  { users, isPassword }: Dependencies,
  { username, password }: TokenRequest,
  accountId?: string,
): Promise<User> {
  if (username === undefined || password === undefined) {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The password grant needs username and password.',
    });
  }
  const user = await userWithPassword(users, isPassword, username, password);
  if (user === undefined || user.disabled) throw unknownUser();
  if (accountId !== undefined && user.accountId !== accountId) throw unknownUser();
  return user;
}

function unknownUser(): ProblemError {
  return new ProblemError({
    code: 'invalid-grant',
    message: 'The user is unknown or the password is wrong.',
  });
}

/** RFC 6749 section 3.3: the requested scopes, or all that may be granted. */
function grantedScope(request: TokenRequest, allowed: readonly Scope[]): string {
  const asked = request.scope?.split(' ').filter((scope) => scope !== '') ?? allowed;
  if (asked.length === 0 || !asked.every((scope) => allowed.some((one) => one === scope))) {
    throw new ProblemError({
      code: 'invalid-scope',
      message: `scope may hold only what the client is registered for: ${allowed.join(' ')}.`,
    });
  }
  return [...new Set(asked)].join(' ');
}
