import type { Caller } from '../../model/identity/token.ts';
import type { Listed } from '../../model/lists/ports.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';

/**
 * A resource as the specification's examples show it, and where it belongs if that was said. Its container is its
 * account's own: whoever sees it by a role in an organization is not told.
 */
export function entryResponse(
  baseUrl: string,
  { accountId }: Pick<Caller, 'accountId'>,
  { resource, entry }: Pick<Listed, 'resource' | 'entry'>,
) {
  const { containerId } = resource;
  const isTold = containerId !== undefined && accountId === resource.accountId;
  return {
    id: resource.id,
    name: entry.name,
    description: entry.description,
    resource: resourceUrl(baseUrl, resource.id),
    mime_type: resource.mediaType,
    archived: entry.archived,
    attributes: entry.attributes,
    entity_type: entry.entityType ?? null,
    ...(entry.entityId === undefined ? {} : { entity_id: entry.entityId }),
    ...(isTold ? { container_id: containerId } : {}),
    ...(resource.tags === undefined ? {} : { tags: resource.tags }),
  };
}
