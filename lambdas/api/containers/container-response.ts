import type { Clone } from '../../model/containers/clone/clone.ts';
import { type Container, organizationNumber } from '../../model/containers/container.ts';
import type { Listed } from '../../model/lists/ports.ts';
import { timestamp } from '../../model/resources/expiry.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import type {
  CloneResponse,
  ContainerResponse,
  MemberResponse,
  ProgressResponse,
} from './response-schemas.ts';

/** Renders a container. */
export function containerResponse({
  id,
  accountId,
  createdAt,
  updatedAt,
  ...container
}: Container): ContainerResponse {
  return {
    id,
    name: container.name,
    description: container.description,
    orgId: organizationNumber(accountId),
    tags: container.tags,
    createdAt: timestamp(createdAt),
    updatedAt: timestamp(updatedAt),
  };
}

/** Renders a resource in its container. */
export function memberResponse(baseUrl: string, { resource, entry }: Listed): MemberResponse {
  return {
    id: resource.id,
    name: entry.name,
    description: entry.description,
    uri: resourceUrl(baseUrl, resource.id),
    mimeType: resource.mediaType,
    size: resource.size ?? null,
    containerId: resource.containerId ?? null,
    tags: resource.tags ?? [],
    attributes: entry.attributes,
    createdAt: timestamp(resource.createdAt),
    expiresAt: resource.expiresAt === undefined ? null : timestamp(resource.expiresAt),
  };
}

/** Renders a clone with the specification's fields. */
export function cloneResponse(clone: Clone): CloneResponse {
  const { accountId, name, fromContainerId, toContainerId, startedAt, completedAt } = clone;
  return {
    orgId: organizationNumber(accountId),
    name,
    fromContainerId,
    toContainerId,
    type: 'clone',
    startedAt: timestamp(startedAt),
    completedAt: completedAt === undefined ? null : timestamp(completedAt),
  };
}

/** Renders a clone with its progress. */
export function progressResponse(clone: Clone): ProgressResponse {
  const { total, copied, skipped } = clone;
  return { ...cloneResponse(clone), total, copied, skipped };
}
