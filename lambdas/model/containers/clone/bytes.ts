import { TEMPORARY_DAYS } from '../../resources/lifecycle.ts';
import type { ObjectStore } from '../../resources/ports.ts';
import type { Resource } from '../../resources/resource.ts';
import { type UploadDependencies, type UploadedFile, withUpload } from '../../resources/upload.ts';
import { CloneFailure } from './clone.ts';

export interface BytesDependencies extends UploadDependencies {
  readonly objects: Pick<ObjectStore, 'find' | 'copy' | 'delete'>;
  readonly now: () => number;
}

/** A copy in the bucket, and when it was made. */
export type CopiedBytes = Pick<UploadedFile, 'object' | 'uploadedAt'>;

/** How far the clocks of functions and bucket may differ, in milliseconds; the bucket's times are whole seconds. */
const CLOCK_TOLERANCE = 60_000;

/** How long a copy without a record is safe from its lifecycle, in milliseconds. */
const KEPT = 12 * 60 * 60_000;

const COPY_FAILED = 'Error copying file in S3.';

/** A resource with its file, or nothing when it was not uploaded. Throws `CloneFailure`. */
export async function sourceOf(
  dependencies: BytesDependencies,
  resource: Resource,
): Promise<Resource | undefined> {
  return withUpload(dependencies, resource).catch(retryable);
}

/**
 * Copies a resource's bytes, unless a worker that was cut off has done so (`resumed`). Resolves to the copy, or
 * to nothing when the source has no bytes. Throws `CloneFailure`.
 */
export async function copyBytes(
  dependencies: BytesDependencies,
  source: Resource,
  key: string,
  resumed: boolean,
): Promise<CopiedBytes | undefined> {
  const earlier = resumed ? await earlierCopy(dependencies, source, key).catch(retryable) : undefined;
  return earlier ?? (await makeCopy(dependencies, source, key).catch(retryable));
}

/** Every copy starts with the same short lifecycle; the reconciler sets the final one when there is a record. */
async function makeCopy(
  { objects, now }: BytesDependencies,
  { object: from, mediaType, size }: Resource,
  key: string,
): Promise<CopiedBytes | undefined> {
  const uploadedAt = now();
  const object = await objects.copy(from, key, mediaType, TEMPORARY_DAYS, size);
  return object === undefined ? undefined : { object, uploadedAt };
}

/** When an earlier attempt made this copy, if it is certainly of the same bytes and stays long enough. */
async function earlierCopy(
  { objects, now }: BytesDependencies,
  { createdAt, uploadedAt = createdAt }: Resource,
  key: string,
): Promise<CopiedBytes | undefined> {
  const copy = await objects.find(key);
  const isSame = copy !== undefined && copy.uploadedAt >= uploadedAt + CLOCK_TOLERANCE;
  return isSame && copy.uploadedAt > now() - KEPT ? copy : undefined;
}

/** A retryable S3 failure. */
function retryable(cause: unknown): never {
  throw new CloneFailure(COPY_FAILED, { lasting: false, cause });
}

/** A resource without bytes fails the clone: the copy would silently lack it. */
export function bytesMissing(): CloneFailure {
  return new CloneFailure(COPY_FAILED, { lasting: true });
}
