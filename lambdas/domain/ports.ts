import type { Client, User } from './account.ts';
import type { Resource, Upload } from './resource.ts';

/** Where resources are remembered. Every read sees every write that was acknowledged before it. */
export interface ResourceStore {
  /** Adds a new resource. Rejects where the id is taken. */
  add(resource: Resource): Promise<void>;
  find(id: string): Promise<Resource | undefined>;
  /**
   * Records an upload, unless the resource is deleted or unknown or a later upload is recorded already; so it may be
   * called any number of times and in any order. `keep` takes away the date on which the record would be forgotten.
   */
  recordUpload(id: string, upload: Upload, keep: boolean): Promise<void>;
  /** Marks the account's resource as deleted, once or again. False where the account has no such resource. */
  markDeleted(id: string, accountId: string, deletedAt: number, forgetAt: number): Promise<boolean>;
}

/** The bucket, as far as handlers reach into it themselves. */
export interface ObjectStore {
  exists(key: string): Promise<boolean>;
  /** Removes the object; one that is not there is as good as removed. */
  delete(key: string): Promise<void>;
}

export interface UploadPolicy {
  readonly key: string;
  readonly contentType: string;
  readonly lifecycle: number | 'never';
  readonly maximumBytes: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A browser form: where to post it, and the fields that must come before the file. */
export interface SignedUpload {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DownloadLink {
  readonly method: 'GET' | 'HEAD';
  readonly key: string;
  readonly contentDisposition: string;
  readonly expiresInSeconds: number;
}

/** Grants access to one object for a short time, by computation alone. `now` in milliseconds since 1970. */
export interface LinkSigner {
  signUpload(policy: UploadPolicy, now: number): SignedUpload;
  signDownload(link: DownloadLink, now: number): string;
}

/** What became of a request to lease some of a client's limit. */
export type Lease =
  | { readonly outcome: 'leased'; readonly count: number; readonly requestsPerSecond: number }
  | { readonly outcome: 'exhausted' }
  | { readonly outcome: 'disabled' };

export interface AdmissionStore {
  /**
   * Takes `count` requests out of what the client may send in the given second (seconds since 1970). Never more than
   * the client's limit is leased for one second, whatever the number of callers. `opened` says that the caller has
   * had a lease of this second before, which saves a step.
   */
  lease(clientId: string, second: number, count: number, opened: boolean): Promise<Lease>;
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
    change: Partial<Pick<Client, 'disabled' | 'requestsPerSecond' | 'secretHash'>>,
  ): Promise<boolean>;
}

export interface UserStore {
  /** Adds a new user. False where the name is taken. */
  add(user: User): Promise<boolean>;
  find(username: string): Promise<User | undefined>;
}
