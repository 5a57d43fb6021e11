import { ProblemError } from '../problem.ts';
import { bytesOfPart, type MultipartRequest } from './multipart.ts';
import { resourceIdOfKey } from './object-name.ts';
import type { MultipartLink, ResourceStore } from './ports.ts';
import { isResourceId } from './reference.ts';
import { uploadLifecycle } from './reservation.ts';
import { awaitsUpload, isLive, type Resource } from './resource.ts';

/** The longest that a signed request of an upload in parts may be sent after it was signed, in seconds. */
const LINK_SECONDS = 900;

/** A resource whose file comes in parts. */
export interface MultipartUpload extends Resource {
  readonly size: number;
  readonly uploadUntil: number;
}

/**
 * The account's resource whose file is still to come, by its id or its object's key. Throws the same problem for any
 * other key, and others if the file has come, or cannot come any more.
 */
export async function ownUpload(
  resources: Pick<ResourceStore, 'find'>,
  accountId: string,
  key: string,
  now: number,
): Promise<Resource> {
  const id = resourceIdOfKey(key) ?? key;
  const resource = isResourceId(id) ? await resources.find(id) : undefined;
  if (resource?.accountId !== accountId)
    throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
  if (!isLive(resource, now) || (resource.uploadUntil ?? Number.POSITIVE_INFINITY) <= now)
    throw new ProblemError({ code: 'gone', message: 'The resource has expired or was deleted.' });
  if (!awaitsUpload(resource))
    throw new ProblemError({ code: 'unprocessable-content', message: 'The file has been uploaded already.' });
  return resource;
}

export function isMultipart(resource: Resource): resource is MultipartUpload {
  return resource.size !== undefined && resource.uploadUntil !== undefined;
}

/** The request that opens an upload in parts, which fixes the object's type and lifecycle. */
export function openRequest(upload: Resource): MultipartRequest {
  return { operation: 'open', contentType: upload.mediaType, lifecycle: uploadLifecycle(upload) };
}

/** The request that sends one part, of exactly its size. Undefined if the file has no such part. */
export function partRequest(
  { size }: MultipartUpload,
  uploadId: string,
  partNumber: number,
): MultipartRequest | undefined {
  const bytes = bytesOfPart(size, partNumber);
  return bytes === undefined ? undefined : { operation: 'send-part', uploadId, partNumber, bytes };
}

/** What to sign for a request of an upload in parts: it is valid for minutes, and not beyond the upload's end. */
export function multipartLink(
  { object, uploadUntil }: MultipartUpload,
  request: MultipartRequest,
  now: number,
): MultipartLink {
  const left = Math.ceil((uploadUntil - now) / 1000);
  return { key: object, request, expiresInSeconds: Math.max(1, Math.min(LINK_SECONDS, left)) };
}
