import type { Lifecycle } from './lifecycle.ts';
import type { Resource, Upload } from './resource.ts';
import type { UploadedFile } from './uploaded-file.ts';

/**
 * Stores resources. Every read sees every write acknowledged before it. `by` is the author of a change: the principal
 * of a client or a user, by default the service.
 */
export interface ResourceStore {
  /** Adds a new resource. Resolves to false if its id is taken. */
  add(resource: Resource, by?: string): Promise<boolean>;
  find(id: string): Promise<Resource | undefined>;
  /**
   * Records an upload, unless the resource is deleted or unknown or a later upload is recorded already; so it may be
   * called any number of times and in any order. `keep` removes the date on which the record would be forgotten.
   * Resolves to whether the object needs another lifecycle than its form gave it.
   */
  recordUpload(id: string, upload: Upload, keep: boolean): Promise<boolean>;
  /**
   * Adds a resource whose id follows from its content, replacing a deleted or expired one. Resolves to false if a live
   * one exists.
   */
  claim(resource: Resource, now: number, by?: string): Promise<boolean>;
  /**
   * Changes the lifecycle that a resource's object must have, never to less than its expiry needs. Ignores deleted
   * resources.
   */
  changeLifecycle(id: string, lifecycle: Lifecycle, by?: string): Promise<void>;
  /**
   * Changes when the account's live resource ends and when it is forgotten; `uploadedAt` is its object's time of
   * creation. Resolves to the changed resource, or to undefined if the account has no such resource any more.
   */
  changeExpiry(change: ExpiryChange, now: number, by?: string): Promise<Resource | undefined>;
  /**
   * Marks the account's resource as deleted, and may be repeated. Resolves to the resource, or to undefined if the
   * account has none with this id in the given container.
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
 * The bucket. Lifecycles are days from the object's creation; setting one on a missing object does nothing.
 */
export interface ObjectStore {
  /** The object with a key, or undefined if none exists. */
  find(key: string): Promise<UploadedFile | undefined>;
  put(key: string, content: Uint8Array, contentType: string, lifecycle: Lifecycle): Promise<void>;
  /** Changes the lifecycle of an object. */
  setLifecycle(key: string, lifecycle: Lifecycle): Promise<void>;
  /** Copies an object; copying it onto itself restarts its lifecycle. Resolves to false if it does not exist. */
  copy(from: string, to: string, contentType: string, lifecycle: Lifecycle): Promise<boolean>;
  /** Removes the object if it exists. */
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
