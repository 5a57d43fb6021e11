import type { ObjectTags } from './object-tagging.ts';

/** One request brings at most 5 GiB. */
export const MAXIMUM_OBJECT_BYTES = 5 * 1024 ** 3;

/** What is kept of an object beside its bytes. */
export interface StoredObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** 32 hexadecimal digits; in quotes, the ETag. */
  readonly md5: string;
  /** The response headers that the object was given, their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ObjectTags;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  /** 16 hexadecimal digits: of two uploads of one key, the later one's is greater. */
  readonly sequencer: string;
  /** The request that brought the object, and what S3 calls it in the event. */
  readonly upload: {
    readonly eventId: string;
    readonly requestId: string;
    readonly sourceAddress: string;
    readonly reason: 'POST Object' | 'PutObject' | 'CopyObject';
  };
}

/** What an object is to be when it is committed; the rest is given to it then. */
export type NewObject = Omit<StoredObject, 'sequencer'>;

/** An object's bytes: themselves, or the name of the file that has them. */
export type Content = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly file: string };

/** The entity tag in quotes, as the headers `ETag` and `If-None-Match` carry it (RFC 9110 section 8.8.3). */
export function entityTag(object: StoredObject): string {
  return `"${object.md5}"`;
}
