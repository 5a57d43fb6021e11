import type { ObjectTags } from './object-tagging.ts';

/** One request brings at most 5 GiB. */
export const MAXIMUM_OBJECT_BYTES = 5 * 1024 ** 3;

/** What is kept of a version of an object beside its bytes. */
export interface StoredObject {
  readonly key: string;
  readonly versionId: string;
  /** In bytes. */
  readonly size: number;
  /**
   * The entity tag without its quotes: the MD5 of the bytes in hexadecimal or, of an object that came in parts, the MD5 of
   * theirs and their number.
   */
  readonly etag: string;
  /** The response headers that the object was given, their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ObjectTags;
  /** What `Last-Modified` says and the days of the lifecycle rules are counted from, in milliseconds since 1970. */
  readonly createdAt: number;
  /** When the version was committed, in milliseconds since 1970: for one that came in parts, later than its creation. */
  readonly storedAt: number;
  /** 16 hexadecimal digits: of two versions of one key, the later one's is greater. */
  readonly sequencer: string;
  /** The request that brought the object, and what S3 calls it in the event. */
  readonly upload: {
    readonly eventId: string;
    readonly requestId: string;
    readonly sourceAddress: string;
    readonly reason: 'POST Object' | 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload';
  };
}

/** A version that says that there is no object any more. */
export interface DeleteMarker {
  readonly key: string;
  readonly versionId: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly isDeleteMarker: true;
}

export type Version = StoredObject | DeleteMarker;

/** What an object is to be when it is committed; the rest is given to it then. */
export type NewObject = Omit<StoredObject, 'sequencer' | 'versionId'>;

/** An object's bytes: themselves, or the name of the file that has them. */
export type Content = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly file: string };

/** Some of an object's bytes; `size` in bytes. */
export interface Segment {
  readonly size: number;
  readonly content: Content;
}

export function isDeleteMarker(version: object): version is DeleteMarker {
  return 'isDeleteMarker' in version;
}

/** The entity tag in quotes, as the headers `ETag` and `If-None-Match` carry it (RFC 9110 section 8.8.3). */
export function entityTag({ etag }: Pick<StoredObject, 'etag'>): string {
  return `"${etag}"`;
}
