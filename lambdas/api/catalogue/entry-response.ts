import type { Listed } from '../../model/lists/ports.ts';
import { resourceUrl } from '../serving/resource-url.ts';

/** A resource as the specification's examples show it, and where it belongs if that was said. */
export function entryResponse(baseUrl: string, { resource, entry }: Pick<Listed, 'resource' | 'entry'>) {
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
    ...(resource.containerId === undefined ? {} : { container_id: resource.containerId }),
    ...(resource.tags === undefined ? {} : { tags: resource.tags }),
  };
}
