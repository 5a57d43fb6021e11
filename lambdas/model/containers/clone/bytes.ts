import { TEMPORARY_DAYS } from '../../resources/lifecycle.ts';
import type { ObjectStore } from '../../resources/ports.ts';
import type { Resource } from '../../resources/resource.ts';
import { type UploadedFile, uploadedFile } from '../../resources/uploaded-file.ts';
import { CloneFailure } from './clone.ts';

export interface BytesDependencies {
  readonly objects: Pick<ObjectStore, 'find' | 'copy' | 'delete'>;
  readonly now: () => number;
}

/** How far the clocks of functions and of the bucket may be apart, in milliseconds; the bucket's has whole seconds. */
const CLOCK_TOLERANCE = 60_000;

const COPY_FAILED = 'Error copying file in S3.';

/** What there is to copy of a resource, or nothing before it is uploaded. Throws `CloneFailure`. */
export async function fileToCopy(
  { objects }: BytesDependencies,
  resource: Resource,
): Promise<UploadedFile | undefined> {
  return uploadedFile(objects, resource).catch(failed);
}

/**
 * Copies a resource's bytes; `begun` where that may have been done before. Resolves to the time of the copy's making, or
 * to nothing where the bytes are not there. Throws `CloneFailure`.
 */
export async function copyBytes(
  dependencies: BytesDependencies,
  resource: Resource,
  file: UploadedFile,
  key: string,
  begun: boolean,
): Promise<number | undefined> {
  return (
    (begun ? await keepCopy(dependencies, file, key).catch(failed) : undefined) ??
    (await makeCopy(dependencies, resource, key).catch(failed))
  );
}

/**
 * Every copy is made with the same lifecycle: one that is kept may have been made when its source had another end.
 */
async function makeCopy(
  { objects, now }: BytesDependencies,
  { objectKey, mediaType }: Resource,
  key: string,
): Promise<number | undefined> {
  const madeAt = now();
  const isCopied = await objects.copy(objectKey, key, mediaType, TEMPORARY_DAYS);
  return isCopied ? madeAt : undefined;
}

/** For how long a copy that has no record yet surely stays, in milliseconds. */
const KEPT = 12 * 60 * 60_000;

/** The time of the making of a copy that was made before, if it is surely of the same bytes and stays. */
async function keepCopy(
  { objects, now }: BytesDependencies,
  { uploadedAt }: UploadedFile,
  key: string,
): Promise<number | undefined> {
  const copy = await objects.find(key);
  const isSame = copy !== undefined && copy.uploadedAt >= uploadedAt + CLOCK_TOLERANCE;
  return isSame && copy.uploadedAt > now() - KEPT ? copy.uploadedAt : undefined;
}

/** The failure to say that the bucket did not do what it was asked for; it may do it next time. */
function failed(cause: unknown): never {
  throw new CloneFailure(COPY_FAILED, { lasting: false, cause });
}

/** The failure to say that a resource has no bytes: a copy of its container would lack them without a word. */
export function bytesMissing(): CloneFailure {
  return new CloneFailure(COPY_FAILED, { lasting: true });
}
