import type { CatalogueStore, Described } from '../../../../lambdas/model/catalogue/ports.ts';
import type { Resource } from '../../../../lambdas/model/resources/resource.ts';

/** The part of the catalogue that the content door uses, over records without descriptions. */
export function describedRecords(records: Map<string, Resource>): Pick<CatalogueStore, 'find' | 'change'> {
  const described = (resource: Resource): Described => ({
    resource,
    entry: { name: resource.fileName, description: '', archived: false, attributes: {} },
  });
  return {
    find: async (id) => {
      const resource = records.get(id);
      return resource && { ...described(resource), isDescribed: false, lists: [] };
    },
    change: async ({ resource: { id } }, { containerId, tags }) => {
      const resource = records.get(id);
      if (resource === undefined || resource.status === 'deleted') return undefined;
      const { containerId: before, ...rest } = resource;
      const after = containerId === undefined ? before : containerId;
      const changed = {
        ...rest,
        ...(typeof after === 'string' ? { containerId: after } : {}),
        ...(tags === undefined ? {} : { tags }),
      };
      records.set(id, changed);
      return described(changed);
    },
  };
}
