import type { Roles } from './roles.ts';
import type { Scope } from './scope.ts';

/** An application that calls the API on behalf of an account (RFC 6749 section 2). */
export interface Client {
  readonly clientId: string;
  readonly accountId: string;
  readonly secretHash: string;
  readonly scopes: readonly Scope[];
  readonly tokenLifetimeSeconds: number;
  readonly requestsPerSecond: number;
  readonly disabled: boolean;
  /** Whether its account has a quota. */
  readonly hasQuota?: boolean;
  readonly roles: Roles;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A person or system with a password of its own in an account (RFC 6749 section 4.3). */
export interface User {
  readonly username: string;
  readonly accountId: string;
  readonly passwordHash: string;
  /** A new one with each password: credentials with another one are refused. Users of before have none. */
  readonly passwordId?: string;
  readonly requestsPerSecond: number;
  readonly disabled: boolean;
  /** Whether their account has a quota. */
  readonly hasQuota?: boolean;
  readonly roles: Roles;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * The public client (RFC 6749 section 2.1) through which the console's page gets its tokens. It has no secret, no row and
 * no rights: a token has the account, the scopes, the roles and the limit of its user.
 */
export const CONSOLE_CLIENT = 'console';

export const DEFAULT_TOKEN_LIFETIME_SECONDS = 60 * 60;
export const MAXIMUM_TOKEN_LIFETIME_SECONDS = 24 * 60 * 60;
export const DEFAULT_REQUESTS_PER_SECOND = 50;
export const MAXIMUM_REQUESTS_PER_SECOND = 100_000;

/** An account's name: what an operator types, and what records, tokens and logs carry. */
export function isAccountId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}

/** The longest name of a client or a user, in bytes of UTF-8: names are keys of the table. */
export const MAXIMUM_NAME_BYTES = 1024;

/** Whether a text can be the name of a client or a user. */
export function isUsableName(text: string): boolean {
  return text.isWellFormed() && Buffer.byteLength(text) <= MAXIMUM_NAME_BYTES;
}
