import type { ObjectStore } from './ports.ts';
import type { Resource } from './resource.ts';

/** What is in the bucket for a resource. */
export interface UploadedFile {
  /** In bytes. */
  readonly size: number;
  /** When the object was made, in milliseconds since 1970. */
  readonly uploadedAt: number;
  /** S3's entity tag, without quotes. */
  readonly etag?: string;
}

/**
 * A resource's file, or nothing before it is uploaded. A record learns of an upload a moment later, by an event: until
 * then the bucket is asked, so that what was acknowledged can be used at once.
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
