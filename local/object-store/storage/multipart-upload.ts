import type { NewObject, StoredObject } from './stored-object.ts';

/** The smallest size of each part but the last, in bytes. */
export const MINIMUM_PART_BYTES = 5 * 1024 ** 2;

export const MAXIMUM_PART_NUMBER = 10_000;

/** Names a multipart upload: S3 needs the key in each of its requests. */
export interface UploadName {
  readonly key: string;
  readonly uploadId: string;
}

/** The upload of an object in parts. */
export interface MultipartUpload extends UploadName, Pick<StoredObject, 'headers' | 'tags'> {
  /** In milliseconds since 1970. */
  readonly initiatedAt: number;
}

export interface Part {
  /** Counted from 1. */
  readonly number: number;
  /** The MD5 of its bytes in hexadecimal. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly uploadedAt: number;
}

/** A client's claim about a part of the object. */
export type ClaimedPart = Pick<Part, 'number' | 'etag'>;

/** The parts that become an object, in order, and the object's data. */
export interface Completion extends UploadName, Pick<NewObject, 'storedAt' | 'upload'> {
  readonly parts: readonly ClaimedPart[];
  /** The client's expected size in bytes; undefined if it has none. */
  readonly size: number | undefined;
  readonly onlyNew: boolean;
}

/** The object, or the reason why there is none, by S3's codes. */
export type CompletionOutcome =
  | { readonly object: StoredObject }
  | { readonly refusal: 'NoSuchUpload' | 'PreconditionFailed' }
  | { readonly refusal: 'InvalidPart'; readonly part: ClaimedPart }
  | { readonly refusal: 'EntityTooSmall'; readonly part: Part }
  /** The object's actual size, in bytes. */
  | { readonly refusal: 'InvalidRequest'; readonly size: number };
