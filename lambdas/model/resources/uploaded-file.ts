import type { ObjectStore } from './ports.ts';
import type { Resource } from './resource.ts';

/** A resource's object in the bucket. */
export interface UploadedFile {
  /** In bytes. */
  readonly size: number;
  /** When the object was created, in milliseconds since 1970. */
  readonly uploadedAt: number;
  /** S3's entity tag, without quotes. */
  readonly etag?: string;
}

/**
 * A resource's file, or undefined before it is uploaded. An event records the upload a moment later: until then this
 * asks the bucket, so that an acknowledged upload can be used at once.
 */
export async function uploadedFile(
  objects: Pick<ObjectStore, 'find'>,
  { status, size, objectKey, uploadedAt, createdAt, etag }: Resource,
): Promise<UploadedFile | undefined> {
  if (status === 'available' && size !== undefined) {
    return { size, uploadedAt: uploadedAt ?? createdAt, ...(etag === undefined ? {} : { etag }) };
  }
  return objects.find(objectKey);
}
