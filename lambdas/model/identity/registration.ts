import { randomBytes } from 'node:crypto';
import { ProblemError } from '../problem.ts';
import {
  type Client,
  DEFAULT_REQUESTS_PER_SECOND,
  DEFAULT_TOKEN_LIFETIME_SECONDS,
  isAccountId,
  MAXIMUM_REQUESTS_PER_SECOND,
  MAXIMUM_TOKEN_LIFETIME_SECONDS,
  type User,
} from './account.ts';
import { type Scope, scopes } from './scope.ts';
import { hashPassword, hashSecret, newPassword, newPasswordId, newSecret } from './secret.ts';

/** An operator's choices for a new client; the others have defaults. */
export interface Registration {
  readonly accountId: string;
  readonly scopes?: readonly Scope[];
  readonly tokenLifetimeSeconds?: number;
  readonly requestsPerSecond?: number;
}

/** Creates a client and its secret, which is not stored. Throws a problem if a value is out of range. */
export function registerClient(registration: Registration, now: number): { client: Client; secret: string } {
  const secret = newSecret();
  const client: Client = {
    clientId: randomBytes(12).toString('hex'),
    accountId: registration.accountId,
    secretHash: hashSecret(secret),
    scopes: registration.scopes ?? scopes,
    tokenLifetimeSeconds: registration.tokenLifetimeSeconds ?? DEFAULT_TOKEN_LIFETIME_SECONDS,
    requestsPerSecond: registration.requestsPerSecond ?? DEFAULT_REQUESTS_PER_SECOND,
    disabled: false,
    roles: {},
    createdAt: now,
  };
  checkAccountId(client.accountId);
  checkTokenLifetime(client.tokenLifetimeSeconds);
  checkRequestsPerSecond(client.requestsPerSecond);
  return { client, secret };
}

/** Creates a user and its password, which is not stored. Throws a problem if a name is invalid. */
export async function registerUser(
  username: string,
  accountId: string,
  now: number,
  requestsPerSecond: number = DEFAULT_REQUESTS_PER_SECOND,
): Promise<{ user: User; password: string }> {
  checkAccountId(accountId);
  if (!/^[\p{L}\p{N}._@+-]{1,128}$/u.test(username)) {
    throw invalid('A user name has 1 to 128 letters, digits and characters of . _ @ + -');
  }
  const { password, ...stored } = await generatePassword();
  const user = {
    username,
    accountId,
    ...stored,
    requestsPerSecond,
    disabled: false,
    roles: {},
    createdAt: now,
  };
  return { user, password };
}

/** Creates a password, which is not stored, and what is stored of it in place of an earlier one. */
export async function generatePassword(): Promise<
  { password: string } & Required<Pick<User, 'passwordHash' | 'passwordId'>>
> {
  const password = newPassword();
  return { password, passwordHash: await hashPassword(password), passwordId: newPasswordId() };
}

export function checkAccountId(accountId: string): void {
  if (isAccountId(accountId)) return;
  throw invalid('An account name has 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.');
}

export function checkTokenLifetime(seconds: number): void {
  checkRange('The token lifetime in seconds', seconds, 60, MAXIMUM_TOKEN_LIFETIME_SECONDS);
}

export function checkRequestsPerSecond(requestsPerSecond: number): void {
  checkRange('The limit in requests per second', requestsPerSecond, 1, MAXIMUM_REQUESTS_PER_SECOND);
}

function checkRange(what: string, value: number, minimum: number, maximum: number): void {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return;
  throw invalid(`${what} must be a whole number from ${minimum} to ${maximum}.`);
}

function invalid(message: string): ProblemError {
  return new ProblemError({ code: 'invalid-request', message });
}
