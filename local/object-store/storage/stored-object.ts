import type { ObjectTags } from './object-tagging.ts';

/** The largest object of one request: 5 GiB. */
export const MAXIMUM_OBJECT_BYTES = 5 * 1024 ** 3;

/** The metadata of a version of an object. */
export interface StoredObject {
  readonly key: string;
  readonly versionId: string;
  /** In bytes. */
  readonly size: number;
  /**
   * The entity tag without quotes: the MD5 of the bytes in hexadecimal or, for an object uploaded in parts, the MD5 of
   * the parts' MD5s and their number.
   */
  readonly etag: string;
  /** The object's own response headers, their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ObjectTags;
  /** The time for `Last-Modified` and the lifecycle rules, in milliseconds since 1970. */
  readonly createdAt: number;
  /**
   * When the version was committed, in milliseconds since 1970: later than its creation if it was uploaded in parts.
   */
  readonly storedAt: number;
  /** 16 hexadecimal digits: of two versions of one key, the later one's is greater. */
  readonly sequencer: string;
  /** The request that created the object, and its reason in S3's event. */
  readonly upload: {
    readonly eventId: string;
    readonly requestId: string;
    readonly sourceAddress: string;
    readonly reason: 'POST Object' | 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';
  };
}

/** A version that marks the object as deleted. */
export interface DeleteMarker {
  readonly key: string;
  readonly versionId: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly isDeleteMarker: true;
}

export type Version = StoredObject | DeleteMarker;

/** An object before its commit, which adds the rest. */
export type NewObject = Omit<StoredObject, 'sequencer' | 'versionId'>;

/** An object's bytes, or the name of their file. */
export type Content = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly file: string };

/** Some of an object's bytes; `size` in bytes. */
export interface Segment {
  readonly size: number;
  readonly content: Content;
}

export function isDeleteMarker(version: object): version is DeleteMarker {
  return 'isDeleteMarker' in version;
}

/** The entity tag in quotes, as in the headers `ETag` and `If-None-Match` (RFC 9110 section 8.8.3). */
export function entityTag({ etag }: Pick<StoredObject, 'etag'>): string {
  return `"${etag}"`;
}
