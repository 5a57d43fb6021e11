import { listContainerResources } from '../api/containers/list-resources.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { resourceLists } from '../table/lists.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('list-container-resources', ({ table, now, setting }) =>
  listContainerResources({
    containers: containerLookup(table),
    lists: resourceLists(table),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);
