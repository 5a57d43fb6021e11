import type { Client, User } from './account.ts';

/** What became of a request to lease some of a client's limit. */
export type RequestLease =
  | { readonly outcome: 'leased'; readonly count: number; readonly requestsPerSecond: number }
  | { readonly outcome: 'exhausted' }
  | { readonly outcome: 'disabled' };

export interface AdmissionStore {
  /**
   * Takes `count` requests out of what the principal may send in the given second (seconds since 1970). Never more than
   * its limit is leased for one second, whatever the number of callers. `opened` says that the caller has
   * had a lease of this second before, which saves a step.
   */
  lease(principal: string, second: number, count: number, opened: boolean): Promise<RequestLease>;
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
