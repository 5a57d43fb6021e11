import type { Lifecycle } from './lifecycle.ts';
import type { Resource, Upload } from './resource.ts';
import type { UploadedFile } from './uploaded-file.ts';

/**
 * Where resources are remembered. Every read sees every write that was acknowledged before it. `by` names who makes a
 * change: a client or a user by its principal, or the service where nobody is named.
 */
export interface ResourceStore {
  /** Adds a new resource. False where there is one with its id. */
  add(resource: Resource, by?: string): Promise<boolean>;
  find(id: string): Promise<Resource | undefined>;
  /**
   * Records an upload, unless the resource is deleted or unknown or a later upload is recorded already; so it may be
   * called any number of times and in any order. `keep` takes away the date on which the record would be forgotten.
   * Resolves to whether the object must get another lifecycle than its form gave it.
   */
  recordUpload(id: string, upload: Upload, keep: boolean): Promise<boolean>;
  /**
   * Adds a resource whose id is made from what it is, taking the place of one that is deleted or has expired. False
   * where there is a live one.
   */
  claim(resource: Resource, now: number, by?: string): Promise<boolean>;
  /**
   * Changes the lifecycle that a resource's object must have, never to less than its end needs, unless the resource is
   * deleted.
   */
  changeLifecycle(id: string, lifecycle: Lifecycle, by?: string): Promise<void>;
  /**
   * Changes when the account's live resource ends, and when it is forgotten; `uploadedAt` where its object was made
   * anew. Resolves to the changed resource, or to nothing where the account has no such resource any more.
   */
  changeExpiry(change: ExpiryChange, now: number, by?: string): Promise<Resource | undefined>;
  /**
   * Marks the account's resource as deleted, once or again, and resolves to it; to nothing where the account has no
   * such resource, or where it is not in the container that is named.
   */
  markDeleted(
    id: string,
    accountId: string,
    deletedAt: number,
    forgetAt: number,
    containerId?: string,
    by?: string,
  ): Promise<Resource | undefined>;
}

export interface ExpiryChange {
  readonly id: string;
  readonly accountId: string;
  readonly expiresAt: number;
  readonly forgetAt: number;
  readonly uploadedAt: number;
}

/**
 * The bucket, as far as handlers reach into it themselves. Lifecycles are days from the object's making; one for an
 * object that is not there any more is nobody's and no error.
 */
export interface ObjectStore {
  /** What is stored under a key, or nothing where nothing is. */
  find(key: string): Promise<UploadedFile | undefined>;
  put(key: string, content: Uint8Array, contentType: string, lifecycle: Lifecycle): Promise<void>;
  /** Changes the lifecycle of an object. */
  setLifecycle(key: string, lifecycle: Lifecycle): Promise<void>;
  /** Copies an object; copying it onto itself restarts its lifecycle. False when there is nothing to copy. */
  copy(from: string, to: string, contentType: string, lifecycle: Lifecycle): Promise<boolean>;
  /** Removes the object; one that is not there is as good as removed. */
  delete(key: string): Promise<void>;
}

export interface UploadPolicy {
  readonly key: string;
  readonly contentType: string;
  readonly lifecycle: Lifecycle;
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
