import { TEMPORARY_DAYS } from '../../resources/lifecycle.ts';
import type { ObjectStore } from '../../resources/ports.ts';
import type { Resource } from '../../resources/resource.ts';
import { type UploadedFile, uploadedFile } from '../../resources/uploaded-file.ts';
import { CloneFailure } from './clone.ts';

export interface BytesDependencies {
  readonly objects: Pick<ObjectStore, 'find' | 'copy' | 'delete'>;
  readonly now: () => number;
}

/** How far the clocks of functions and bucket may differ, in milliseconds; the bucket's times are whole seconds. */
const CLOCK_TOLERANCE = 60_000;

/** How long a copy without a record is safe from its lifecycle, in milliseconds. */
const KEPT = 12 * 60 * 60_000;

const COPY_FAILED = 'Error copying file in S3.';

/** A resource's file, or nothing when it was not uploaded. Throws `CloneFailure`. */
export async function fileToCopy(
  { objects }: BytesDependencies,
  resource: Resource,
): Promise<UploadedFile | undefined> {
  return uploadedFile(objects, resource).catch(retryable);
}

/**
 * Copies a resource's bytes, unless a worker that was cut off has done so (`resumed`). Resolves to the time of copying,
 * or to nothing when the source has no bytes. Throws `CloneFailure`.
 */
export async function copyBytes(
  dependencies: BytesDependencies,
  resource: Resource,
  file: UploadedFile,
  key: string,
  resumed: boolean,
): Promise<number | undefined> {
  const earlier = resumed ? await earlierCopy(dependencies, file, key).catch(retryable) : undefined;
  return earlier ?? (await makeCopy(dependencies, resource, key).catch(retryable));
}

/** Every copy starts with the same short lifecycle; the reconciler sets the final one when there is a record. */
async function makeCopy(
  { objects, now }: BytesDependencies,
  { objectKey, mediaType }: Resource,
  key: string,
): Promise<number | undefined> {
  const madeAt = now();
  const isCopied = await objects.copy(objectKey, key, mediaType, TEMPORARY_DAYS);
  return isCopied ? madeAt : undefined;
}

/** When an earlier attempt made this copy, if it is certainly of the same bytes and stays long enough. */
async function earlierCopy(
  { objects, now }: BytesDependencies,
  { uploadedAt }: UploadedFile,
  key: string,
): Promise<number | undefined> {
  const copy = await objects.find(key);
  const isSame = copy !== undefined && copy.uploadedAt >= uploadedAt + CLOCK_TOLERANCE;
  return isSame && copy.uploadedAt > now() - KEPT ? copy.uploadedAt : undefined;
}

/** A retryable S3 failure. */
function retryable(cause: unknown): never {
  throw new CloneFailure(COPY_FAILED, { lasting: false, cause });
}

/** A resource without bytes fails the clone: the copy would silently lack it. */
export function bytesMissing(): CloneFailure {
  return new CloneFailure(COPY_FAILED, { lasting: true });
}
