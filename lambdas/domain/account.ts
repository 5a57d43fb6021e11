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
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A person or system with a password of its own in an account (RFC 6749 section 4.3). */
export interface User {
  readonly username: string;
  readonly accountId: string;
  readonly passwordHash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export const DEFAULT_TOKEN_LIFETIME_SECONDS = 60 * 60;
export const MAXIMUM_TOKEN_LIFETIME_SECONDS = 24 * 60 * 60;
export const DEFAULT_REQUESTS_PER_SECOND = 50;
export const MAXIMUM_REQUESTS_PER_SECOND = 100_000;

/** An account's name: what an operator types, and what records, tokens and logs carry. */
export function isAccountId(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}
