import type { Client, User } from './account.ts';

/** A principal's limit in its row. */
export interface AdmissionRow {
  readonly disabled: boolean;
  /** Whether the principal's account has a quota. */
  readonly hasQuota?: boolean;
  /** The id of a user's current password. */
  readonly passwordId: string | undefined;
  readonly requestsPerSecond: number;
  /** The newest second that requests were leased for, in seconds since 1970; 0 before the first. It only rises. */
  readonly second: number;
  /** Requests of that second that are not leased. */
  readonly left: number;
}

/** Requests to take from a principal's limit. */
export interface RequestLease {
  readonly second: number;
  /** Whether the second must be newer than the row's; otherwise it must be the same. */
  readonly opens: boolean;
  readonly count: number;
}

export interface AdmissionStore {
  /**
   * Takes the lease in one step, unless the row has another second than the lease requires, too few requests are left,
   * the principal is disabled, or its password is another one than that of `passwordId`. Resolves to whether it did, and
   * to the current row, undefined for an unknown principal.
   */
  lease(
    principal: string,
    lease: RequestLease,
    passwordId?: string,
  ): Promise<{ readonly leased: boolean; readonly row: AdmissionRow | undefined }>;
}

export interface ClientStore {
  /** Adds a new client. Rejects if the id is taken. */
  add(client: Client): Promise<void>;
  find(clientId: string): Promise<Client | undefined>;
  /** All clients, or those of an account, in the order of their accounts, page by page. */
  list(accountId?: string): AsyncIterable<Client>;
  /** Changes a client. Resolves to false if it does not exist. */
  update(
    clientId: string,
    change: Partial<Pick<Client, 'disabled' | 'hasQuota' | 'requestsPerSecond' | 'secretHash' | 'roles'>>,
  ): Promise<boolean>;
  /** Deletes a client: nothing is leased to it from then on. Resolves to false if it does not exist. */
  remove(clientId: string): Promise<boolean>;
}

export interface UserStore {
  /** Adds a new user. Resolves to false if the name is taken. */
  add(user: User): Promise<boolean>;
  find(username: string): Promise<User | undefined>;
  /** All users, or those of an account, in the order of their accounts, page by page. */
  list(accountId?: string): AsyncIterable<User>;
  /** Changes a user. Resolves to false if they do not exist. */
  update(
    username: string,
    change: Partial<
      Pick<User, 'disabled' | 'hasQuota' | 'requestsPerSecond' | 'passwordHash' | 'passwordId' | 'roles'>
    >,
  ): Promise<boolean>;
  /** Deletes a user: nothing is leased to them from then on. Resolves to false if they do not exist. */
  remove(username: string): Promise<boolean>;
}
