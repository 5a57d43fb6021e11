import type { Lifecycle } from './lifecycle.ts';
import type { MultipartRequest } from './multipart.ts';
import type { Resource } from './resource.ts';
import type { UploadedFile } from './upload.ts';

/**
 * Stores resources. Every read sees every write acknowledged before it. `by` is the author of a change: the principal
 * of a client or a user, by default the service.
 */
export interface ResourceStore {
  /** Adds a new resource. Resolves to false if its id is taken. */
  add(resource: Resource, by?: string): Promise<boolean>;
  find(id: string): Promise<Resource | undefined>;
  /**
   * Records the file of a reserved resource, whose object has the lifecycle `madeWith` by now. Once a file is recorded,
   * no other takes its place. Resolves to the resource with the file that is recorded, or to undefined if it has ended.
   * One that `find` returned is not read again.
   */
  recordUpload(
    resource: Pick<Resource, 'id'>,
    file: UploadedFile,
    madeWith: Lifecycle,
  ): Promise<Resource | undefined>;
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
   * Changes when the account's live resource ends and when it is forgotten, and its object if that was copied. Resolves
   * to the changed resource, or to undefined if the account has no such resource any more or its object is another one.
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
  /** A copy that replaces the object `copyOf`. */
  readonly copy?: Copy & { readonly copyOf: string };
}

export interface Copy {
  readonly object: string;
  /** When the copy was made, in milliseconds since 1970. */
  readonly uploadedAt: number;
  readonly madeWith: Lifecycle;
}

/**
 * The bucket, which keeps every version of an object. An `object` is a key with or without a version (see
 * `object-name.ts`). Lifecycles are days from the object's creation; setting one on a missing object does nothing.
 */
export interface ObjectStore {
  /** An object, or undefined if it does not exist; of a key without a version, the first one. */
  find(object: string): Promise<UploadedFile | undefined>;
  /** Resolves to the new object, with its version. */
  put(key: string, content: Uint8Array, contentType: string, lifecycle: Lifecycle): Promise<string>;
  /** Changes the lifecycle of an object. */
  setLifecycle(object: string, lifecycle: Lifecycle): Promise<void>;
  /**
   * Copies an object of `size` bytes. Resolves to the new object, with its version, or to undefined if `from` does not
   * exist.
   */
  copy(
    from: string,
    key: string,
    contentType: string,
    lifecycle: Lifecycle,
    size: number | undefined,
  ): Promise<string | undefined>;
  /** Removes the object if it exists; of a key without a version, all versions. */
  delete(object: string): Promise<void>;
}

export interface UploadPolicy {
  readonly key: string;
  readonly contentType: string;
  readonly lifecycle: Lifecycle;
  readonly maximumBytes: number;
  /** The SHA-256 that the file must have, in base64; absent for any. */
  readonly sha256?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A browser form: where to post it, and the fields that must come before the file. */
export interface SignedUpload {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A signed request to the bucket, which anyone may send with exactly these headers. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MultipartLink {
  readonly key: string;
  readonly request: MultipartRequest;
  readonly expiresInSeconds: number;
}

export interface DownloadLink {
  readonly method: 'GET' | 'HEAD';
  readonly object: string;
  readonly contentDisposition: string;
  readonly expiresInSeconds: number;
}

/** Grants access to one object for a short time, by computation alone. `now` in milliseconds since 1970. */
export interface LinkSigner {
  signUpload(policy: UploadPolicy, now: number): SignedUpload;
  signMultipart(link: MultipartLink, now: number): SignedRequest;
  signDownload(link: DownloadLink, now: number): string;
}
