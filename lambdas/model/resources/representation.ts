import { timestamp } from './expiry.ts';
import { referenceTo } from './reference.ts';
import { endOf, type Resource } from './resource.ts';
import { resourceUrl } from './resource-url.ts';

/** A resource's status for its owner. */
export type ResourceStatus = Resource['status'] | 'expired';

/** A resource's status at `now`. */
export function statusOf(
  resource: Pick<Resource, 'status' | 'uploadUntil' | 'expiresAt'>,
  now: number,
): ResourceStatus {
  const { status } = resource;
  const end = endOf(resource);
  return status !== 'deleted' && end !== undefined && end <= now ? 'expired' : status;
}

/** Renders a resource for its owner. Unknown values are null. */
export function resourceRepresentation(baseUrl: string, resource: Omit<Resource, 'object'>, now: number) {
  const { id, uploadedAt, expiresAt, sha256 } = resource;
  return {
    id,
    status: statusOf(resource, now),
    file_name: resource.fileName,
    mime_type: resource.mediaType,
    size: resource.size ?? null,
    etag: resource.etag ?? null,
    sha256: sha256 === undefined ? null : Buffer.from(sha256, 'base64').toString('hex'),
    container_id: resource.containerId ?? null,
    tags: resource.tags ?? [],
    created_at: timestamp(resource.createdAt),
    uploaded_at: uploadedAt === undefined ? null : timestamp(uploadedAt),
    expires_at: expiresAt === undefined ? null : timestamp(expiresAt),
    uri: expiresAt === undefined ? referenceTo(id) : resourceUrl(baseUrl, id),
  };
}
