import type { NewObject, StoredObject } from './stored-object.ts';

/** What each part but the last must have, in bytes. */
export const MINIMUM_PART_BYTES = 5 * 1024 ** 2;

export const MAXIMUM_PART_NUMBER = 10_000;

/** Names a multipart upload: S3 wants the key with each of its requests. */
export interface UploadName {
  readonly key: string;
  readonly uploadId: string;
}

/** An object that arrives in parts. */
export interface MultipartUpload extends UploadName, Pick<StoredObject, 'headers' | 'tags'> {
  /** In milliseconds since 1970. */
  readonly initiatedAt: number;
}

export interface Part {
  /** From 1. */
  readonly number: number;
  /** The MD5 of its bytes in hexadecimal. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly uploadedAt: number;
}

/** What a client says of a part that is to be in the object. */
export type ClaimedPart = Pick<Part, 'number' | 'etag'>;

/** Which parts are to become an object, in their order, and what is known of that. */
export interface Completion extends UploadName, Pick<NewObject, 'storedAt' | 'upload'> {
  readonly parts: readonly ClaimedPart[];
  /** In bytes; undefined where the client has not said. */
  readonly size: number | undefined;
  readonly onlyNew: boolean;
}

/** The object, or why there is none, by S3's codes. */
export type CompletionOutcome =
  | { readonly object: StoredObject }
  | { readonly refusal: 'NoSuchUpload' | 'PreconditionFailed' }
  | { readonly refusal: 'InvalidPart'; readonly part: ClaimedPart }
  | { readonly refusal: 'EntityTooSmall'; readonly part: Part }
  /** It would have this size, in bytes. */
  | { readonly refusal: 'InvalidRequest'; readonly size: number };
