import type { Client, User } from './account.ts';

/** What a principal's row says of its limit. */
export interface AdmissionRow {
  readonly disabled: boolean;
  readonly requestsPerSecond: number;
  /** The newest second that requests were leased for, in seconds since 1970; 0 before the first. It only rises. */
  readonly second: number;
  /** How many requests of that second have not been leased. */
  readonly left: number;
}

/** Requests to be taken out of a principal's limit. */
export interface RequestLease {
  readonly second: number;
  /** Whether the second is to be newer than the row's; otherwise it is to be the same. */
  readonly opens: boolean;
  readonly count: number;
}

export interface AdmissionStore {
  /**
   * Takes the lease in one step, unless the row has another second than the lease says, less is left, or the principal
   * is disabled. Resolves to whether it did, and to the row as it is then, or no row where there is no such principal.
   */
  lease(
    principal: string,
    lease: RequestLease,
  ): Promise<{ readonly leased: boolean; readonly row: AdmissionRow | undefined }>;
}

export interface ClientStore {
  /** Adds a new client. Rejects where the id is taken. */
  add(client: Client): Promise<void>;
  find(clientId: string): Promise<Client | undefined>;
  /** All clients in the order of their accounts, page by page. */
  list(): AsyncIterable<Client>;
  /** Changes an existing client. False where there is none. */
  update(
    clientId: string,
    change: Partial<Pick<Client, 'disabled' | 'requestsPerSecond' | 'secretHash' | 'roles'>>,
  ): Promise<boolean>;
}

export interface UserStore {
  /** Adds a new user. False where the name is taken. */
  add(user: User): Promise<boolean>;
  find(username: string): Promise<User | undefined>;
  /** Changes an existing user. False where there is none. */
  update(
    username: string,
    change: Partial<Pick<User, 'disabled' | 'requestsPerSecond' | 'passwordHash' | 'roles'>>,
  ): Promise<boolean>;
}
