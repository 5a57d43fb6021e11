import type * as v from 'valibot';
import type { Caller } from '../../model/identity/token.ts';
import type { Listed } from '../../model/lists/ports.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import type { entrySchema } from './entry-schema.ts';

/**
 * Renders a resource like the specification's examples, with its entity if it has one. Only its own account sees its
 * container; a role in an organization does not show it.
 */
export function entryResponse(
  baseUrl: string,
  { accountId }: Pick<Caller, 'accountId'>,
  { resource, entry }: Pick<Listed, 'resource' | 'entry'>,
): v.InferOutput<typeof entrySchema> {
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
