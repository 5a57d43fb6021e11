import type { ObjectStore, ResourceStore } from './ports.ts';
import { uploadLifecycle } from './reservation.ts';
import { awaitsUpload, type Resource } from './resource.ts';

/** A resource's file: one version of an object in the bucket. */
export interface UploadedFile {
  /** With its version. */
  readonly object: string;
  /** In bytes. */
  readonly size: number;
  /** When the object was created, in milliseconds since 1970. */
  readonly uploadedAt: number;
  /** S3's entity tag, without quotes. */
  readonly etag?: string;
}

export interface UploadDependencies {
  readonly resources: Pick<ResourceStore, 'recordUpload'>;
  readonly objects: Pick<ObjectStore, 'find'>;
}

/**
 * A resource with its file, or undefined before the upload. An event records an upload a moment later: until then this
 * asks the bucket, so that an acknowledged upload can be used at once, and records the first one itself. So a file
 * never changes once a client has seen it, in whatever order the bucket lists two uploads.
 */
export async function withUpload(
  { resources, objects }: UploadDependencies,
  resource: Resource,
): Promise<Resource | undefined> {
  if (!awaitsUpload(resource)) return resource;
  const file = await objects.find(resource.object);
  return file && resources.recordUpload(resource, file, uploadLifecycle(resource));
}
